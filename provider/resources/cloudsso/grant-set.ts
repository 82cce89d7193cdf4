import { type DeprovisionStrategy, type Grant, unassign } from "../../rollout/grant";
import type { Configuration } from "../../rollout/target";
import type { Context } from "../context";
import { counted } from "../naming";
import { grantOfId, grantsKey, idOfGrant, isPrincipal, takeGrants } from "./grants";
import { type Failure, failuresText, inAccounts } from "./in-accounts";

export const TAKE_ALONG = "DeprovisionForLastAccessAssignmentOnAccount";

/** Every principal in every account: what an `AccessAssignmentSet` is about. */
export interface GrantSet extends Configuration {
  readonly accounts: object;
  readonly principalIds: readonly string[];
  readonly exclusive?: boolean;
  readonly deprovisionStrategy?: string;
  readonly deviations?: Readonly<Deviations>;
}

/** The ids of all grants of the configuration. */
export function grantsOf(context: Context, of: Configuration): Promise<Set<string>> {
  return context.lists.read(grantsKey(of), async () => new Set(await takeGrants(context, of)));
}

/** Every principal in every account. */
export function pairsOf({ accounts, principalIds, ...of }: GrantSet): Grant[] {
  return Object.keys(accounts).flatMap((account) => principalIds.map((id) => grantIn(of, account, id)));
}

function grantIn({ directoryId, accessConfigurationId }: Configuration, targetId: string, principalId: string): Grant {
  const principalType = principalId.startsWith("g-") ? "Group" : "User";
  return { directoryId, accessConfigurationId, targetType: "RD-Account", targetId, principalType, principalId };
}

export function keyOf({ targetId, principalId }: Grant): string {
  return `${targetId}/${principalId}`;
}

/** What an earlier run was to take away, and could not. */
export function leftOf({ deviations = {}, ...of }: Configuration & Pick<GrantSet, "deviations">): Grant[] {
  const left = Object.entries(deviations).flatMap(([key, what]) => (what === "left" ? [key.split("/")] : []));
  return left.map(([account = "", principal = ""]) => grantIn(of, account, principal));
}

/** Grants of others in the accounts of the set. */
export function foreignOf({ accounts, principalIds }: GrantSet, there: ReadonlySet<string> = new Set()): Grant[] {
  const own = new Set(principalIds);
  return [...there].map(grantOfId).filter((one) => Object.hasOwn(accounts, one.targetId) && !own.has(one.principalId));
}

export type Deviations = { [grant: string]: string };

export function deviationsOf(inputs: GrantSet, there: ReadonlySet<string>, left: readonly Grant[]): Deviations {
  const missing = pairsOf(inputs).filter((grant) => !there.has(idOfGrant(grant)));
  const foreign = inputs.exclusive === true ? foreignOf(inputs, there) : [];
  const marked = (grants: readonly Grant[], what: string) => grants.map((grant) => [keyOf(grant), what]);
  return Object.fromEntries([...marked(foreign, "foreign"), ...marked(left, "left"), ...marked(missing, "missing")]);
}

/** `3 cases: <account>/<principal>: why` */
export function failed(failures: readonly Failure<Grant>[]): string {
  return `${counted(failures.length, "case")}: ${failuresText(failures, keyOf)}`;
}

/** Asked once for each of them, where a thousand refusals would come of it. */
export async function refuseNobody(context: Context, grants: readonly Grant[]): Promise<void> {
  for (const grant of new Map(grants.map((one) => [one.principalId, one])).values()) {
    if (await isPrincipal(context, grant)) continue;
    throw new Error(
      `there is no ${grant.principalType.toLowerCase()} ${grant.principalId} in directory ${grant.directoryId}; declare it in ` +
        "this program and use its output, or correct principalIds",
    );
  }
}

/** All but what another resource of the program has, one after the other where the last of an account takes its provisioning along. */
export async function takeAway(
  context: Context,
  { deprovisionStrategy }: Pick<GrantSet, "deprovisionStrategy">,
  grants: readonly Grant[],
): Promise<Failure<Grant>[]> {
  const isDeclared = (what: string, { directoryId, accessConfigurationId }: Grant, ...rest: readonly string[]) =>
    context.isDeclared(`cloudsso ${what}`, [directoryId, accessConfigurationId, ...rest]);
  const strategyOf = (grant: Grant): DeprovisionStrategy => {
    if (deprovisionStrategy !== undefined) return deprovisionStrategy === "None" ? "None" : TAKE_ALONG;
    return isDeclared("provisionings", grant, grant.targetId) ? "None" : TAKE_ALONG;
  };
  const distinct = [...new Map(grants.map((grant) => [idOfGrant(grant), grant])).values()];
  const own = distinct.filter((grant) => !isDeclared("grants", grant, grant.principalId, grant.targetId));
  const work = (grant: Grant) => unassign(context.snapshots, grant, strategyOf(grant));
  const failures = await inAccounts(context, "takes away", own, work, "grant");
  const [any] = own;
  if (any !== undefined) patch(context, any, own, failures, (ids, grant) => ids.delete(grant));
  return failures;
}

/** The shared list is told what was done. */
export function patch(
  context: Context,
  of: Configuration,
  grants: readonly Grant[],
  failures: readonly Failure<Grant>[],
  change: (ids: Set<string>, grant: string) => unknown,
): void {
  const undone = new Set(failures.map(({ target }) => target));
  const done = grants.filter((grant) => !undone.has(grant)).map(idOfGrant);
  context.lists.patch<Set<string>>(grantsKey(of), (ids) => done.forEach((grant) => void change(ids, grant)));
}
