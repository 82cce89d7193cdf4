"use strict";

const pulumi = require("@pulumi/pulumi");
const { cloudsso, ims, ram } = require("pulumi-alicloud-identity");

const config = new pulumi.Config();
const directoryId = config.get("directory") ?? "";
const accounts = config.getObject("accounts") ?? [];
const configurations = config.getNumber("configurations") ?? 0;
const action = config.get("action");
const set = config.get("set");
const group = config.get("group");
const users = config.getObject("users") ?? [];
const people = config.getObject("people") ?? { users: 0, groups: 0 };

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
  if (set === "AccessAssignmentSet") {
    new cloudsso.AccessAssignmentSet(`configuration-${number}`, {
      directoryId,
      accessConfigurationId: configuration.accessConfigurationId,
      principalIds: [group],
      targets: { everywhere: true },
    });
  }
  if (set === "AccessConfigurationProvisioningSet") {
    new cloudsso.AccessConfigurationProvisioningSet(`configuration-${number}`, {
      directoryId,
      accessConfigurationId: configuration.accessConfigurationId,
      policyRevision: configuration.policyRevision,
      targets: { everywhere: true },
    });
  }
  for (const account of accounts) {
    new cloudsso.AccessConfigurationProvisioning(`configuration-${number}-${account}`, {
      directoryId,
      accessConfigurationId: configuration.accessConfigurationId,
      targetId: account,
      policyRevision: configuration.policyRevision,
    });
  }
}

const assigned = config.getObject("assigned") ?? { accounts: [], groups: [] };
if (assigned.groups.length > 0) {
  const configuration = new cloudsso.AccessConfiguration("assigned", {
    directoryId,
    accessConfigurationName: "bench-assigned",
    permissionPolicies: [{ permissionPolicyType: "System", permissionPolicyName: "ReadOnlyAccess" }],
  });
  for (const account of assigned.accounts) {
    for (const principalId of assigned.groups) {
      new cloudsso.AccessAssignment(`assigned-${account}-${principalId}`, {
        directoryId,
        accessConfigurationId: configuration.accessConfigurationId,
        targetId: account,
        principalType: "Group",
        principalId,
      });
    }
  }
}

for (const [index, user] of users.entries()) {
  new cloudsso.UserAttachment(`member-${index}`, { directoryId, groupId: group, userId: user });
}

const groups = Array.from(
  { length: people.groups },
  (_, number) => new cloudsso.Group(`group-${number}`, { directoryId, groupName: `group-${number}` }),
);
for (let number = 0; number < people.users; number++) {
  const person = new cloudsso.User(`user-${number}`, { directoryId, userName: `user-${number}` });
  new cloudsso.UserAttachment(`user-${number}`, {
    directoryId,
    groupId: groups[number % groups.length].groupId,
    userId: person.userId,
  });
}

const ramPeople = config.getObject("ramPeople") ?? { users: 0, groups: 0, domain: "" };
const ramGroups = Array.from(
  { length: ramPeople.groups },
  (_, number) => new ims.Group(`ram-group-${number}`, { groupName: `group-${number}` }),
);
for (let number = 0; number < ramPeople.users; number++) {
  const name = `ram-user-${number}`;
  const person = new ims.User(name, { userPrincipalName: `user-${number}@${ramPeople.domain}`, displayName: name });
  new ims.AccessKey(name, { userId: person.userId });
  new ims.GroupMembership(name, { groupId: ramGroups[number % ramGroups.length].groupId, userId: person.userId });
  for (const policyName of ["ReadOnlyAccess", "AliyunOSSReadOnlyAccess"]) {
    new ram.UserPolicyAttachment(`${name}-${policyName}`, { policyType: "System", policyName, userId: person.userId });
  }
}
