import { figure } from "../../provider/config/values";

/**
 * Names and values of users in a line for a terminal or a log: what would move the cursor, break the line, or turn the
 * direction of reading is written as its code, and what is longer than that is cut.
 *
 * @param longest characters. Default: 1,000.
 */
export function oneLine(text: string, longest = 1000): string {
  const cut = text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
  return cut.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
  });
}

/** `1 account`, `1,000 accounts`. */
export function several(count: number, noun: string): string {
  return `${figure(count)} ${noun}${count === 1 ? "" : "s"}`;
}
