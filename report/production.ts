import type { AccessAccount } from "./accounts";

/** Whether an account is one that people are careful with. */
export type IsProduction = (account: AccessAccount) => boolean;

/**
 * @param words names or ids of folders and accounts, or tags as `key=value`, in whatever case. None: accounts in a folder
 * that is called `production` or `prod`, and those with a tag of that value.
 */
export function productionBy(words: readonly string[]): IsProduction {
  const wanted = new Set(words.map((word) => word.toLowerCase()));
  if (wanted.size === 0)
    return (account) => [...foldersOf(account), ...Object.values(account.tags)].some(saysProduction);
  return (account) => {
    const tags = Object.entries(account.tags).map(([key, value]) => `${key}=${value}`);
    const ids = account.folders.map(({ folderId }) => folderId);
    return [account.accountId, account.name, ...foldersOf(account), ...ids, ...tags].some((it) =>
      wanted.has(it.toLowerCase()),
    );
  };
}

function foldersOf({ folders }: AccessAccount): string[] {
  return folders.map(({ name }) => name);
}

function saysProduction(word: string): boolean {
  return /^prod(uction)?$/i.test(word);
}
