"use strict";

// All of an account whose secret is told once.

const pulumi = require("@pulumi/pulumi");
const { ims } = require("pulumi-alicloud-identity");

const domain = new pulumi.Config().require("domain");

const robot = new ims.User("robot", { userPrincipalName: `robot@${domain}`, displayName: "Robot" });
const portal = new ims.Application("portal", { appName: "portal", appType: "WebApp", displayName: "Portal" });

const key = new ims.AccessKey("key", { userId: robot.id });
const logon = new ims.LoginProfile("logon", { userId: robot.id, generatePassword: true });
const credential = new ims.ServiceCredential("credential", {
  userId: robot.id,
  serviceName: "dlf.aliyuncs.com",
  serviceCredentialName: "robot",
});
const secret = new ims.AppSecret("secret", { appId: portal.id });
const device = new ims.VirtualMfaDevice("device", { virtualMfaDeviceName: "robot-phone" });

exports.accessKeySecret = key.accessKeySecret;
exports.password = logon.generatedPassword;
exports.serviceCredentialSecret = credential.serviceCredentialSecret;
exports.appSecretValue = secret.appSecretValue;
exports.seed = device.base32StringSeed;
exports.qrCode = device.qrCodePng;
