import { z } from "zod";
import { text } from "../../kernel/check";
import type { Field } from "../../kernel/fields";
import type { Problem } from "../../kernel/problem";
import { holdsUnknown } from "../../kernel/unknowns";
import type { Context } from "../context";
import { counted, listed } from "../naming";
import { hasFolder, type Member, type Organisation, readOrganisation } from "../organisation";

/**
 * Accounts of the organisation: all that any of the first four names, less what the last two name. With folders and tags
 * together, to be in one of the folders is enough, and so is to have the tags.
 */
export interface AccountTargets {
  /** UIDs, also the management account's. Alone, they need no access to the resource directory. */
  accountIds?: string[];
  /** Folders (`fd-...`, or the root folder's `r-...`) with all that is below them. */
  folderIds?: string[];
  /** Tags that an account must have, all of them. */
  tags?: { [key: string]: string };
  /** `true`: every member account. Absent: `false`. */
  everywhere?: boolean;
  /** UIDs of accounts to leave out. */
  exceptAccountIds?: string[];
  /** Folders to leave out, with all that is below them. */
  exceptFolderIds?: string[];
}

const accounts = z.array(text(/^\d+$/, "the UID of an account, digits in quotes"));
const folders = z.array(text(/^(fd|r)-[A-Za-z0-9]+$/, "the id of a folder (fd-...), or of the root folder (r-...)"));

export const targetsField: Field<AccountTargets> = {
  schema: z
    .strictObject({
      accountIds: accounts.optional(),
      folderIds: folders.optional(),
      tags: z.record(z.string().min(1), z.string()).optional(),
      everywhere: z.boolean().optional(),
      exceptAccountIds: accounts.optional(),
      exceptFolderIds: folders.optional(),
    })
    .refine((targets) => ["accountIds", "folderIds", "tags", "everywhere"].some((name) => name in targets), {
      message: "must have accountIds, folderIds, tags or everywhere",
    }),
  required: true,
  stateOnly: true,
};

/** What targets come to today. */
export interface Resolved {
  /** In use, by UID; with their names, as far as the resource directory was asked. */
  readonly accounts: ReadonlyMap<string, string | undefined>;
  /** Meant, and left out for being suspended or about to be deleted. */
  readonly leftOut: readonly Member[];
  /** `undefined`: it was not asked. */
  readonly organisation: Organisation | undefined;
  readonly problems: readonly Problem[];
}

/** The organisation is listed once a process, however many sets there are. */
export async function resolveTargets(context: Context, targets: AccountTargets): Promise<Resolved> {
  const problems = [...overlaps(targets), ...unused(targets)];
  if (problems.length > 0 || !asksOrganisation(targets)) return explicit(targets, problems);
  const organisation = await context.once("organisation", () => readOrganisation(context));
  problems.push(...(await folderProblems(context, targets, organisation)), ...strangers(targets, organisation));
  const meant = [...organisation.members.values()].filter((member) => isMeant(member, targets));
  const isActive = ({ status }: Member) => status === "Active";
  const found = new Map(meant.filter(isActive).map((one) => [one.accountId, one.displayName]));
  const { managementAccountId: owner } = organisation;
  if (listOf(targets.accountIds).includes(owner)) found.set(owner, "the management account");
  return { accounts: found, leftOut: meant.filter((one) => !isActive(one)), organisation, problems };
}

/** `shop (123), 456` */
export function accountNames(accounts: readonly string[], names: Resolved["accounts"]): string {
  const named = (id: string) => (names.get(id) === undefined ? id : `${names.get(id)} (${id})`);
  return listed(accounts.map(named));
}

/** What a run says of accounts that are meant and cannot be worked in. `undefined`: there is none. */
export function leftOutText({ leftOut }: Resolved): string | undefined {
  if (leftOut.length === 0) return undefined;
  return `leaves out ${counted(leftOut.length, "account")}, and whatever is there: ${idleNames(leftOut)}`;
}

/** `shop (123, suspended)` */
export function idleNames(members: readonly Member[]): string {
  const texts = members.map(
    ({ accountId, displayName, status }) =>
      `${displayName} (${accountId}, ${status === "Leaving" ? "being deleted" : "suspended"})`,
  );
  return listed(texts);
}

