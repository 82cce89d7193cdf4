import * as pulumi from "@pulumi/pulumi";
import { cloudsso, ims } from "pulumi-alicloud-identity";

const config = new pulumi.Config();
const accounts = config.requireObject<string[]>("accounts");
const domain = config.require("domain");

// An account has one directory. It is taken over as it is, and a destroy leaves it alone.
const directory = new cloudsso.Directory("directory");

// What auditors may do, said once for all accounts.
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

// In each account it becomes a role. The policy revision makes a change of the policies show here, account by account.
for (const account of accounts) {
  new cloudsso.AccessConfigurationProvisioning(`auditors-${account}`, {
    directoryId: directory.id,
    accessConfigurationId: auditors.accessConfigurationId,
    targetId: account,
    policyRevision: auditors.policyRevision,
  });
}

// A person for the day when single sign-on is down.
const alice = new ims.User("alice", {
  userPrincipalName: `alice@${domain}`,
  displayName: "Alice",
  comments: "Break-glass account",
});

export const directoryId = directory.id;
export const accessConfigurationId = auditors.accessConfigurationId;
export const userId = alice.userId;
