import { isDuplicate } from "../client/error-codes";
import { UnknownOutcomeError } from "../client/errors";

/** A create whose answer was lost is looked for before it is repeated; so often at most. */
const ATTEMPTS = 3;

/**
 * Makes an object at most once: looks before it creates, and looks again when the answer of the create was lost, since
 * no operation of either service takes a client token.
 */
export async function createOnce<T>(steps: {
  find(): Promise<T | undefined>;
  create(): Promise<T>;
  /** Somebody of that name is there: takes it over or refuses. */
  meet(found: T): Promise<T>;
  /** Where what was made can stay invisible for a while: waits before the next look. */
  pause?(): Promise<void>;
}): Promise<T> {
  let unclear = false;
  for (let attempt = 1; ; attempt++) {
    const found = await steps.find();
    if (found !== undefined) return steps.meet(found);
    try {
      return await steps.create();
    } catch (error) {
      if (error instanceof UnknownOutcomeError) unclear = true;
      // After a lost answer the name may be taken by our own object, which just cannot be seen yet.
      else if (!unclear || !isDuplicate(error)) throw error;
      if (attempt === ATTEMPTS) throw error;
      await steps.pause?.();
    }
  }
}
