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
}): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const found = await steps.find();
    if (found !== undefined) return steps.meet(found);
    try {
      return await steps.create();
    } catch (error) {
      if (!(error instanceof UnknownOutcomeError) || attempt === ATTEMPTS) throw error;
    }
  }
}
