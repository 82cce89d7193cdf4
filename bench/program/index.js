"use strict";

const pulumi = require("@pulumi/pulumi");
const { cloudsso } = require("pulumi-alicloud-identity");

const config = new pulumi.Config();
const directoryId = config.require("directory");
const accounts = config.requireObject("accounts");
const configurations = config.requireNumber("configurations");
const action = config.require("action");
const group = config.get("group");
const users = config.getObject("users") ?? [];

for (let number = 1; number <= configurations; number++) {
  const configuration = new cloudsso.AccessConfiguration(`configuration-${number}`, {
    directoryId,
    accessConfigurationName: `bench-${number}`,
    permissionPolicies: [
      {
        permissionPolicyType: "Inline",
        permissionPolicyName: "bench",
        permissionPolicyDocument: { Version: "1", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] },
      },
    ],
  });
  for (const account of accounts) {
    new cloudsso.AccessConfigurationProvisioning(`configuration-${number}-${account}`, {
      directoryId,
      accessConfigurationId: configuration.accessConfigurationId,
      targetId: account,
      policyRevision: configuration.policyRevision,
    });
  }
}

for (const [index, user] of users.entries()) {
  new cloudsso.UserAttachment(`member-${index}`, { directoryId, groupId: group, userId: user });
}
