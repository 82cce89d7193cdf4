"use strict";

// Components in every constellation. Stack configuration says whether they have been renamed.

const pulumi = require("@pulumi/pulumi");
const { cloudsso, ims } = require("pulumi-alicloud-identity");

const config = new pulumi.Config();
const accounts = config.requireObject("accounts");
const domain = config.require("domain");
const renamed = config.getBoolean("renamed") ?? false;

/** Its type and its name change with the setting; `aliases` name the old ones. */
class Team extends pulumi.ComponentResource {
  constructor(name, options = {}) {
    const aliases = renamed ? [{ name, type: "acme:index:Team" }] : [];
    super(
      renamed ? "acme:index:Squad" : "acme:index:Team",
      renamed ? `new-${name}` : name,
      {},
      { aliases, ...options },
    );
    this.prefix = renamed ? `new-${name}` : name;
  }

  person(name, comments, options = {}) {
    const logon = { userPrincipalName: `${name}@${domain}`, displayName: name };
    return new ims.User(`${this.prefix}-${name}`, { ...logon, comments }, { parent: this, ...options });
  }
}

const organisation = new Team("organisation");
const directory = new cloudsso.Directory("directory", {}, { parent: organisation });

// Two children of one component, one of which uses what only the cloud knows of the other.
const operations = new Team("operations", { parent: organisation });
const gil = operations.person("gil");
operations.person("hana", pulumi.interpolate`stands in for ${gil.userId}`);
organisation.person("ivy", pulumi.interpolate`leads ${gil.userId}`);

// A component that waits for a whole other one.
const late = new Team("late", { dependsOn: [organisation] });
late.person("jon", undefined, { dependsOn: [operations] });

// Declared by one component, and children of another one and of a resource. Their names are their own.
for (const [name, parent] of [
  ["kim", operations],
  ["lou", gil],
]) {
  new ims.User(name, { userPrincipalName: `${name}@${domain}`, displayName: name }, { parent });
}

// A child for each account.
const access = new Team("access", { dependsOn: [operations] });
const readers = new cloudsso.AccessConfiguration(
  `${access.prefix}-readers`,
  {
    directoryId: directory.id,
    accessConfigurationName: "readers",
    permissionPolicies: [{ permissionPolicyType: "System", permissionPolicyName: "ReadOnlyAccess" }],
  },
  { parent: access, dependsOn: [organisation, gil] },
);
for (const account of accounts) {
  new cloudsso.AccessConfigurationProvisioning(
    `${access.prefix}-readers-${account}`,
    {
      directoryId: directory.id,
      accessConfigurationId: readers.accessConfigurationId,
      targetId: account,
      policyRevision: readers.policyRevision,
    },
    { parent: access },
  );
}
for (const team of [organisation, operations, late, access]) team.registerOutputs({});
