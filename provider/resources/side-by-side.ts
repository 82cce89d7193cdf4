import { isDenied } from "../client/error-codes";
import { CredentialsError } from "../client/errors";

/** As many calls of one resource are under way at once. Their rate is the client's affair. */
const AT_ONCE = 8;

export interface Failed<T> {
  readonly item: T;
  readonly error: Error;
}

/**
 * Does the same with each, a few at a time, and returns what failed. What the caller may not do with one it may not do
 * with the others: after a denial nothing new is begun.
 */
export async function sideBySide<T>(items: readonly T[], act: (item: T) => Promise<unknown>): Promise<Failed<T>[]> {
  const failures: Failed<T>[] = [];
  const left = [...items].reverse();
  const work = async (): Promise<void> => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) {
      try {
        await act(item);
      } catch (error) {
        failures.push({ item, error: error as Error });
        if (isDenied(error) || error instanceof CredentialsError) left.length = 0;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failures;
}
