"use strict";

// Users with a password that stands in the program in plain text, and with one that the service makes.

const pulumi = require("@pulumi/pulumi");
const { cloudsso } = require("pulumi-alicloud-identity");

const password = new pulumi.Config().require("length") === "8" ? "Short-1x" : "Correct-horse-7";

const directory = new cloudsso.Directory("directory");
const given = { directoryId: directory.id, displayName: new pulumi.Config().get("displayName") };
new cloudsso.User("ann", { ...given, userName: "ann", password });
const ben = new cloudsso.User("ben", { ...given, userName: "ben", generatePassword: true });

exports.password = ben.generatedPassword;
