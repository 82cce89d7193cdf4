import { asked } from "../connection";
import { directoryIdOf } from "../directory";
import { nameFilter, tagFilter } from "../filters";
import { toUser } from "../people";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetUsersArgs {
  /** `d-...`. Absent: the account's one directory. */
  readonly directoryId?: string;
  /** The whole name, whatever its case. Not together with `userNamePrefix`. */
  readonly userName?: string;
  /** How names begin, whatever their case. */
  readonly userNamePrefix?: string;
  /** `Manual`: made here; `Synchronized`: brought by SCIM synchronization. Absent: both. */
  readonly provisionType?: "Manual" | "Synchronized";
  /** Absent: both. */
  readonly status?: "Enabled" | "Disabled";
  /** Those that have all of these; an empty value stands for any. */
  readonly tags?: { readonly [key: string]: string };
}

export interface GetUsersUser {
  /** `<directory>:<user>`, as `User.get` takes it. */
  readonly id: string;
  /** `d-...` */
  readonly directoryId: string;
  /** `u-...` */
  readonly userId: string;
  /** The name to log on with, unique in the directory whatever its case. */
  readonly userName: string;
  /** The name to show. */
  readonly displayName?: string;
  /** The given name. */
  readonly firstName?: string;
  /** The family name. */
  readonly lastName?: string;
  /** Unique in the directory. */
  readonly email?: string;
  /** What somebody wrote about the user. */
  readonly description?: string;
  /** `Enabled` or `Disabled`: whether the user can log on. */
  readonly status: string;
  /** `Manual`: made here; `Synchronized`: brought by SCIM synchronization. */
  readonly provisionType: string;
  /** What the identity provider calls a synchronized user, and the provider, `SCIM`. */
  readonly externalId?: { readonly id: string; readonly issuer: string };
  /** All of them, by key. */
  readonly tags: { readonly [key: string]: string };
  /** UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly createTime: string;
  /** When it was changed last: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly updateTime?: string;
}

export interface GetUsersResult {
  /** The ids of `users`, in their order. */
  readonly ids: readonly string[];
  /** By name. */
  readonly users: readonly GetUsersUser[];
}

/**
 * The users of a directory, all or some, in one list.
 *
 * @example
 * const { users } = await cloudsso.getUsers({ status: "Disabled", tags: { team: "platform" } });
 */
export function getUsers(args: GetUsersArgs = {}): Promise<GetUsersResult> {
  return asked(async (services) => {
    const filters = {
      Filter: nameFilter(args, "UserName"),
      ProvisionType: args.provisionType,
      Status: args.status,
      Tags: tagFilter(args.tags),
    };
    const directoryId = await directoryIdOf(services, args.directoryId);
    const rows = await services.cloudsso.listUsers.all({ DirectoryId: directoryId, ...filters });
    const users = inOrder(
      rows.map((row) => toUser(directoryId, row)),
      ({ userName }) => userName,
    );
    return { ids: idsOf(users), users };
  });
}

/** `getUsers` with arguments that may be outputs, as an output. */
export const getUsersOutput = withOutputs(getUsers);
