"use strict";

// An access configuration in sets of accounts, and, where the configuration names them, grants of groups there.

const pulumi = require("@pulumi/pulumi");
const { cloudsso } = require("pulumi-alicloud-identity");

const config = new pulumi.Config();
const targets = config.requireObject("targets");
const maxRemovals = config.getNumber("maxRemovals");
const policies = config.getObject("policies") ?? ["ReadOnlyAccess"];
const names = config.getObject("groups") ?? [];
const exclusive = config.getBoolean("exclusive");

const directory = new cloudsso.Directory("directory");

const auditors = new cloudsso.AccessConfiguration("auditors", {
  directoryId: directory.id,
  accessConfigurationName: "auditors",
  permissionPolicies: policies.map((permissionPolicyName) => ({
    permissionPolicyType: "System",
    permissionPolicyName,
  })),
});

const set = new cloudsso.AccessConfigurationProvisioningSet("auditors", {
  directoryId: directory.id,
  accessConfigurationId: auditors.accessConfigurationId,
  policyRevision: auditors.policyRevision,
  targets,
  maxRemovals,
});

const groups = names.map((groupName) => new cloudsso.Group(groupName, { directoryId: directory.id, groupName }));

if (groups.length > 0) {
  new cloudsso.AccessAssignmentSet("auditors", {
    directoryId: directory.id,
    accessConfigurationId: set.accessConfigurationId,
    principalIds: groups.map(({ groupId }) => groupId),
    targets,
    maxRemovals,
    exclusive,
  });
}
