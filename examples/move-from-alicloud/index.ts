import * as pulumi from "@pulumi/pulumi";
// Before: import * as alicloud from "@pulumi/alicloud";
import * as alicloud from "pulumi-alicloud-identity";

const account = new pulumi.Config().require("account");

const directory = new alicloud.cloudsso.Directory("default", { directoryName: "moved-example" });

const user = new alicloud.cloudsso.User("default", {
  directoryId: directory.id,
  userName: "alice",
  displayName: "Alice",
  email: "alice@example.com",
  status: "Enabled",
});

const group = new alicloud.cloudsso.Group("default", {
  directoryId: directory.id,
  groupName: "auditors",
  description: "Looks, and touches nothing",
});

new alicloud.cloudsso.UserAttachment("default", {
  directoryId: directory.id,
  groupId: group.groupId,
  userId: user.userId,
});

const configuration = new alicloud.cloudsso.AccessConfiguration("default", {
  directoryId: directory.id,
  accessConfigurationName: "auditors",
  sessionDuration: 1800,
  relayState: "https://cloudsso.console.aliyun.com/test1",
  forceRemovePermissionPolicies: true,
  permissionPolicies: [
    {
      permissionPolicyType: "Inline",
      permissionPolicyName: "own",
      permissionPolicyDocument: JSON.stringify({
        Version: "1",
        Statement: [{ Action: "ecs:Get*", Effect: "Allow", Resource: "*" }],
      }),
    },
    { permissionPolicyType: "System", permissionPolicyName: "ReadOnlyAccess" },
  ],
});

const provisioning = new alicloud.cloudsso.AccessConfigurationProvisioning("default", {
  directoryId: directory.id,
  accessConfigurationId: configuration.accessConfigurationId,
  targetType: "RD-Account",
  targetId: account,
});

const management = new alicloud.cloudsso.AccessManagement("default", {
  directoryId: directory.id,
  accessConfigurationId: provisioning.accessConfigurationId,
  targetType: "RD-Account",
  targetId: account,
  principalType: "Group",
  principalId: group.groupId,
  deprovisionStrategy: "DeprovisionForLastAccessAssignmentOnAccount",
});

export const ids = [directory.id, user.id, group.id, configuration.id, provisioning.id, management.id];
