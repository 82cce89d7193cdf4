"use strict";

// Who is in a directory and how people log on; stack configuration says what it declares.

const pulumi = require("@pulumi/pulumi");
const { cloudsso } = require("pulumi-alicloud-identity");

const config = new pulumi.Config();
const members = config.requireObject("members");
const names = config.requireObject("users");
const certificates = config.getObject("certificates");
const synchronization = config.get("synchronization");

const directory = new cloudsso.Directory("directory");
const directoryId = directory.id;

const users = Object.fromEntries(
  names.map((userName) => [userName, new cloudsso.User(userName, { directoryId, userName, displayName: userName })]),
);

for (const [groupName, userNames] of Object.entries(members)) {
  const group = new cloudsso.Group(groupName, { directoryId, groupName });
  for (const name of userNames) {
    new cloudsso.UserAttachment(`${name}-${groupName}`, {
      directoryId,
      groupId: group.groupId,
      userId: users[name].userId,
    });
  }
}

if (certificates !== undefined) {
  new cloudsso.SamlIdentityProvider("identity-provider", {
    directoryId,
    entityId: "https://idp.example.com",
    loginUrl: "https://idp.example.com/sso",
    x509Certificates: certificates,
    ssoStatus: "Enabled",
  });
}

if (synchronization !== undefined) {
  new cloudsso.ScimSynchronization("scim", { directoryId, scimSynchronizationStatus: synchronization });
}
