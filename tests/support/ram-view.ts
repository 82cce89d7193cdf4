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

function policiesOf({ state, managementAccountId }: Emulator) {
  return state.ram[managementAccountId]?.policies ?? {};
}
