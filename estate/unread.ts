import { isDenied, isGone, isRefusal } from "../provider/client/error-codes";
import { ServiceError } from "../provider/client/errors";
import { figure } from "../provider/config/values";
import { byText } from "../provider/functions/rows";
import type { Unread } from "./model";

/**
 * Why something cannot be read, without what differs each time, such as the id of a request. `undefined`: the failure says
 * nothing about it, as a throttle does not, or rejected keys.
 */
export function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof ServiceError)) return undefined;
  const { action, code } = error;
  if (isDenied(error)) return `the caller has no permission for ${action} (${code})`;
  return isGone(error) || isRefusal(error) ? `${action} was refused (${code})` : undefined;
}

export function inOrderOfWhat(unread: readonly Unread[]): Unread[] {
  return byText(unread, ({ what, id = "", reason }) => [what, id, reason].join("\0"));
}

/** What failed alike is one line, however many objects it is. */
export function unreadLines(unread: readonly Unread[]): string[] {
  const groups = new Map<string, Unread[]>();
  for (const one of unread) {
    const key = JSON.stringify([one.what, one.id === undefined, one.reason]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((ones) => {
    const [{ what, id, reason } = { what: "", id: undefined, reason: "" }] = ones;
    const which =
      id === undefined ? what : ones.length === 1 ? `${what} ${id}` : `${what}, ${figure(ones.length)} objects`;
    return `Not read: ${which}: ${reason}`;
  });
}
