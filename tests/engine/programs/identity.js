"use strict";

// The program of all scenarios; stack configuration says what it declares.

const pulumi = require("@pulumi/pulumi");
const { cloudsso, ims } = require("pulumi-alicloud-identity");

const config = new pulumi.Config();
const accounts = config.requireObject("accounts");
const settings = config.getObject("configuration") ?? {};
const policies = config.getObject("policies") ?? ["ReadOnlyAccess"];
const ignoreChanges = config.getObject("ignoreChanges") ?? [];
const users = config.getObject("users") ?? [];

const directory = new cloudsso.Directory("directory");

const auditors = new cloudsso.AccessConfiguration(
  "auditors",
  {
    directoryId: directory.id,
    accessConfigurationName: "auditors",
    permissionPolicies: policies.map((name) => ({ permissionPolicyType: "System", permissionPolicyName: name })),
    ...settings,
  },
  { ignoreChanges },
);

for (const account of accounts) {
  new cloudsso.AccessConfigurationProvisioning(`auditors-${account}`, {
    directoryId: directory.id,
    accessConfigurationId: auditors.accessConfigurationId,
    targetId: account,
    policyRevision: auditors.policyRevision,
  });
}

for (const userPrincipalName of users) {
  const [name] = userPrincipalName.split("@");
  new ims.User(name, { userPrincipalName, displayName: name });
}
