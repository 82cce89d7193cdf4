import type { GetUserRequest } from "../api/ims.generated";
import type { Services } from "../api/services";
import { answered } from "../client/answered";
import { unlessGone } from "../resources/gone";
import { listed } from "../resources/naming";
import { nameFilter, refuseUnlessOne } from "./filters";

/** Whose it is that is looked up. */
interface RamUserArgs {
  /** The user's number. Either this or `userPrincipalName`. */
  readonly userId?: string;
  /** The logon name with its domain. Either this or `userId`. */
  readonly userPrincipalName?: string;
}

interface RamUser {
  readonly userId: string;
  readonly userPrincipalName: string;
}

/** Both names of a user: most operations take the logon name alone, and what they tell is kept by the number. */
export async function ramUser(services: Pick<Services, "ims">, args: RamUserArgs): Promise<RamUser> {
  refuseUnlessOne(args, "userId", "userPrincipalName");
  const { userId, userPrincipalName } = args;
  const request = { UserId: userId, UserPrincipalName: userPrincipalName };
  return userOf(services, request, `user ${userId ?? userPrincipalName}`);
}

/** The number of a user who is there or, where nobody has the name, of the one deleted user who had it. */
export async function userOrRecycled(services: Pick<Services, "ims">, args: RamUserArgs): Promise<string> {
  refuseUnlessOne(args, "userId", "userPrincipalName");
  const { userId, userPrincipalName: name = "" } = args;
  if (userId !== undefined) return userId;
  const user = await unlessGone(ramUser(services, { userPrincipalName: name }));
  if (user !== undefined) return user.userId;
  const rows = await services.ims.listUsersInRecycleBin.all({ Filter: nameFilter(args, "UserPrincipalName") });
  const ids = rows.map(({ UserId }) => answered(UserId, `the id of user ${name}`)).sort();
  const [one, ...others] = ids;
  if (one === undefined) throw new Error(`there is no user ${name} in the account, and none in its recycle bin`);
  if (others.length > 0)
    throw new Error(`${ids.length} deleted users had the name ${name}, ${listed(ids)}; give userId`);
  return one;
}

/** Who has the key: without a name the service would look among the caller's own. */
export function keyOwner(services: Pick<Services, "ims">, accessKeyId: string): Promise<RamUser> {
  return userOf(services, { UserAccessKeyId: accessKeyId }, `the user of access key ${accessKeyId}`);
}

async function userOf({ ims }: Pick<Services, "ims">, request: GetUserRequest, named: string): Promise<RamUser> {
  const user = answered((await ims.getUser(request)).User, named);
  return {
    userId: answered(user.UserId, `the id of ${named}`),
    userPrincipalName: answered(user.UserPrincipalName, `the name of ${named}`),
  };
}
