"use strict";

// The program of all scenarios; stack configuration says what it declares.

const pulumi = require("@pulumi/pulumi");
const { cloudsso, ims } = require("pulumi-alicloud-identity");

const config = new pulumi.Config();
const accounts = config.requireObject("accounts");
const settings = config.getObject("configuration") ?? {};
const policies = config.getObject("policies") ?? ["ReadOnlyAccess"];
const ignoreChanges = config.getObject("ignoreChanges") ?? [];
const replaceOnChanges = config.getObject("replaceOnChanges") ?? [];
const secretDescription = config.getSecret("secretDescription");
const users = config.getObject("users") ?? [];

/** A System policy by its name, or an Inline one as a pair of name and document. */
function policy(given) {
  if (typeof given === "string") return { permissionPolicyType: "System", permissionPolicyName: given };
  const [permissionPolicyName, permissionPolicyDocument] = given;
  return { permissionPolicyType: "Inline", permissionPolicyName, permissionPolicyDocument };
}

const directory = new cloudsso.Directory("directory");

const auditors = new cloudsso.AccessConfiguration(
  "auditors",
  {
    directoryId: directory.id,
    accessConfigurationName: "auditors",
    permissionPolicies: policies.map(policy),
    ...settings,
    ...(secretDescription === undefined ? {} : { description: secretDescription }),
  },
  { ignoreChanges },
);

for (const account of accounts) {
  new cloudsso.AccessConfigurationProvisioning(
    `auditors-${account}`,
    {
      directoryId: directory.id,
      accessConfigurationId: auditors.accessConfigurationId,
      targetId: account,
      policyRevision: auditors.policyRevision,
    },
    { replaceOnChanges },
  );
}

for (const userPrincipalName of users) {
  const [name] = userPrincipalName.split("@");
  new ims.User(name, { userPrincipalName, displayName: name });
}
