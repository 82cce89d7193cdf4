"use strict";

// Users and access configurations, each with the resource's name, the object's name, and what `aliases` and `after` say.

const pulumi = require("@pulumi/pulumi");
const { cloudsso, ims } = require("pulumi-alicloud-identity");

const config = new pulumi.Config();
const users = config.getObject("users") ?? [];
const configurations = config.getObject("configurations") ?? [];
const secretName = config.getSecret("secretName");
const secretDocument = config.getSecret("secretDocument");
const lookedUp = config.get("lookedUp");

const declared = new Map();
const optionsOf = ({ aliases = [], after = [] }) => ({
  aliases: aliases.map((name) => ({ name })),
  dependsOn: after.map((name) => declared.get(name)),
});

const directory = new cloudsso.Directory("directory");

for (const { name, called, adopt, ...rest } of users) {
  const displayName = secretName ?? "Somebody";
  declared.set(name, new ims.User(name, { userPrincipalName: called, displayName, adopt }, optionsOf(rest)));
}

const policies =
  secretDocument === undefined
    ? [{ permissionPolicyType: "System", permissionPolicyName: "ReadOnlyAccess" }]
    : [
        {
          permissionPolicyType: "Inline",
          permissionPolicyName: "own",
          permissionPolicyDocument: secretDocument,
        },
      ];
for (const { name, called, adopt, ...rest } of configurations) {
  const inputs = { directoryId: directory.id, accessConfigurationName: called, permissionPolicies: policies, adopt };
  declared.set(name, new cloudsso.AccessConfiguration(name, inputs, optionsOf(rest)));
}

if (lookedUp !== undefined) exports.lookedUp = ims.getUserOutput({ userPrincipalName: lookedUp }).displayName;
