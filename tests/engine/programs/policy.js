"use strict";

// A policy of RAM, made here or taken over.

const pulumi = require("@pulumi/pulumi");
const { ram } = require("pulumi-alicloud-identity");

const config = new pulumi.Config();

new ram.Policy("readers", {
  policyName: "readers",
  policyDocument: { Version: "1", Statement: [{ Effect: "Allow", Action: config.require("action"), Resource: "*" }] },
  adopt: config.getBoolean("adopt"),
});
