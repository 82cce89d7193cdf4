import { UnexpectedAnswerError } from "../client/errors";

/**
 * What an answer promises to hold.
 *
 * @param what names it: `user 123`, `the name of user 123`.
 * @throws where the service left it out: whatever was put in its place would become drift, or an id.
 */
export function answered<T>(value: T | undefined, what: string): T {
  if (value === undefined)
    throw new UnexpectedAnswerError(`the service answered without ${what}; run the command again`);
  return value;
}
