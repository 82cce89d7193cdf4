import { hasFolder, type Member, type Organisation } from "../../resources/organisation";
import type { Tags } from "../../resources/tags";
import { asked } from "../connection";
import { theOrganisation, toAccount } from "../organisation";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetAccountsArgs {
  /** `fd-...`, or the root folder's `r-...`. Absent: the whole organisation. */
  readonly folderId?: string;
  /** Whether accounts in folders below `folderId` count as well. Absent: `false`. */
  readonly recursive?: boolean;
  /** Tags that an account must have, all of them. */
  readonly tags?: { readonly [key: string]: string };
  /** `Active`: in use; `Suspended`; `Leaving`: being deleted. Absent: all, each with its mark. */
  readonly status?: "Active" | "Suspended" | "Leaving";
  /** UIDs of accounts to leave out. */
  readonly exclude?: readonly string[];
}

export interface GetAccountsAccount {
  /** The same as `accountId`. */
  readonly id: string;
  /** The account's UID. */
  readonly accountId: string;
  readonly displayName: string;
  /** `Active`: in use; `Suspended`; `Leaving`: being deleted. Sets leave all but active ones out. */
  readonly status: "Active" | "Suspended" | "Leaving";
  /** The folder that it is in: `fd-...`, or the root folder's `r-...`. */
  readonly folderId: string;
  /** From the root folder down to that one. */
  readonly folderIds: readonly string[];
  readonly tags: Readonly<Tags>;
  /** The service's own word, such as `CreateSuccess` or `PromoteVerifying`. */
  readonly accountStatus: string;
  /** How far a deletion is, such as `Checking`. Absent: nobody has asked for one. */
  readonly deletionStatus?: string;
  /** The account's logon name. */
  readonly accountName?: string;
  /** `CloudAccount` or `ResourceAccount`. */
  readonly type?: string;
  /** `invited` or `created`. */
  readonly joinMethod?: string;
  /** UTC, ISO 8601. */
  readonly joinTime?: string;
}

export interface GetAccountsResult {
  /** The ids of `accounts`, in their order. */
  readonly ids: readonly string[];
  /** By display name. The management account is no member of its directory and never among them. */
  readonly accounts: readonly GetAccountsAccount[];
  /** `rd-...` */
  readonly resourceDirectoryId: string;
  /** `r-...` */
  readonly rootFolderId: string;
  /** The UID of the account that owns the directory. */
  readonly managementAccountId: string;
}

/**
 * The member accounts of the resource directory, all or some. A program lists them once, however often it asks.
 *
 * For an access configuration in all of them, `cloudsso.AccessConfigurationProvisioningSet` is one resource.
 *
 * @example
 * const { accounts } = await resourcedirectory.getAccounts({ folderId: "fd-Workloads1", recursive: true, status: "Active" });
 */
export function getAccounts(args: GetAccountsArgs = {}): Promise<GetAccountsResult> {
  return asked(async (services) => {
    const { folderId } = args;
    if (folderId !== undefined && !/^(fd|r)-[A-Za-z0-9]+$/.test(folderId)) {
      throw new Error("folderId must be the id of a folder (fd-...), or of the root folder (r-...)");
    }
    const organisation = await theOrganisation(services);
    if (folderId !== undefined && !isUsed(organisation, folderId) && !(await hasFolder(services, folderId))) {
      throw new Error(`there is no folder ${folderId} in resource directory ${organisation.resourceDirectoryId}`);
    }
    const found = [...organisation.members.values()].filter((member) => isMeant(member, args)).map(toAccount);
    const accounts = inOrder(found, ({ displayName }) => displayName);
    const { resourceDirectoryId, rootFolderId, managementAccountId } = organisation;
    return { ids: idsOf(accounts), accounts, resourceDirectoryId, rootFolderId, managementAccountId };
  });
}

function isUsed({ rootFolderId, members }: Organisation, folderId: string): boolean {
  return folderId === rootFolderId || [...members.values()].some(({ folderIds }) => folderIds.includes(folderId));
}

function isMeant(member: Member, { folderId, recursive, tags = {}, status, exclude = [] }: GetAccountsArgs): boolean {
  const { folderIds } = member;
  const isThere = folderId === undefined || (recursive === true ? folderIds : folderIds.slice(-1)).includes(folderId);
  const isTagged = Object.entries(tags).every(([key, value]) => member.tags[key] === value);
  return isThere && isTagged && (status ?? member.status) === member.status && !exclude.includes(member.accountId);
}

/** `getAccounts` with arguments that may be outputs, as an output. */
export const getAccountsOutput = withOutputs(getAccounts);
