import type { ListPasskeysResponse } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { ramUser } from "../ram-user";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetPasskeysArgs {
  /** The user's number. Either this or `userPrincipalName`. */
  readonly userId?: string;
  /** The logon name with its domain. Either this or `userId`. */
  readonly userPrincipalName?: string;
}

export interface GetPasskeysPasskey {
  /** The same as `passkeyId`. */
  readonly id: string;
  /** `PASSKEY-...` */
  readonly passkeyId: string;
  /** What the user called it. */
  readonly passkeyName: string;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly createDate?: string;
  /** When it was used last: UTC, `YYYY-MM-DDTHH:mm:ssZ`. Absent: never, as far as the service tells. */
  readonly lastUseDate?: string;
}

export interface GetPasskeysResult {
  /** The ids of `passkeys`, in their order. */
  readonly ids: readonly string[];
  /** By name. */
  readonly passkeys: readonly GetPasskeysPasskey[];
}

/**
 * The passkeys of a RAM user, who alone can make one, in a browser. Fails when there is no such user.
 *
 * @example
 * const { passkeys } = await ims.getPasskeys({ userPrincipalName: "alice@example.onaliyun.com" });
 */
export function getPasskeys(args: GetPasskeysArgs): Promise<GetPasskeysResult> {
  return asked(async (services) => {
    const { userPrincipalName } = await ramUser(services, args);
    const { Passkeys: rows = [] } = await services.ims.listPasskeys({ UserPrincipalName: userPrincipalName });
    const passkeys = inOrder(rows.map(toPasskey), ({ passkeyName }) => passkeyName);
    return { ids: idsOf(passkeys), passkeys };
  });
}

/** `getPasskeys` with arguments that may be outputs, as an output. */
export const getPasskeysOutput = withOutputs(getPasskeys);

function toPasskey(row: NonNullable<ListPasskeysResponse["Passkeys"]>[number]): GetPasskeysPasskey {
  const id = answered(row.PasskeyId, "the id of a passkey");
  return {
    id,
    passkeyId: id,
    passkeyName: row.PasskeyName ?? "",
    ...given({ createDate: dateOf(row.CreateDate), lastUseDate: dateOf(row.LastUseDate) }),
  };
}

/** The service tells these in seconds since the epoch, as a text. */
function dateOf(seconds: string | undefined): string | undefined {
  if (!seconds || !/^\d+$/.test(seconds)) return seconds;
  return new Date(Number(seconds) * 1000).toISOString().replace(".000Z", "Z");
}
