import * as pulumi from "@pulumi/pulumi";
import { ims, ram } from "pulumi-alicloud-identity";
import { groups, machines, people, policies } from "./team";

// How everybody logs on: with a second factor, and with passwords that are worth the name.
new ims.SecurityPreference("log-on", {
  mfaOperationForLogin: "mandatory",
  allowUserToManageAccessKeys: false,
  enableSaveMfaTicket: false,
  maxIdleDaysForUsers: 90,
});
new ims.PasswordPolicy("passwords", { minimumPasswordLength: 14, passwordReusePrevention: 8, maxLoginAttempts: 5 });

const domain = ims.getDefaultDomainOutput().defaultDomainName;
const logonName = (name: string) => pulumi.interpolate`${name}@${domain}`;

const policiesByName = mapped(
  policies,
  (policyDocument, policyName) => new ram.Policy(policyName, { policyName, policyDocument }),
);

// Groups, and exactly the policies that they have: what somebody attaches at the console is drift.
const groupsByName = mapped(groups, ({ comments, system, own }, groupName) => {
  const group = new ims.Group(groupName, { groupName, comments });
  new ram.GroupPolicies(groupName, {
    groupId: group.id,
    policies: [
      ...system.map((policyName) => ({ policyType: "System" as const, policyName })),
      ...own.map((name) => ({ policyType: "Custom" as const, policyName: policiesByName[name].policyName })),
    ],
  });
  return group;
});

// People, each with a first password to be changed at once, and exactly the groups that they are in.
const passwordsByName = mapped(people, ({ displayName, groups: isIn }, name) => {
  const user = new ims.User(name, { userPrincipalName: logonName(name), displayName });
  const logon = new ims.LoginProfile(name, { userId: user.id, generatePassword: true, passwordResetRequired: true });
  new ims.UserGroups(name, { userId: user.id, groupIds: isIn.map((group) => groupsByName[group].id) });
  return logon.generatedPassword;
});

// Machines, with a key that a nightly `pulumi up --refresh` replaces before it grows old, while the one before works on.
const keysByName = mapped(machines, ({ displayName, policies: has, rotateAfterDays }, name) => {
  const user = new ims.User(name, { userPrincipalName: logonName(name), displayName });
  for (const policyName of has) {
    const attached = { policyType: "Custom" as const, policyName: policiesByName[policyName].policyName };
    new ram.UserPolicyAttachment(`${name}-${policyName}`, { ...attached, userId: user.id });
  }
  const key = new ims.RotatedAccessKey(name, { userId: user.id, rotateAfterDays, overlapHours: 48 });
  return { accessKeyId: key.accessKeyId, accessKeySecret: pulumi.secret(key.accessKeySecret) };
});

function mapped<K extends string, A, B>(of: Readonly<Record<K, A>>, make: (value: A, key: K) => B): Record<K, B> {
  const made = Object.entries<A>(of).map(([key, value]) => [key, make(value, key as K)]);
  return Object.fromEntries(made) as Record<K, B>;
}

/** For the vault that machines take their keys from: `pulumi stack output machineKeys --show-secrets`. */
export const machineKeys = keysByName;

/** For whoever hands them out: `pulumi stack output firstPasswords --show-secrets`. */
export const firstPasswords = passwordsByName;
