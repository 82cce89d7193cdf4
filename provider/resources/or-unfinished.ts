import type { Found } from "../kernel/definition";
import { Unfinished } from "../kernel/unfinished";

/** Does what is left to do for an object that exists: from here on a failure must leave it in the state. */
export async function orUnfinished<T>(
  known: Found<object, object> | (() => Promise<Found<object, object>>),
  rest: () => Promise<T>,
): Promise<T> {
  try {
    return await rest();
  } catch (error) {
    if (error instanceof Unfinished) throw error;
    throw new Unfinished(typeof known === "function" ? await known() : known, (error as Error).message);
  }
}
