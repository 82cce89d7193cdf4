import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { tagsOf } from "../../resources/tags";
import { asked } from "../connection";
import { refuseUnlessOne } from "../filters";
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
    const user = answered((await ims.getUser(request)).User, named);
    const id = answered(user.UserId, `the id of ${named}`);
    return {
      id,
      userId: id,
      userPrincipalName: answered(user.UserPrincipalName, `the name of ${named}`),
      displayName: user.DisplayName ?? "", // a user made elsewhere may have none
      ...given({ comments: user.Comments, email: user.Email, mobilePhone: user.MobilePhone }),
      tags: tagsOf(user.Tags?.Tag?.map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue }))),
      createDate: answered(user.CreateDate, `the creation date of ${named}`),
    };
  });
}

/** `getUser` with arguments that may be outputs, as an output. */
export const getUserOutput = withOutputs(getUser);
