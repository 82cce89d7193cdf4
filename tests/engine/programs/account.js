"use strict";

// What an account has once, its users, and who else may identify them.

const pulumi = require("@pulumi/pulumi");
const { ims } = require("pulumi-alicloud-identity");

const config = new pulumi.Config();
const fingerprints = config.getObject("fingerprints");
const preference = config.getObject("preference");
const defaultDomainName = config.get("domain");

if (fingerprints !== undefined) {
  new ims.OidcProvider("ci", { oidcProviderName: "ci", issuerUrl: "https://ci.example.com", fingerprints });
}

if (preference !== undefined) new ims.SecurityPreference("logon", preference);

if (defaultDomainName !== undefined) {
  const domain = new ims.DefaultDomain("domain", { defaultDomainName });
  for (const name of ["ann", "ben"]) {
    const userPrincipalName = pulumi.interpolate`${name}@${domain.defaultDomainName}`;
    new ims.User(name, { userPrincipalName, displayName: name });
  }
}
