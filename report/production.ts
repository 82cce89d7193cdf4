import type { AccessAccount } from "./accounts";
import { isMeantBy } from "./places";

/** Whether an account is one that people are careful with. */
export type IsProduction = (account: AccessAccount) => boolean;

/**
 * @param words names or ids of folders and accounts, ways down to folders, or tags as `key=value`, in whatever case. None:
 * accounts in a folder that is called `production` or `prod`, and those with a tag of that value.
 */
export function productionBy(words: readonly string[]): IsProduction {
  if (words.length > 0) return (account) => words.some((word) => isMeantBy(word, account));
  return ({ folders, tags }) => [...folders.map(({ name }) => name), ...Object.values(tags)].some(saysProduction);
}

function saysProduction(word: string): boolean {
  return /^prod(uction)?$/i.test(word);
}
