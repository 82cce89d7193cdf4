"use strict";

// An access configuration in some accounts, for some groups in each.

const pulumi = require("@pulumi/pulumi");
const { cloudsso } = require("pulumi-alicloud-identity");

const config = new pulumi.Config();
const accounts = config.requireObject("accounts");
const names = config.requireObject("groups");

const directory = new cloudsso.Directory("directory");

const readers = new cloudsso.AccessConfiguration("auditors", {
  directoryId: directory.id,
  accessConfigurationName: "auditors",
  permissionPolicies: [{ permissionPolicyType: "System", permissionPolicyName: "ReadOnlyAccess" }],
});

const groups = names.map((groupName) => new cloudsso.Group(groupName, { directoryId: directory.id, groupName }));

for (const account of accounts) {
  const provisioning = new cloudsso.AccessConfigurationProvisioning(`auditors-${account}`, {
    directoryId: directory.id,
    accessConfigurationId: readers.accessConfigurationId,
    targetId: account,
    policyRevision: readers.policyRevision,
  });
  for (const [index, group] of groups.entries()) {
    new cloudsso.AccessManagement(`${names[index]}-${account}`, {
      directoryId: directory.id,
      accessConfigurationId: provisioning.accessConfigurationId,
      targetId: provisioning.targetId,
      principalType: "Group",
      principalId: group.id,
    });
  }
}
