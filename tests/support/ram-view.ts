import type { Emulator } from "../../emulator";

/** The custom policies of the account, with the document in force. */
export function ramPolicies(cloud: Emulator) {
  return Object.values(policiesOf(cloud)).map(({ policyName, description, tags, versions, defaultVersion }) => ({
    policyName,
    policyDocument: versions.find(({ versionId }) => versionId === defaultVersion)?.document,
    description,
    tags,
  }));
}

/** `v2, v3*`: the star stands at the version in force. */
export function ramVersions(cloud: Emulator, policyName: string): string {
  const { versions = [], defaultVersion } = policiesOf(cloud)[policyName] ?? {};
  return versions.map(({ versionId }) => `${versionId}${versionId === defaultVersion ? "*" : ""}`).join(", ");
}

export function ramRoles(cloud: Emulator) {
  return Object.values(rolesOf(cloud)).map((one) => ({
    roleName: one.roleName,
    assumeRolePolicyDocument: one.trustPolicy,
    description: one.description,
    maxSessionDuration: one.maxSessionDuration,
    tags: one.tags,
  }));
}

/** `System/ReadOnlyAccess`, of the role of this name. */
export function policiesOfRole(cloud: Emulator, roleName: string): readonly string[] {
  return Object.values(rolesOf(cloud)).find((one) => one.roleName === roleName)?.policies ?? [];
}

function rolesOf({ state, managementAccountId }: Emulator) {
  return state.ram[managementAccountId]?.roles ?? {};
}

function policiesOf({ state, managementAccountId }: Emulator) {
  return state.ram[managementAccountId]?.policies ?? {};
}
