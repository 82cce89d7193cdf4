import { isDeleteConflict } from "../../client/error-codes";
import { deprovision } from "../../rollout/provisioning";
import type { Configuration, Target } from "../../rollout/target";
import type { Context } from "../context";
import { listed } from "../naming";
import { sideBySide } from "../side-by-side";
import { assignmentsOf } from "./assignments";
import { type Failure, inAccounts } from "./in-accounts";

/** Long enough for a grant's task that goes in the same run. */
const PAUSE_MS = 4000;
/** So many accounts are looked into for who has grants there; a sentence names no more. */
const LOOKED_INTO = 20;

export interface TakenOut {
  /** Accounts that keep the configuration, as somebody has a grant of it there. */
  readonly held: readonly string[];
  readonly failures: readonly Failure[];
}

/** Takes a configuration out of these accounts, and waits for grants that this run takes away. */
export async function takeOut(context: Context, of: Configuration, accounts: readonly string[]): Promise<TakenOut> {
  let left = accounts.map((targetId): Target => ({ ...of, targetType: "RD-Account", targetId }));
  const failures: Failure[] = [];
  for (;;) {
    const failed = await inAccounts(context, "deprovisions", left, (target) => deprovision(context.snapshots, target));
    const isHeld = ({ error }: Failure) => isDeleteConflict(error);
    failures.push(...failed.filter((failure) => !isHeld(failure)));
    left = failed.filter(isHeld).map(({ target }) => target);
    const waits = left.length > 0 && context.scheduler.isUnderWay(of, "DeleteAccessAssignment");
    if (!waits) return { held: left.map(({ targetId }) => targetId), failures };
    context.report("waits for grants to go");
    await context.clock.sleep(PAUSE_MS, context.signal);
  }
}

/** Whose grants they are: `123: 1 assignment uses it there: group operators`. */
export async function heldText(context: Context, of: Configuration, held: readonly string[]): Promise<string> {
  const texts = new Map<string, string>();
  await sideBySide(held.slice(0, LOOKED_INTO), async (account) => {
    const { text } = await assignmentsOf(context, of, account);
    texts.set(account, `${account}: ${text}`);
  });
  return listed([...held.slice(0, LOOKED_INTO).map((account) => texts.get(account) ?? account)], held.length);
}
