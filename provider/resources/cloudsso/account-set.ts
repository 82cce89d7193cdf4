import { z } from "zod";
import type { Fields } from "../../kernel/fields";
import type { Problem } from "../../kernel/problem";
import { UNKNOWN } from "../../kernel/unknowns";
import type { Context } from "../context";
import { counted } from "../naming";
import {
  type AccountTargets,
  accountNames,
  areKnown,
  idleNames,
  leftOutText,
  type Resolved,
  resolveTargets,
  targetsField,
} from "./account-targets";

/** UIDs as keys, so that a preview shows one account more as one row; the values say nothing. */
export type Accounts = { [accountId: string]: string };

/** What every set of accounts takes. */
export interface AccountSet {
  /** The accounts: by UID, by folder, by tags or all of them, less exceptions. Folders and tags together mean either. */
  targets: AccountTargets;
  /**
   * The most accounts that one update takes out of the set; more stop it in the preview. Absent: a tenth of the set, at
   * least 5. Suspended and leaving accounts do not count, as nothing is taken away there.
   */
  maxRemovals?: number;
  /** Whether targets may come to no account at all. Absent: `false`. */
  allowEmpty?: boolean;
  /** What `targets` come to: UIDs as keys, so that an account that comes or goes is one row of a preview; the values are empty. */
  accounts: { [accountId: string]: string };
}

export const accountSetFields: Fields<AccountSet> = {
  targets: targetsField,
  maxRemovals: { schema: z.int().min(0), unit: "accounts", stateOnly: true },
  allowEmpty: { schema: z.boolean(), stateOnly: true },
  accounts: { schema: z.record(z.string(), z.string()), derived: true },
};

/** A tenth of the set may go at once, or so many. */
const FEW = 5;

/** What is wrong with the targets, and with how many accounts would leave the set. */
export async function setProblems(
  inputs: Partial<AccountSet>,
  context: () => Context,
  recorded: Partial<AccountSet> | undefined,
): Promise<readonly Problem[]> {
  const { targets } = inputs;
  if (!areKnown(targets)) return [];
  const resolved = await resolveTargets(context(), targets);
  if (resolved.problems.length > 0) return resolved.problems;
  if (resolved.accounts.size === 0 && inputs.allowEmpty !== true) {
    const left = resolved.leftOut.length > 0 ? ` that is in use (it ${leftOutText(resolved)})` : "";
    return [{ path: "targets", reason: `come to no account${left}; correct them, or set allowEmpty: true` }];
  }
  return tooMany(inputs, removedBy(resolved, recorded), Object.keys(recorded?.accounts ?? {}).length);
}

function tooMany({ maxRemovals }: Partial<AccountSet>, removed: readonly string[], size: number): Problem[] {
  if (typeof maxRemovals !== "number" && maxRemovals !== undefined) return []; // not known yet
  const most = maxRemovals ?? Math.max(FEW, Math.ceil(size / 10));
  if (removed.length <= most) return [];
  const rule =
    maxRemovals === undefined ? `without it, at most ${most} go in one update` : `at most ${most} may go in one update`;
  const reason =
    `stops an update that would take ${removed.length} of ${counted(size, "account")} out of the set: ${rule}; correct ` +
    `targets, or set maxRemovals: ${removed.length} if that is meant`;
  return [{ path: "maxRemovals", reason }];
}

/** Recorded accounts in which something would be taken away: what is suspended or has left is only left alone. */
function removedBy(resolved: Resolved, recorded: Partial<AccountSet> | undefined): string[] {
  return Object.keys(recorded?.accounts ?? {}).filter((id) => !resolved.accounts.has(id) && isInUse(resolved, id));
}

function isInUse({ organisation }: Resolved, id: string): boolean {
  if (organisation === undefined || id === organisation.managementAccountId) return true;
  return organisation.members.get(id)?.status === "Active";
}

/** The accounts of today, which a preview knows. */
export async function accountsOf({ targets }: Partial<AccountSet>, context: () => Context): Promise<Accounts> {
  if (!areKnown(targets)) return UNKNOWN as unknown as Accounts;
  const resolved = await resolveTargets(context(), targets);
  const left = leftOutText(resolved);
  if (left !== undefined) context().notice(left);
  return asAccounts([...resolved.accounts.keys()]);
}

export function asAccounts(ids: readonly string[]): Accounts {
  return Object.fromEntries([...ids].sort().map((id) => [id, ""]));
}

/** Who comes and who goes, by name: of the accounts a state has the UIDs alone. @param what `access configuration ac-1` */
export async function setWarnings(
  what: string,
  wanted: Partial<AccountSet>,
  from: Partial<AccountSet> | undefined,
  context: () => Context,
): Promise<readonly string[]> {
  const { targets } = wanted;
  if (from?.accounts === undefined || !areKnown(targets)) return [];
  const resolved = await resolveTargets(context(), targets);
  const added = [...resolved.accounts.keys()].filter((id) => !Object.hasOwn(from.accounts ?? {}, id));
  if (added.length > 0)
    context().notice(`brings ${what} to ${counted(added.length, "account")}: ${namesOf(added, resolved)}`);
  const removed = removedBy(resolved, from);
  return [
    ...(removed.length > 0
      ? [`takes ${what} out of ${counted(removed.length, "account")}: ${namesOf(removed, resolved)}`]
      : []),
    ...forgottenTexts(what, resolved, from),
  ];
}

/** What is suspended comes back into the set by itself, unless it has left it meanwhile: then nobody looks after it. */
function forgottenTexts(what: string, { organisation, leftOut }: Resolved, from: Partial<AccountSet>): string[] {
  const recorded = Object.keys(from.accounts ?? {}).flatMap((id) => organisation?.members.get(id) ?? []);
  const gone = recorded.filter((one) => one.status !== "Active" && !leftOut.includes(one));
  if (gone.length === 0) return [];
  const stays = `leaves ${what} in ${counted(gone.length, "account")} that left the set and cannot be worked in`;
  return [`${stays}: ${idleNames(gone)}; what is in use again has to be cleared by hand`];
}

function namesOf(ids: readonly string[], { accounts, organisation }: Resolved): string {
  const members = [...(organisation?.members.values() ?? [])].map((one) => [one.accountId, one.displayName] as const);
  return accountNames(ids, new Map<string, string | undefined>([...accounts, ...members]));
}

/** Tells of an account whether anything can be done there, as far as the organisation was asked. */
export async function inUse(context: Context, { targets }: AccountSet): Promise<(accountId: string) => boolean> {
  const resolved = await resolveTargets(context, targets);
  return (accountId) => isInUse(resolved, accountId);
}