function explicit({ accountIds, exceptAccountIds }: AccountTargets, problems: readonly Problem[]): Resolved {
  const except = listOf(exceptAccountIds);
  const found = listOf(accountIds).filter((id) => !except.includes(id));
  return { accounts: new Map(found.map((id) => [id, undefined])), leftOut: [], organisation: undefined, problems };
}

function asksOrganisation({ folderIds, tags, everywhere, exceptFolderIds }: AccountTargets): boolean {
  return [folderIds, exceptFolderIds].some((ids) => listOf(ids).length > 0) || isAny(tags) || everywhere === true;
}

function isMeant(member: Member, targets: AccountTargets): boolean {
  const { accountId, folderIds } = member;
  const isIn = (ids: readonly string[] | undefined) => listOf(ids).some((id) => folderIds.includes(id));
  if (listOf(targets.exceptAccountIds).includes(accountId) || isIn(targets.exceptFolderIds)) return false;
  const { tags = {} } = targets;
  const isTagged = isAny(tags) && Object.entries(tags).every(([key, value]) => member.tags[key] === value);
  return (
    targets.everywhere === true || isTagged || isIn(targets.folderIds) || listOf(targets.accountIds).includes(accountId)
  );
}

/** What is named on both sides: which of the two is meant, nobody can tell. */
function overlaps(targets: AccountTargets): Problem[] {
  const pairs = [
    ["exceptAccountIds", "accountIds"],
    ["exceptFolderIds", "folderIds"],
  ] as const;
  return pairs.flatMap(([except, names]) =>
    listOf(targets[except]).flatMap((id, index) =>
      listOf(targets[names]).includes(id)
        ? [
            {
              path: `targets.${except}[${index}]`,
              reason: `is in targets.${names}, too; take it out of one of the two`,
            },
          ]
        : [],
    ),
  );
}

/** Who writes tags beside `everywhere` means those accounts alone, and would get them all. */
function unused({ folderIds, tags, everywhere }: AccountTargets): Problem[] {
  if (everywhere !== true) return [];
  const reason = "chooses nothing beside everywhere: true, which means every account; take one of the two away";
  return [
    ...(listOf(folderIds).length > 0 ? [{ path: "targets.folderIds", reason }] : []),
    ...(isAny(tags) ? [{ path: "targets.tags", reason }] : []),
  ];
}

async function folderProblems(
  context: Context,
  targets: AccountTargets,
  { resourceDirectoryId, rootFolderId, members }: Organisation,
) {
  const used = new Set([rootFolderId, ...[...members.values()].flatMap(({ folderIds }) => folderIds)]);
  const problems: Problem[] = [];
  for (const name of ["folderIds", "exceptFolderIds"] as const) {
    for (const [index, id] of listOf(targets[name]).entries()) {
      if (used.has(id) || (await context.once(`folder ${id}`, () => hasFolder(context, id)))) continue;
      const reason = `is no folder of resource directory ${resourceDirectoryId}`;
      problems.push({ path: `targets.${name}[${index}]`, reason });
    }
  }
  return problems;
}

/** An account that is excluded may have gone; one that is named must be there. */
function strangers(
  { accountIds }: AccountTargets,
  { resourceDirectoryId, managementAccountId, members }: Organisation,
) {
  return listOf(accountIds).flatMap((id, index): Problem[] => {
    if (members.has(id) || id === managementAccountId) return [];
    const reason = `is neither an account of resource directory ${resourceDirectoryId} nor its management account`;
    return [{ path: `targets.accountIds[${index}]`, reason }];
  });
}

function isAny(tags: AccountTargets["tags"]): boolean {
  return Object.keys(tags ?? {}).length > 0;
}

/** Whether what targets come to can be told yet. */
export function areKnown(targets: AccountTargets | undefined): targets is AccountTargets {
  return targets !== undefined && !holdsUnknown(targets);
}

function listOf(ids: readonly string[] | undefined): readonly string[] {
  return ids ?? [];
}
