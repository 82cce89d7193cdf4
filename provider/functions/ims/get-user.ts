import { answered } from "../../client/answered";
import { asked } from "../connection";
import { refuseUnlessOne } from "../filters";
import { toRamUser } from "../ram-people";
import { withOutputs } from "../with-outputs";

export interface GetUserArgs {
  /** The user's number. Either this or `userPrincipalName`. */
  readonly userId?: string;
  /** The logon name with its domain. Either this or `userId`. */
  readonly userPrincipalName?: string;
}

export interface GetUserResult {
  /** The same as `userId`. */
  readonly id: string;
  /** The user's number, which survives renames. */
  readonly userId: string;
  /** The logon name with its domain. */
  readonly userPrincipalName: string;
  /** Empty where a user made elsewhere has none. */
  readonly displayName: string;
  /** What somebody wrote about the user. */
  readonly comments?: string;
  /** Kept on the China site alone. */
  readonly email?: string;
  /** Kept on the China site alone. */
  readonly mobilePhone?: string;
  /** All of them, by key. */
  readonly tags: { readonly [key: string]: string };
  /** UTC, ISO 8601. */
  readonly createDate: string;
}

/**
 * One RAM user, by number or by logon name. Fails when there is none.
 *
 * @example
 * const alice = await ims.getUser({ userPrincipalName: "alice@example.onaliyun.com" });
 */
export function getUser(args: GetUserArgs): Promise<GetUserResult> {
  return asked(async ({ ims }) => {
    refuseUnlessOne(args, "userId", "userPrincipalName");
    const named = `user ${args.userId ?? args.userPrincipalName}`;
    const request = { UserId: args.userId, UserPrincipalName: args.userPrincipalName };
    return toRamUser(answered((await ims.getUser(request)).User, named));
  });
}

/** `getUser` with arguments that may be outputs, as an output. */
export const getUserOutput = withOutputs(getUser);
