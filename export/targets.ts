import type { EstateFolder, EstateOrganisation } from "../estate/model";
import { identifier } from "./names";
import type { Constants, Planner } from "./plan";
import type { Branch, Tree } from "./tree";

/** A folder is named for its accounts from so many on. */
const MANY = 2;

/** Sets of accounts in the fewest words: by folders where all that is in one is meant, else account by account. */
export class Targets {
  private readonly accounts: Constants = {
    file: "accounts",
    name: "accounts",
    words: "Accounts that this program names.",
    values: new Map(),
  };
  private readonly folders: Constants = {
    file: "accounts",
    name: "folders",
    words: "Folders that this program names: whoever is in one, or below it.",
    values: new Map(),
  };
  private readonly displayNames: ReadonlyMap<string, string>;
  private readonly active: ReadonlySet<string>;

  /** @param part accounts outside of this folder are none of the program's. Absent: all are. */
  constructor(
    private readonly planner: Planner,
    private readonly part: string | undefined,
  ) {
    planner.constants.push(this.folders, this.accounts);
    const { organisation } = planner.estate;
    this.displayNames = new Map(organisation?.accounts.map(({ accountId, displayName }) => [accountId, displayName]));
    const inUse = organisation?.accounts.filter(({ status }) => status === "Active") ?? [];
    this.active = new Set(inUse.map(({ accountId }) => accountId));
  }

  /** Whether it is in the part of the organisation that is exported. */
  isMeant(id: string): boolean {
    if (this.part === undefined) return true;
    const { accounts = [], folders = [] } = this.planner.estate.organisation ?? {};
    const above = new Map(folders.map(({ folderId, parentFolderId }) => [folderId, parentFolderId]));
    let at = accounts.find(({ accountId }) => accountId === id)?.folderId;
    while (at !== undefined && at !== this.part) at = above.get(at);
    return at === this.part;
  }

  account(id: string): Tree {
    const isOwner = id === this.planner.estate.organisation?.managementAccountId;
    const named = isOwner ? "management" : (this.displayNames.get(id) ?? "");
    return this.planner.constant(
      this.accounts,
      id,
      ...[named, `account ${id}`].filter((name) => identifier(name) !== ""),
    );
  }

  name(id: string): string {
    return this.displayNames.get(id) ?? id;
  }

  /** Whether a set can hold it beside folders: what is suspended, about to be deleted or somebody else's is in none. */
  isInUse(id: string): boolean {
    const { organisation } = this.planner.estate;
    return organisation === undefined || this.active.has(id) || id === organisation.managementAccountId;
  }

  /** @param except accounts that are meant by their folders, and are none of the set. */
  of(accounts: readonly string[], except: readonly string[] = []): Branch {
    const { organisation } = this.planner.estate;
    const wanted = new Set([...accounts, ...except]);
    const folders = organisation === undefined ? [] : this.cover(organisation, organisation.rootFolderId, wanted);
    const covered = new Set(folders.flatMap((id) => this.below(id)));
    const rest = accounts.filter((id) => !covered.has(id));
    const left = except.filter((id) => covered.has(id));
    const isAll = folders[0] === organisation?.rootFolderId;
    return {
      ...(folders.length > 0
        ? isAll
          ? { everywhere: true }
          : { folderIds: folders.map((id) => this.folder(id)) }
        : {}),
      ...(rest.length > 0 ? { accountIds: rest.map((id) => this.account(id)) } : {}),
      ...(left.length > 0 ? { exceptAccountIds: left.map((id) => this.account(id)) } : {}),
    };
  }

  /** The highest folders that have accounts of `wanted` and no others. */
  private cover(organisation: EstateOrganisation, folder: string, wanted: ReadonlySet<string>): string[] {
    const below = this.below(folder);
    if (below.length >= MANY && below.every((id) => wanted.has(id))) return [folder];
    if (!below.some((id) => wanted.has(id))) return [];
    const inside = organisation.folders.filter(({ parentFolderId }) => parentFolderId === folder);
    return inside.flatMap(({ folderId }) => this.cover(organisation, folderId, wanted));
  }

  /** Accounts in use in a folder and below it. */
  below(folder: string): readonly string[] {
    const known = this.contents.get(folder);
    if (known !== undefined) return known;
    const { accounts = [], folders = [] } = this.planner.estate.organisation ?? {};
    const own = accounts.filter(({ folderId, accountId }) => folderId === folder && this.active.has(accountId));
    const inside = folders.filter(({ parentFolderId }) => parentFolderId === folder);
    const all = [...own.map(({ accountId }) => accountId), ...inside.flatMap(({ folderId }) => this.below(folderId))];
    this.contents.set(folder, all);
    return all;
  }

  private readonly contents = new Map<string, readonly string[]>();

  private folder(id: string): Tree {
    return this.planner.constant(this.folders, id, ...pathsOf(this.planner.estate.organisation?.folders ?? [], id));
  }
}

/** `production`, then `payments/production`, and so on up to the root. */
function pathsOf(folders: readonly EstateFolder[], id: string): string[] {
  const found = folders.find(({ folderId }) => folderId === id);
  if (found === undefined) return [`folder ${id}`];
  const above = folders.some(({ folderId }) => folderId === found.parentFolderId)
    ? pathsOf(folders, found.parentFolderId)
    : [];
  return [found.folderName, ...above.map((path) => `${path} ${found.folderName}`)];
}
