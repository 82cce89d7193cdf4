import { isDuplicate } from "../client/error-codes";
import { mayHaveBeenCarriedOut, UnknownOutcomeError } from "../client/errors";
import type { Claim } from "./claim";

/** A create whose answer was lost is looked for before it is repeated; so often at most. */
const ATTEMPTS = 3;

/**
 * Makes an object at most once: looks before it creates, notes that it does, and looks again when the answer of the
 * create was lost, since no operation of either service takes a client token.
 */
export async function createOnce<T>(
  claim: Pick<Claim, "note" | "withdraw" | "noted">,
  steps: {
    find(): Promise<T | undefined>;
    create(): Promise<T>;
    /** Somebody of that name is there: takes it over or refuses. `undefined`: it is gone again. */
    adopt(found: T): Promise<T | undefined>;
    /** Where what was made can stay invisible for a while: waits before the next look. */
    pause?(): Promise<void>;
  },
): Promise<T> {
  // An earlier run may have made it, and it cannot be seen yet.
  let unclear = claim.noted() !== undefined;
  for (let attempt = 1; ; attempt++) {
    const found = await steps.find();
    const adopted = found === undefined ? undefined : await steps.adopt(found);
    if (adopted !== undefined) return adopted;
    await claim.note();
    try {
      return await steps.create();
    } catch (error) {
      if (!mayHaveBeenCarriedOut(error)) await claim.withdraw();
      if (error instanceof UnknownOutcomeError) unclear = true;
      // After a lost answer the name may be taken by our own object, which just cannot be seen yet.
      else if (!unclear || !isDuplicate(error)) throw error;
      if (attempt === ATTEMPTS) throw error;
      await steps.pause?.();
    }
  }
}
