import { figure } from "../../provider/config/values";
import { plain } from "../../report/words";

/**
 * Names and values of users in a line for a terminal or a log, as `plain` has them, and what is longer than that is cut.
 *
 * @param longest characters. Default: 1,000.
 */
export function oneLine(text: string, longest = 1000): string {
  return plain(text.length > longest ? `${text.slice(0, longest - 3)}...` : text);
}

/** `1 account`, `1,000 accounts`. */
export function several(count: number, noun: string): string {
  return `${figure(count)} ${noun}${count === 1 ? "" : "s"}`;
}
