"use strict";

// A user with all its policies as one list, and all members of a group that the program does not manage.

const pulumi = require("@pulumi/pulumi");
const { ims, ram } = require("pulumi-alicloud-identity");

const config = new pulumi.Config();
const policies = config.requireObject("policies").map((policyName) => ({ policyType: "System", policyName }));

const ann = new ims.User("ann", { userPrincipalName: config.require("user"), displayName: "Ann" });
if (config.getBoolean("lists") !== false) {
  new ims.GroupMembers("operators", { groupId: config.require("group"), userIds: [ann.userPrincipalName] });
  new ram.UserPolicies("ann-policies", { userId: ann.userPrincipalName, policies });
}
