import type { User } from "../../api/cloudsso.generated";
import type { Services } from "../../api/services";
import { answered } from "../../client/answered";
import { asked } from "../connection";
import { directoryIdOf } from "../directory";
import { idFilter, nameFilter, refuseUnlessOne } from "../filters";
import { toUser } from "../people";
import { theOneNamed } from "../rows";
import { withOutputs } from "../with-outputs";
import type { GetUsersUser } from "./get-users";

export interface GetUserArgs {
  /** `d-...`. Absent: the account's one directory. */
  readonly directoryId?: string;
  /** `u-...`, or the `id` of a `User`. Either this, `userName` or `externalId`. */
  readonly userId?: string;
  /** The whole name, whatever its case. Either this, `userId` or `externalId`. */
  readonly userName?: string;
  /** What the identity provider calls the user, and the provider. Either this, `userId` or `userName`. */
  readonly externalId?: {
    /** The identity provider's id of the user. */
    readonly id: string;
    /** Absent: `SCIM`. */
    readonly issuer?: string;
  };
}

export interface GetUserResult extends GetUsersUser {}

/**
 * One user of a directory, by id, by name or by the identity provider's id, whoever made it. Fails when there is none.
 *
 * @example
 * const ann = await cloudsso.getUser({ userName: "ann@example.com" });
 */
export function getUser(args: GetUserArgs): Promise<GetUserResult> {
  return asked(async (services) => {
    refuseUnlessOne(args, "userId", "userName", "externalId");
    const { userName: name = "", externalId } = args;
    const id = idFilter(args, "userId", "u-");
    const filter = nameFilter({ userName: args.userName }, "UserName");
    if (externalId?.id === "") throw new Error("externalId.id must not be empty");
    const directoryId = await directoryIdOf(services, args.directoryId);
    if (externalId !== undefined) {
      return toUser(directoryId, await withId(services, directoryId, await idOf(services, directoryId, externalId)));
    }
    const live =
      id === undefined ? await named(services, directoryId, name, filter) : await withId(services, directoryId, id);
    return toUser(directoryId, live);
  });
}

/** `getUser` with arguments that may be outputs, as an output. */
export const getUserOutput = withOutputs(getUser);

async function idOf(
  { cloudsso }: Services,
  directoryId: string,
  { id, issuer = "SCIM" }: { readonly id: string; readonly issuer?: string },
): Promise<string> {
  const request = { DirectoryId: directoryId, ExternalId: JSON.stringify({ Id: id, Issuer: issuer }) };
  return answered((await cloudsso.getUserId(request)).UserId, `the user whom ${issuer} calls ${id}`);
}

async function withId({ cloudsso }: Services, directoryId: string, id: string): Promise<User> {
  return answered((await cloudsso.getUser({ DirectoryId: directoryId, UserId: id })).User, `user ${id}`);
}

function named({ cloudsso }: Services, directoryId: string, name: string, filter: string | undefined): Promise<User> {
  return theOneNamed({
    noun: "user",
    name,
    place: `directory ${directoryId}`,
    find: () => cloudsso.listUsers.all({ DirectoryId: directoryId, Filter: filter }),
    all: () => cloudsso.listUsers.all({ DirectoryId: directoryId }),
    nameOf: (row) => row.UserName,
    idOf: (row) => row.UserId,
  });
}
