"use strict";

// A RAM user with all that can hang on one.

const pulumi = require("@pulumi/pulumi");
const { ims, ram } = require("pulumi-alicloud-identity");

const config = new pulumi.Config();

const alice = new ims.User("alice", {
  userPrincipalName: config.require("logonName"),
  displayName: "Alice",
  forceDestroy: config.getBoolean("forceDestroy"),
});
new ims.LoginProfile("alice", { userId: alice.id, password: pulumi.secret("Correct-horse-7") });
const key = new ims.AccessKey("alice", { userId: alice.id });
const operators = new ims.Group("operators", { groupName: "operators" });
new ims.GroupMembership("alice-operators", { groupId: operators.id, userId: alice.id });
const auditors = new ims.Group("auditors", { groupName: "auditors" });
// By the logon name, which the rename changes.
new ims.GroupMembership("alice-auditors", { groupId: auditors.groupId, userId: alice.userPrincipalName });
new ram.UserPolicyAttachment("alice", { policyType: "System", policyName: "ReadOnlyAccess", userId: alice.id });
new ims.VirtualMfaDevice("alice", { virtualMfaDeviceName: "alice" });

exports.secret = key.accessKeySecret;
