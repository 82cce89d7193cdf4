import { isDeleteConflict, isGone } from "../client/error-codes";
import type { Context } from "./context";
import { counted, listed } from "./naming";

/** Long enough for a sibling's delete or task, short enough to fail within seconds. */
const PAUSE_MS = 4000;

/** What keeps an object from being deleted. */
export interface Blockers {
  readonly count: number;
  /** For the row: `22 assignments`. */
  readonly counted: string;
  /** For the failure, behind "cannot be deleted: ": what they are, and what to do. */
  readonly why: string;
}

export interface Deletion {
  /** Begins the failure: `group operators cannot be deleted`. */
  readonly cannot: string;
  remove(): Promise<unknown>;
  blockers(): Promise<Blockers>;
  /** Whether what this process does elsewhere explains the wait, even while the number stays. Default: no. */
  explained?(): boolean;
  /** Which refusals are worth a look at the blockers. Default: the services' codes for it. */
  readonly isConflict?: (error: unknown) => boolean;
}

/**
 * Gone is done. A refusal is waited out as long as the blockers grow fewer, since a sibling that is deleted in this run
 * explains a wait; a number that stays does not, and then the failure names them.
 *
 * @throws whatever `remove` throws that is no conflict.
 */
export async function deleteWhenClear(context: Context, deletion: Deletion): Promise<void> {
  const { cannot, isConflict = isDeleteConflict } = deletion;
  for (let before = Number.POSITIVE_INFINITY; ; ) {
    try {
      await deletion.remove();
      return;
    } catch (error) {
      if (isGone(error)) return;
      if (!isConflict(error)) throw error;
      // Who may not list them learns of the refusal itself.
      const left = await deletion.blockers().catch(() => undefined);
      if (left === undefined || (left.count >= before && deletion.explained?.() !== true)) {
        throw new Error(`${cannot}: ${left === undefined || left.count === 0 ? (error as Error).message : left.why}`);
      }
      before = left.count;
      context.report(`waits for ${left.counted} to go`);
      await context.clock.sleep(PAUSE_MS, context.signal);
    }
  }
}

/** Dependents by name: `it still has member alice, member bob; remove them first`. @param toClear what to do about them. */
export function dependents(names: readonly string[], toClear?: string): Blockers {
  return {
    count: names.length,
    counted: counted(names.length, "dependent"),
    why: `it still has ${listed(names)}; ${toClear ?? `remove ${names.length === 1 ? "it" : "them"} first`}`,
  };
}
