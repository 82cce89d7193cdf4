import type { AccessKey } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { ramUser } from "../ram-user";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetAccessKeysArgs {
  /** The user's number. Either this or `userPrincipalName`. */
  readonly userId?: string;
  /** The logon name with its domain. Either this or `userId`. */
  readonly userPrincipalName?: string;
  /** Absent: whatever the status. */
  readonly status?: "Active" | "Inactive";
}

export interface GetAccessKeysKey {
  /** The same as `accessKeyId`. */
  readonly id: string;
  /** `LTAI...` */
  readonly accessKeyId: string;
  /** The number of the user whose key it is. */
  readonly userId: string;
  /** `Active` or `Inactive`. */
  readonly status: string;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly createDate?: string;
  /** When it was enabled or disabled last: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly updateDate?: string;
}

export interface GetAccessKeysResult {
  /** The ids of `keys`, in their order. */
  readonly ids: readonly string[];
  /** The oldest first. */
  readonly keys: readonly GetAccessKeysKey[];
}

/**
 * The access keys of a RAM user: two at most, where no more were granted. Their secrets were told when they were made,
 * and nothing can read them. Fails when there is no such user.
 *
 * @example
 * const { keys } = await ims.getAccessKeys({ userPrincipalName: "alice@example.onaliyun.com", status: "Active" });
 */
export function getAccessKeys(args: GetAccessKeysArgs): Promise<GetAccessKeysResult> {
  return asked(async (services) => {
    const { userId, userPrincipalName } = await ramUser(services, args);
    const answer = await services.ims.listAccessKeys({ UserPrincipalName: userPrincipalName });
    const all = (answer.AccessKeys?.AccessKey ?? []).map((row) => toKey(userId, row));
    const keys = inOrder(
      all.filter(({ status }) => args.status === undefined || status === args.status),
      ({ createDate = "" }) => createDate,
    );
    return { ids: idsOf(keys), keys };
  });
}

/** `getAccessKeys` with arguments that may be outputs, as an output. */
export const getAccessKeysOutput = withOutputs(getAccessKeys);

function toKey(userId: string, live: AccessKey): GetAccessKeysKey {
  const id = answered(live.AccessKeyId, "the id of an access key");
  return {
    id,
    accessKeyId: id,
    userId,
    status: answered(live.Status, `the status of access key ${id}`),
    ...given({ createDate: live.CreateDate, updateDate: live.UpdateDate }),
  };
}
