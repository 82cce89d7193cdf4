import * as pulumi from "@pulumi/pulumi";
import { cloudsso, ims } from "pulumi-alicloud-identity";

const config = new pulumi.Config();
const accounts = config.requireObject<string[]>("accounts");
const domain = config.require("domain");

const directory = new cloudsso.Directory("directory");

const auditors = new cloudsso.AccessConfiguration("auditors", {
  directoryId: directory.id,
  accessConfigurationName: "auditors",
  description: "Reads everything, changes nothing",
  permissionPolicies: [
    { permissionPolicyType: "System", permissionPolicyName: "ReadOnlyAccess" },
    {
      permissionPolicyType: "Inline",
      permissionPolicyName: "no-secrets",
      permissionPolicyDocument: {
        Version: "1",
        Statement: [{ Effect: "Deny", Action: "kms:GetSecretValue", Resource: "*" }],
      },
    },
  ],
});

for (const account of accounts) {
  new cloudsso.AccessConfigurationProvisioning(`auditors-${account}`, {
    directoryId: directory.id,
    accessConfigurationId: auditors.accessConfigurationId,
    targetId: account,
    policyRevision: auditors.policyRevision,
  });
}

const alice = new ims.User("alice", {
  userPrincipalName: `alice@${domain}`,
  displayName: "Alice",
  comments: "Break-glass account",
});

export const directoryId = directory.id;
export const accessConfigurationId = auditors.accessConfigurationId;
export const userId = alice.id;
