import type { AccessConfiguration, Directory, PermissionPolicy } from "../cloudsso/state";
import { learnSystemPolicy } from "../ram/system-policies";
import { nextSequence } from "../store";
import { type Loading, leadsTo, sourcesOf } from "./loading";
import { addStranger } from "./organisation";
import { bareId, type Named, type Source } from "./values";

const provisioningStates = ["Provisioned", "ReprovisionRequired", "DeprovisionFailed"] as const;
const principals = {
  User: { kind: "cloudsso:User", items: "users" },
  Group: { kind: "cloudsso:Group", items: "groups" },
} as const;

/** Of a configuration with its policies, and of an account that has those: accounts that are behind have the one before. */
const present = 1;
const past = 0;

export function addAccessConfigurations(loading: Loading, directory: Directory): void {
  for (const { id, inputs, outputs } of sourcesOf(loading, "cloudsso:AccessConfiguration")) {
    const accessConfigurationId = bareId(id);
    const createTime = outputs.time("createTime", directory.createTime);
    directory.accessConfigurations[accessConfigurationId] = {
      sequence: nextSequence(loading.state),
      accessConfigurationId,
      accessConfigurationName: inputs.text("accessConfigurationName"),
      description: inputs.text("description", ""),
      relayState: inputs.text("relayState", ""),
      sessionDuration: inputs.number("sessionDuration", 0),
      tags: inputs.tags(),
      policies: inputs.list("permissionPolicies").map((policy) => permissionPolicyOf(loading, policy, createTime)),
      policyRevision: present,
      createTime,
      updateTime: createTime,
    };
  }
}

function permissionPolicyOf({ state }: Loading, policy: Named, addTime: number): PermissionPolicy {
  const type = policy.oneOf("permissionPolicyType", ["System", "Inline"]);
  const name = policy.text("permissionPolicyName");
  if (type === "Inline") return { type, name, document: policy.text("permissionPolicyDocument"), addTime };
  learnSystemPolicy(state, name);
  return { type, name, addTime };
}

/** What an account has of a configuration. Which policies it has while it is behind, nobody can tell. */
export function addProvisionings(loading: Loading, directory: Directory): void {
  const kind = "cloudsso:AccessConfigurationProvisioning";
  for (const source of sourcesOf(loading, kind)) {
    const place = placeOf(loading, directory, kind, source);
    if (place === undefined) continue;
    const { configuration, targetId } = place;
    const status = source.inputs.oneOf("status", provisioningStates, "Provisioned");
    const isBehind = status === "ReprovisionRequired";
    const { accessConfigurationId, createTime } = configuration;
    directory.provisionings[`${accessConfigurationId}/${targetId}`] = {
      sequence: nextSequence(loading.state),
      accessConfigurationId,
      targetId,
      policies: isBehind ? otherPolicies(configuration) : configuration.policies,
      policyRevision: isBehind ? past : present,
      deprovisionFailed: status === "DeprovisionFailed",
      createTime,
      updateTime: createTime,
    };
  }
}

/** Any that are not the configuration's. */
function otherPolicies({ policies, createTime }: AccessConfiguration): readonly PermissionPolicy[] {
  return policies.length > 0 ? [] : [{ type: "System", name: "ReadOnlyAccess", addTime: createTime }];
}

export function addAssignments(loading: Loading, directory: Directory): void {
  const kind = "cloudsso:AccessAssignment";
  for (const source of sourcesOf(loading, kind)) {
    const principalType = source.inputs.oneOf("principalType", ["User", "Group"]);
    const { kind: principalKind, items } = principals[principalType];
    const place = placeOf(loading, directory, kind, source);
    if (place === undefined) continue;
    const principal = { kind: principalKind, items: directory[items] };
    if (!leadsTo(loading, kind, source.inputs, "principalId", principal)) continue;
    const { configuration, targetId } = place;
    const { accessConfigurationId, createTime } = configuration;
    const principalId = source.inputs.text("principalId");
    directory.accessAssignments[`${accessConfigurationId}/${targetId}/${principalType}/${principalId}`] = {
      sequence: nextSequence(loading.state),
      accessConfigurationId,
      targetId,
      principalType,
      principalId,
      createTime,
    };
  }
}

/** The configuration and the account; `undefined` where the configuration was not read. */
function placeOf(loading: Loading, directory: Directory, kind: string, { inputs }: Source) {
  const { accessConfigurations } = directory;
  inputs.oneOf("targetType", ["RD-Account"], "RD-Account");
  const targetId = targetOf(loading, inputs);
  const configurations = { kind: "cloudsso:AccessConfiguration", items: accessConfigurations };
  if (!leadsTo(loading, kind, inputs, "accessConfigurationId", configurations)) return undefined;
  const configuration = accessConfigurations[inputs.text("accessConfigurationId")];
  return configuration && { configuration, targetId };
}

/** An account of the organisation. @throws where it is none. */
export function targetOf(loading: Loading, inputs: Named): string {
  const targetId = inputs.text("targetId");
  addStranger(loading, targetId);
  const { managementAccountId, resourceDirectory } = loading.state;
  if (targetId === managementAccountId || resourceDirectory.accounts[targetId] !== undefined) return targetId;
  return inputs.refuse("targetId", `is ${targetId}, and there is no such account in the estate`);
}
