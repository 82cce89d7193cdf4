import { z } from "zod";
import type { AccessKey } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import type { Definition, Found } from "../../kernel/definition";
import { type Fields, unreadValues } from "../../kernel/fields";
import { type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { promised } from "../given";
import { unlessGone } from "../gone";
import { type InAccount, inAccount } from "../in-account";
import { orUnfinished } from "../or-unfinished";
import {
  everyKey,
  idOf,
  makeKey,
  noticeOfSecret,
  ownerOf,
  removeKey,
  setKeyStatus,
  sharedRows,
  warningOfGone,
} from "./access-keys";
import { ramUserField, toUser } from "./references";

export interface AccessKeyInputs extends Timed {
  /**
   * The RAM user who calls APIs with it, by its number, which is the `id` of an `ims.User`, or by its logon name with the
   * domain. A rename of the user changes nothing here.
   */
  userId: string;
  /**
   * `Active` or `Inactive`. Absent: `Active`, so a key that somebody disabled, or the service because it was idle for the
   * days that the account's security preference says, is drift; the preview warns of one that is to work again.
   */
  status?: "Active" | "Inactive";
}

export interface AccessKeyOutputs extends InAccount {
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createDate: string;
  /** The secret. Told at creation alone: `get` and an import cannot read it, and have nothing here. */
  accessKeySecret: string;
}

type Inputs = AccessKeyInputs;
type Outputs = AccessKeyOutputs;
type Live = Found<Inputs, Outputs>;

const fields: Fields<Inputs> = {
  userId: ramUserField,
  status: { schema: z.enum(["Active", "Inactive"]), default: "Active" },
  ...timed,
};

/**
 * A key pair with which a RAM user calls APIs.
 *
 * The secret is told once, so a key that is there cannot be taken over, and `get` cannot recover its secret. A user has
 * two at most, disabled ones included. To replace one without a gap, declare a second key, move over, and let the first
 * leave the program; a replacement makes the new one before the old one goes as well, when one place is free. What is to be
 * replaced by age is an `ims.RotatedAccessKey`.
 *
 * Delete disables the key, then deletes it. It stays in the recycle bin for thirty days, with the latest three of the
 * user, and who restores it there has it enabled.
 *
 * @example
 * const robot = new ims.User("robot", { userPrincipalName: "robot@example.onaliyun.com", displayName: "Robot" });
 * const key = new ims.AccessKey("robot", { userId: robot.id });
 *
 * export const secret = key.accessKeySecret; // a secret
 */
export const accessKey: Definition<Context, Inputs, Outputs> = {
  kind: "ims:AccessKey",
  fields,
  outputs: { createDate: {}, accessKeySecret: { secret: true, kept: true }, accountId: { kept: true } },
  id: ["accessKeyId"],
  idOutputs: {
    /** `LTAI...`, which is the id. */
    accessKeyId: 0,
  },
  naturalKey: [],
  parentKey: ["userId"],
  references: { userId: toUser },
  home: inAccount,

  warnings(wanted, from) {
    const again = from?.status === "Inactive" && wanted.status === "Active";
    return again ? [`an access key of user ${from.userId} is disabled and will work again`] : [];
  },

  list: everyKey,

  async create(context, inputs) {
    const { userId } = inputs;
    const { row, secret } = await makeKey(context, userId);
    const made = found(userId, row, inputs);
    const live = { ...made, outputs: { ...made.outputs, accessKeySecret: secret } };
    if (inputs.status === live.inputs.status) return live;
    return orUnfinished(live, async () => {
      await setKeyStatus(context, userId, live.id, inputs.status ?? "Active");
      return { ...live, inputs: { ...live.inputs, ...inputs } };
    });
  },

  read: (context, id, recorded) => find(context, id, recorded, true),

  async update(context, id, recorded, wanted) {
    const { userId, status = "Active" } = wanted;
    if (status !== recorded.status) await unlessGone(setKeyStatus(context, userId, id, status));
    const live = await find(context, id, wanted, false);
    if (live !== undefined) return live;
    throw new Error(
      `access key ${id} of user ${userId} is not there any more; run pulumi up --refresh, which makes a new one`,
    );
  },

  delete: (context, id, recorded) => removeKey(context, recorded.userId, id),
};

/** @param speaks of what somebody should know in time, as a read does. */
async function find(
  context: Context,
  id: string,
  recorded: Partial<Inputs>,
  speaks: boolean,
): Promise<Live | undefined> {
  const userId = recorded.userId ?? (await ownerOf(context, id));
  if (userId === undefined) return undefined;
  const rows = await sharedRows(context, userId, id);
  const row = rows?.get(id);
  if (speaks && recorded.userId === undefined && row !== undefined) noticeOfSecret(context, id);
  if (speaks && rows !== undefined && row === undefined) context.warn(warningOfGone(userId, id));
  return row && found(userId, row, recorded);
}

/** The secret stays as it is recorded: no answer holds it again. */
function found(userId: string, row: AccessKey, recorded: Partial<Inputs>): Live {
  const id = idOf(row);
  const inputs: Inputs = {
    userId,
    status: answered(row.Status, `the status of access key ${id}`) as NonNullable<Inputs["status"]>,
    ...unreadValues(fields, recorded),
  };
  return { id, inputs, outputs: promised({ createDate: row.CreateDate }) as Outputs };
}
