"use strict";

// A key that is rotated, and something that uses it.

const pulumi = require("@pulumi/pulumi");
const { ims } = require("pulumi-alicloud-identity");

const domain = new pulumi.Config().require("domain");

const robot = new ims.User("robot", { userPrincipalName: `robot@${domain}`, displayName: "Robot" });
const key = new ims.RotatedAccessKey("key", { userId: robot.id, rotateAfterDays: 30, overlapHours: 24 });

new ims.Group("user", { groupName: "user", comments: key.accessKeySecret });

exports.accessKeyId = key.accessKeyId;
exports.accessKeySecret = key.accessKeySecret;
