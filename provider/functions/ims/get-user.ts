import * as pulumi from "@pulumi/pulumi";
import { answered } from "../../client/answered";
import { connection, told } from "../connection";

export interface GetUserArgs {
  /** The user's number. Either this or `userPrincipalName`. */
  readonly userId?: string;
  /** The logon name with its domain. Either this or `userId`. */
  readonly userPrincipalName?: string;
}

export interface GetUserResult {
  readonly id: string;
  readonly userId: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly comments?: string;
  /** Kept on the China site alone. */
  readonly email?: string;
  /** Kept on the China site alone. */
  readonly mobilePhone?: string;
  readonly tags: { readonly [key: string]: string };
  /** UTC, ISO 8601. */
  readonly createDate: string;
}

/**
 * One RAM user, by number or by logon name. Fails when there is none.
 *
 * Runs in the program's process in every preview; its result is not in the state.
 */
export function getUser(args: GetUserArgs): Promise<GetUserResult> {
  return told(ask(args));
}

async function ask(args: GetUserArgs): Promise<GetUserResult> {
  if ((args.userId === undefined) === (args.userPrincipalName === undefined)) {
    throw new Error("getUser wants either userId or userPrincipalName");
  }
  const request = { UserId: args.userId, UserPrincipalName: args.userPrincipalName };
  const asked = `user ${args.userId ?? args.userPrincipalName}`;
  const user = answered((await connection().ims.getUser(request)).User, asked);
  const id = answered(user.UserId, `the id of ${asked}`);
  return {
    id,
    userId: id,
    userPrincipalName: answered(user.UserPrincipalName, `the name of ${asked}`),
    displayName: user.DisplayName ?? "", // a user made elsewhere may have none
    ...(user.Comments ? { comments: user.Comments } : {}),
    ...(user.Email ? { email: user.Email } : {}),
    ...(user.MobilePhone ? { mobilePhone: user.MobilePhone } : {}),
    tags: Object.fromEntries(
      (user.Tags?.Tag ?? []).map((tag) => [answered(tag.TagKey, `a tag's key of ${asked}`), tag.TagValue ?? ""]),
    ),
    createDate: answered(user.CreateDate, `the creation date of ${asked}`),
  };
}

/** `getUser` with arguments that may be outputs, as an output. */
export function getUserOutput(
  args: {
    readonly [K in keyof GetUserArgs]: pulumi.Input<GetUserArgs[K]>;
  },
): pulumi.Output<GetUserResult> {
  return pulumi.output(args).apply((known) => getUser(known as GetUserArgs));
}
