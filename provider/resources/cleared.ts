import type { Found } from "../kernel/definition";
import { isEmpty } from "../kernel/diff";
import { Unfinished } from "../kernel/unfinished";
import { listed } from "./naming";

/**
 * Throws `Unfinished` when texts that were to be cleared are still there: that an empty text clears is documented for
 * a few sibling operations only, and without a word the same difference would come back after every refresh.
 *
 * @param what names the object in the sentence.
 */
export function refuseUncleared<I extends object, O extends object>(
  what: string,
  texts: readonly (keyof I & string)[],
  wanted: I,
  live: Found<I, O>,
): void {
  const kept = texts.filter((name) => isEmpty(wanted[name]) && !isEmpty(live.inputs[name]));
  if (kept.length === 0) return;
  const [they, them, values] =
    kept.length === 1 ? ["it was", "it", "another value"] : ["they were", "them", "other values"];
  throw new Unfinished(
    live,
    `the service keeps ${listed(kept)} of ${what}, although ${they} to be cleared; give ${them} ${values}, or clear ${them} in the console`,
  );
}
