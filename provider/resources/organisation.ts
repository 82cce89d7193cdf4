import type { Account } from "../api/resource-directory.generated";
import type { Services } from "../api/services";
import { answered } from "../client/answered";
import { isDenied } from "../client/error-codes";
import { ServiceError } from "../client/errors";
import { type Tags, tagsOf } from "./tags";

/** `Active`: in use. `Suspended`: stopped. `Leaving`: its deletion was asked for, or is under way. */
export type AccountStatus = "Active" | "Suspended" | "Leaving";

/** One account of the organisation. */
export interface Member {
  readonly accountId: string;
  readonly displayName: string;
  readonly status: AccountStatus;
  /** From the root down to the folder that it is in. */
  readonly folderIds: readonly string[];
  readonly tags: Readonly<Tags>;
  readonly live: Account;
}

/** The accounts of a resource directory. */
export interface Organisation {
  readonly resourceDirectoryId: string;
  readonly rootFolderId: string;
  /** Owns the directory, and is no member of it. */
  readonly managementAccountId: string;
  readonly members: ReadonlyMap<string, Member>;
}

/** Every member in full pages, with its tags and its place, so that no folder needs a call of its own. */
export async function readOrganisation({ resourceDirectory }: Pick<Services, "resourceDirectory">) {
  return readable(async (): Promise<Organisation> => {
    const { ResourceDirectory: directory } = await resourceDirectory.getResourceDirectory({});
    const managementAccountId = answered(directory?.MasterAccountId, "the management account");
    const rows = await resourceDirectory.listAccounts.all({ IncludeTags: true });
    const members = rows.map(toMember).filter(({ accountId }) => accountId !== managementAccountId);
    return {
      resourceDirectoryId: answered(directory?.ResourceDirectoryId, "the id of the resource directory"),
      rootFolderId: answered(directory?.RootFolderId, "the root folder of the resource directory"),
      managementAccountId,
      members: new Map(members.map((member) => [member.accountId, member])),
    };
  });
}

/** Whether the resource directory has the folder; asked only of one in which no account is. */
export async function hasFolder({ resourceDirectory }: Pick<Services, "resourceDirectory">, folderId: string) {
  return readable(async () => {
    try {
      return (await resourceDirectory.getFolder({ FolderId: folderId })).Folder !== undefined;
    } catch (error) {
      if (isAbsentOrMisspelt(error)) return false;
      throw error;
    }
  });
}

function isAbsentOrMisspelt(error: unknown): boolean {
  return error instanceof ServiceError && /^(EntityNotExists|InvalidParameter)\.Folder(Id)?$/.test(error.code);
}

function toMember(live: Account): Member {
  const accountId = answered(live.AccountId, "the UID of a member account");
  const path = answered(live.ResourceDirectoryPath, `the path of account ${accountId}`).split("/");
  return {
    accountId,
    displayName: live.DisplayName ?? "",
    status: statusOf(live),
    folderIds: path.slice(1, -1), // <directory>/<root>/<folder>/.../<account>
    tags: tagsOf(live.Tags === undefined || "length" in live.Tags ? (live.Tags as []) : live.Tags.Tag),
    live,
  };
}

/** A deletion that failed leaves an account in use, and so does whatever becomes of one's promotion to a cloud account. */
function statusOf({ Status: status = "", DeletionStatus: deletion = "" }: Account): AccountStatus {
  if (deletion !== "" && !deletion.endsWith("Failed")) return "Leaving";
  return /^(CreateSuccess|InviteSuccess|Promote\w+)$/.test(status) ? "Active" : "Suspended";
}

/** Who may not read the resource directory is told what would be needed, and that explicit accounts need nothing. */
export async function readable<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const why = unreadable(error);
    throw why === undefined
      ? error
      : error.meaning(`${why}; accounts that are named by their UIDs need no such access`);
  }
}

/** Of an account whose owner never made a resource directory, and that is a member of none. */
export function isInNoDirectory(error: unknown): boolean {
  return (
    error instanceof ServiceError && /^(ResourceDirectoryNotInUse|EntityNotExists\.ResourceDirectory)$/.test(error.code)
  );
}

function unreadable(error: ServiceError): string | undefined {
  if (isDenied(error)) {
    return (
      `the resource directory cannot be read, as the caller has no permission for resourcemanager:${error.action}; allow ` +
      "resourcemanager:GetResourceDirectory, resourcemanager:ListAccounts, resourcemanager:GetFolder and " +
      "resourcemanager:ListFoldersForParent"
    );
  }
  if (isInNoDirectory(error)) {
    return "the account of the credentials belongs to no resource directory";
  }
  // A member that administers nothing gets a code that no document tells.
  if (error.status === 403) {
    return (
      "the resource directory cannot be read by this account; use credentials of its management account, or of a member " +
      "that is a delegated administrator"
    );
  }
  return undefined;
}
