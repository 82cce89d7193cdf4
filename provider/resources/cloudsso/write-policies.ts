import { ServiceError, UnknownOutcomeError } from "../../client/errors";
import type { Configuration } from "../../rollout/target";
import { whenFree } from "../../rollout/when-free";
import type { Context } from "../context";
import { documentText, type PermissionPolicy, policyKey, samePolicy, toPolicy } from "./policies";
import { count, refuseOverQuota, USUAL } from "./policy-quotas";
import { systemPolicyHint } from "./system-policies";

/** A lost answer makes us look and plan again; so often at most. */
const ROUNDS = 5;

interface Step {
  /** Shown while it is done. */
  readonly doing: string;
  /** What it is when it fails. */
  readonly failed: string;
  /** What it is when the service refuses it, where more can be said then. */
  readonly refused?: string;
  write(): Promise<unknown>;
}

/**
 * Makes the live policies the wanted ones, whatever is there now; what is foreign goes.
 *
 * An inline document is updated in place, never removed and added: between the two the configuration would stand
 * without it, and a failure would leave it so. System policies that come, come first where the quota has room for them,
 * because the service alone knows whether RAM offers them: so nothing is removed for one that it does not. Everything
 * else that goes, goes before what comes, because the quotas are narrow.
 *
 * @returns whether anything was written, and so every account is stale.
 */
export async function writePolicies(
  context: Context,
  of: Configuration,
  wanted: readonly PermissionPolicy[],
): Promise<boolean> {
  await refuseOverQuota(context, of.directoryId, wanted);
  let wrote = false;
  for (let round = 1; ; round++) {
    const answer = await context.cloudsso.listPermissionPoliciesInAccessConfiguration(named(of));
    const steps = plan(context, of, (answer.PermissionPolicies ?? []).map(toPolicy), wanted);
    if (steps.length === 0) return wrote;
    let now: Step | undefined;
    try {
      for (const step of steps) {
        wrote = true;
        context.report(step.doing);
        now = step;
        await whenFree(context.clock, context, step.write);
      }
      return wrote;
    } catch (error) {
      if (wasAmbiguous(error) && round < ROUNDS) continue;
      const failed = error instanceof ServiceError ? (now?.refused ?? now?.failed) : now?.failed;
      throw new Error(`${failed}: ${(error as Error).message}`);
    } finally {
      context.snapshots.policiesWritten(of);
    }
  }
}

/** An earlier attempt may have been carried out, so a refusal such as "is there already" proves nothing. */
export function wasAmbiguous(error: unknown): boolean {
  return error instanceof UnknownOutcomeError || (error instanceof ServiceError && error.afterUnknownOutcome);
}

function plan(
  context: Context,
  of: Configuration,
  live: readonly PermissionPolicy[],
  wanted: readonly PermissionPolicy[],
): Step[] {
  const present = new Map(live.map((policy) => [policyKey(policy), policy]));
  const kept = new Set(wanted.map(policyKey));
  const gone = live.filter((policy) => !kept.has(policyKey(policy)));
  const added = wanted.filter((policy) => !present.has(policyKey(policy)));
  const edited = wanted.filter((policy) => {
    const now = present.get(policyKey(policy));
    return now !== undefined && !samePolicy(now, policy);
  });
  const hasRoom = count(live, "System") + count(added, "System") <= USUAL.System;
  const [first, last] = hasRoom ? [added.filter(isSystem), added.filter((policy) => !isSystem(policy))] : [[], added];
  return [
    ...first.map((policy) => addition(context, of, policy)),
    ...gone.map((policy) => removal(context, of, policy)),
    ...edited.map((policy) => edit(context, of, policy)),
    ...last.map((policy) => addition(context, of, policy)),
  ];
}

function isSystem(policy: PermissionPolicy): boolean {
  return policy.permissionPolicyType === "System";
}

function removal(context: Context, of: Configuration, policy: PermissionPolicy): Step {
  const request = {
    ...named(of),
    PermissionPolicyType: policy.permissionPolicyType,
    PermissionPolicyName: policy.permissionPolicyName,
  };
  return {
    doing: `removes ${policy.permissionPolicyName}`,
    failed: failedText(policy, of, "removed from"),
    write: () => context.cloudsso.removePermissionPolicyFromAccessConfiguration(request),
  };
}

function edit(context: Context, of: Configuration, policy: PermissionPolicy): Step {
  const request = {
    ...named(of),
    InlinePolicyName: policy.permissionPolicyName,
    NewInlinePolicyDocument: documentText(policy) ?? "",
  };
  return {
    doing: `updates ${policy.permissionPolicyName}`,
    failed: failedText(policy, of, "updated in"),
    write: () => context.cloudsso.updateInlinePolicyForAccessConfiguration(request),
  };
}

function addition(context: Context, of: Configuration, policy: PermissionPolicy): Step {
  const request = {
    ...named(of),
    PermissionPolicyType: policy.permissionPolicyType,
    PermissionPolicyName: policy.permissionPolicyName,
    InlinePolicyDocument: documentText(policy),
  };
  return {
    doing: `adds ${policy.permissionPolicyName}`,
    failed: failedText(policy, of, "added to"),
    refused: failedText(policy, of, "added to", isSystem(policy) ? systemPolicyHint(policy.permissionPolicyName) : ""),
    write: () => context.cloudsso.addPermissionPolicyToAccessConfiguration(request),
  };
}

function failedText(policy: PermissionPolicy, of: Configuration, what: string, hint = ""): string {
  const { permissionPolicyType: type, permissionPolicyName: name } = policy;
  return `${type} policy ${name}${hint} could not be ${what} access configuration ${of.accessConfigurationId}`;
}

function named(of: Configuration) {
  return { DirectoryId: of.directoryId, AccessConfigurationId: of.accessConfigurationId };
}
