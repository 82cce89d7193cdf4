"use strict";

// A secret that is told once, and something that uses it.

const pulumi = require("@pulumi/pulumi");
const { cloudsso } = require("pulumi-alicloud-identity");

const status = new pulumi.Config().get("status");

const directory = new cloudsso.Directory("directory");
const token = new cloudsso.ScimServerCredential("token", { directoryId: directory.id, status });

new cloudsso.AccessConfiguration("user", {
  directoryId: directory.id,
  accessConfigurationName: "user",
  description: token.credentialSecret,
});

exports.bearerToken = token.credentialSecret;
