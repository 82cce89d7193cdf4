import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { cloudsso } from "pulumi-alicloud-identity";
import { type AccessConfigurationName, accessConfigurations } from "./access-configurations";
import { type GroupName, grants, groups, type Stage } from "./grants";

const config = new pulumi.Config();

// An account has one directory. It is taken over as it is, and a destroy leaves it alone.
const directory = new cloudsso.Directory("directory");
const directoryId = directory.id;

// How people log on: by the company's identity provider, from the company's networks, with a second factor.
new cloudsso.SamlIdentityProvider("sign-on", {
  directoryId,
  encodedMetadataDocument: readFileSync(join(__dirname, "idp-metadata.xml"), "utf8"),
  ssoStatus: "Enabled",
});
new cloudsso.LoginPreference("log-on", { directoryId, loginNetworkMasks: ["203.0.113.0/24", "198.51.100.7"] });
new cloudsso.MfaSettings("second-factor", { directoryId, mfaAuthenticationSettings: "Enabled" });
new cloudsso.PasswordPolicy("passwords", { directoryId, minPasswordLength: 14, maxLoginAttempts: 5 });

// Where people come from: the identity provider keeps users up to date through SCIM, with a credential of its own.
new cloudsso.ScimSynchronization("people", { directoryId, scimSynchronizationStatus: "Enabled" });
const scim = new cloudsso.ScimServerCredential("people", { directoryId });

const groupsByName = mapped(
  groups,
  (description, groupName) => new cloudsso.Group(groupName, { directoryId, groupName, description }),
);

const configurationsByName = mapped(
  accessConfigurations,
  (args, accessConfigurationName) =>
    new cloudsso.AccessConfiguration(accessConfigurationName, { directoryId, accessConfigurationName, ...args }),
);

// Each access configuration is brought once to each account in which somebody may use it.
const brought = new Set<string>();

for (const { group, may, in: where } of grants) {
  for (const account of where.flatMap(accountsOf)) {
    bring(may, account);
    grant(group, may, account);
  }
}

function accountsOf(stage: Stage): string[] {
  return config.requireObject<string[]>(stage);
}

function bring(name: AccessConfigurationName, account: string): void {
  const resource = `${name}-${account}`;
  if (brought.has(resource)) return;
  brought.add(resource);
  const { accessConfigurationId, policyRevision } = configurationsByName[name];
  // The policy revision makes a change of the policies show here, account by account.
  new cloudsso.AccessConfigurationProvisioning(resource, {
    directoryId,
    accessConfigurationId,
    targetId: account,
    policyRevision,
  });
}

function grant(group: GroupName, name: AccessConfigurationName, account: string): void {
  new cloudsso.AccessAssignment(`${group}-${name}-${account}`, {
    directoryId,
    accessConfigurationId: configurationsByName[name].accessConfigurationId,
    targetId: account,
    principalType: "Group",
    principalId: groupsByName[group].groupId,
  });
}

function mapped<K extends string, A, B>(of: Readonly<Record<K, A>>, make: (value: A, key: K) => B): Record<K, B> {
  const made = Object.entries<A>(of).map(([key, value]) => [key, make(value, key as K)]);
  return Object.fromEntries(made) as Record<K, B>;
}

/** For the identity provider's SCIM client: `pulumi stack output scimCredential --show-secrets`. */
export const scimCredential = scim.credentialSecret;
