import type { AccessKey } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { userOrRecycled } from "../ram-user";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetAccessKeysInRecycleBinArgs {
  /** The user's number. Either this or `userPrincipalName`. */
  readonly userId?: string;
  /** The logon name with its domain, of a user or of one deleted user. Either this or `userId`. */
  readonly userPrincipalName?: string;
}

export interface GetAccessKeysInRecycleBinKey {
  /** The same as `accessKeyId`. */
  readonly id: string;
  /** `LTAI...` */
  readonly accessKeyId: string;
  /** The number of the user whose key it was. */
  readonly userId: string;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly createDate?: string;
  /** When it was deleted: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly recycleDate?: string;
  /** When it will be gone for good: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly deleteDate?: string;
}

export interface GetAccessKeysInRecycleBinResult {
  /** The ids of `keys`, in their order. */
  readonly ids: readonly string[];
  /** The one that was deleted first is the first. */
  readonly keys: readonly GetAccessKeysInRecycleBinKey[];
}

/**
 * The deleted access keys of a RAM user, who may be deleted, too: the latest three, for thirty days. One that is restored
 * is enabled, and only where its user is there. Fails when there is no such user, and when several deleted ones had the
 * name.
 *
 * @example
 * const { keys } = await ims.getAccessKeysInRecycleBin({ userPrincipalName: "alice@example.onaliyun.com" });
 */
export function getAccessKeysInRecycleBin(
  args: GetAccessKeysInRecycleBinArgs,
): Promise<GetAccessKeysInRecycleBinResult> {
  return asked(async (services) => {
    const userId = await userOrRecycled(services, args);
    const { AccessKeys } = await services.ims.listAccessKeysInRecycleBin({ UserId: userId });
    const all = (AccessKeys?.AccessKey ?? []).map((row) => toKey(userId, row));
    const keys = inOrder(all, ({ recycleDate = "" }) => recycleDate);
    return { ids: idsOf(keys), keys };
  });
}

/** `getAccessKeysInRecycleBin` with arguments that may be outputs, as an output. */
export const getAccessKeysInRecycleBinOutput = withOutputs(getAccessKeysInRecycleBin);

function toKey(userId: string, row: AccessKey): GetAccessKeysInRecycleBinKey {
  const id = answered(row.AccessKeyId, "the id of a deleted access key");
  return {
    id,
    accessKeyId: id,
    userId,
    ...given({ createDate: row.CreateDate, recycleDate: row.RecycleDate, deleteDate: row.DeleteDate }),
  };
}
