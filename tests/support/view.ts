import type { Emulator } from "../../emulator";
import { newImsAccount } from "../../emulator/ims/find";

export interface ConfigurationView {
  readonly name: string;
  readonly description: string;
  readonly sessionDuration: number;
  readonly relayState: string;
  readonly tags: { readonly [key: string]: string };
  /** `System:ReadOnlyAccess`, `Inline:own {"Version":...}`, sorted. */
  readonly policies: readonly string[];
}

export interface ProvisioningView {
  readonly configuration: string;
  readonly account: string;
  /** `current`, `stale` or `failed`. */
  readonly status: string;
  readonly policies: readonly string[];
}

type State = Emulator["state"];
type Directory = NonNullable<State["cloudsso"]["directory"]>;
type Policies = Directory["accessConfigurations"][string]["policies"];

/** What is in the cloud, without the ids and times that differ from run to run. */
export function configurations(cloud: Emulator): ConfigurationView[] {
  return Object.values(directoryOf(cloud).accessConfigurations).map((one) => ({
    name: one.accessConfigurationName,
    description: one.description,
    sessionDuration: one.sessionDuration,
    relayState: one.relayState,
    tags: one.tags,
    policies: policyTexts(one.policies),
  }));
}

export function configurationIds(cloud: Emulator): string[] {
  return Object.keys(directoryOf(cloud).accessConfigurations);
}

export function provisionings(cloud: Emulator): ProvisioningView[] {
  const { accessConfigurations, provisionings: rows } = directoryOf(cloud);
  return Object.values(rows)
    .map((row) => {
      const of = accessConfigurations[row.accessConfigurationId];
      const current = row.policyRevision === of?.policyRevision ? "current" : "stale";
      return {
        configuration: of?.accessConfigurationName ?? "",
        account: row.targetId,
        status: row.deprovisionFailed ? "failed" : current,
        policies: policyTexts(row.policies),
      };
    })
    .sort((a, b) => a.account.localeCompare(b.account));
}

/** `readers for group operators in 1000000000000001`, sorted. */
export function assignments(cloud: Emulator): string[] {
  const { accessConfigurations, accessAssignments, groups, users } = directoryOf(cloud);
  return Object.values(accessAssignments)
    .map(({ accessConfigurationId, targetId, principalType, principalId }) => {
      const who = principalType === "Group" ? groups[principalId]?.groupName : users[principalId]?.userName;
      const what = accessConfigurations[accessConfigurationId]?.accessConfigurationName;
      return `${what} for ${principalType.toLowerCase()} ${who} in ${targetId}`;
    })
    .sort();
}

export function runningTasks(cloud: Emulator): number {
  return directoryOf(cloud).runningTasks.length;
}

export function ramUsers(cloud: Emulator) {
  return Object.values(ramOf(cloud).users).map(
    ({ userPrincipalName, displayName, comments, email, mobilePhone, tags }) => ({
      userPrincipalName,
      displayName,
      comments,
      email,
      mobilePhone,
      tags,
    }),
  );
}

export function ramGroups(cloud: Emulator) {
  return Object.values(ramOf(cloud).groups).map(({ groupName, displayName, comments, policies }) => ({
    groupName,
    displayName,
    comments,
    policies,
  }));
}

export function applications(cloud: Emulator) {
  return Object.values(ramOf(cloud).applications).map((one) => ({
    appName: one.appName,
    appType: one.appType,
    displayName: one.displayName,
    protocolVersion: one.protocolVersion,
    redirectUris: one.redirectUris,
    predefinedScopes: one.scopes,
    requiredScopes: one.requiredScopes,
    accessTokenValidity: one.accessTokenValidity,
    refreshTokenValidity: one.refreshTokenValidity,
    isMultiTenant: one.isMultiTenant,
    secretRequired: one.secretRequired,
  }));
}

export function samlProviders(cloud: Emulator) {
  return Object.values(ramOf(cloud).samlProviders).map(({ name, description, metadata, signingAlgorithm }) => ({
    name,
    description,
    metadata,
    signingAlgorithm,
  }));
}

export function oidcProviders(cloud: Emulator) {
  return Object.values(ramOf(cloud).oidcProviders).map((one) => ({
    name: one.name,
    issuerUrl: one.issuerUrl,
    fingerprints: [...one.fingerprints].sort(),
    clientIds: [...one.clientIds].sort(),
    issuanceLimitTime: one.issuanceLimitTime,
    description: one.description,
  }));
}

export function groups(cloud: Emulator) {
  return Object.values(directoryOf(cloud).groups).map(({ groupName, description }) => ({ groupName, description }));
}

/** With the password in force, which no call shows. */
export function users(cloud: Emulator) {
  return Object.values(directoryOf(cloud).users).map((user) => ({
    userName: user.userName,
    displayName: user.displayName,
    firstName: user.firstName,
    lastName: user.lastName,
    email: user.email,
    description: user.description,
    status: user.status,
    mfaAuthenticationSettings: user.mfaAuthentication,
    tags: user.tags,
    password: user.passwords[0],
  }));
}

/** All that the verbs of the first resources can leave behind, without ids and times. */
export function cloudNow(cloud: Emulator) {
  const { directory } = cloud.state.cloudsso;
  const ram = ramOf(cloud);
  return {
    directory: directory?.directoryName.replace(/^d-.*/, "d-"),
    configurations: directory === null ? [] : configurations(cloud),
    provisionings: directory === null ? [] : provisionings(cloud),
    tasks: directory === null ? 0 : directory.runningTasks.length,
    users: ramUsers(cloud),
    keys: Object.values(ram.users).flatMap(({ accessKeys }) => Object.keys(accessKeys)).length,
    memberships: Object.keys(ram.memberships).length,
    recycled: Object.keys(ram.recycledUsers).length,
  };
}

export function ramOf(cloud: Emulator): State["ims"][string] {
  const id = cloud.managementAccountId;
  // The emulator makes an account's RAM when it is first asked for.
  cloud.state.ims[id] ??= newImsAccount(id);
  const account = cloud.state.ims[id];
  return account;
}

export function directoryOf(cloud: Emulator): Directory {
  const { directory } = cloud.state.cloudsso;
  if (directory === null) throw new Error("there is no directory");
  return directory;
}

function policyTexts(policies: Policies): string[] {
  return policies.map(({ type, name, document }) => [`${type}:${name}`, document].filter(Boolean).join(" ")).sort();
}
