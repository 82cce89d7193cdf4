import { nearest } from "../provider/config/nearest";
import { inWords } from "../provider/config/values";
import type { Access } from "./access";
import type { AccessAccount } from "./accounts";

/**
 * Whether a word means an account, or a folder or tag that it has: the name or id of either, the way down to a folder
 * (`core/production`), or a tag as `key=value`; in whatever case.
 */
export function isMeantBy(word: string, account: AccessAccount): boolean {
  return wordsFor(account).has(normal(word));
}

/** @throws a sentence where a word means nothing that one of them has, with the nearest that there is. */
export function checkPlaces(
  words: readonly string[],
  option: string,
  ...estates: readonly Pick<Access, "accounts">[]
): void {
  const known = new Set(estates.flatMap(({ accounts }) => accounts.flatMap((account) => [...wordsFor(account)])));
  const unknown = words.filter((word) => !known.has(normal(word)));
  if (unknown.length === 0) return;
  const sentences = unknown.map((word) => {
    const near = nearest(normal(word), [...known]);
    return `${JSON.stringify(word)}${near === undefined ? "" : `, where ${JSON.stringify(near)} would be`}`;
  });
  throw new Error(
    `${option} names what no account is, is in, or has for a tag: ${inWords(sentences)}. Give a name or id of a folder ` +
      "or an account, the way down to a folder as core/production, or a tag as key=value.",
  );
}

function wordsFor({ accountId, name, folders, tags }: AccessAccount): Set<string> {
  const ways = folders.map((_, index) => folders.slice(0, index + 1).map((folder) => folder.name));
  return new Set(
    [
      accountId,
      name,
      ...folders.flatMap((folder) => [folder.folderId, folder.name]),
      ...ways.map((way) => way.join("/")),
      ...Object.entries(tags).map(([key, value]) => `${key}=${value}`),
    ].map(normal),
  );
}

function normal(word: string): string {
  return word.toLowerCase().replace(/^\/(?=.)|(?<=.)\/$/g, "");
}
