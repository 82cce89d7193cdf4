import { z } from "zod";
import type { Definition, Found } from "../../kernel/definition";
import { type Fields, unreadValues } from "../../kernel/fields";
import { holdsUnknown } from "../../kernel/unknowns";
import { type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { given, promised } from "../given";
import { type InAccount, inAccount } from "../in-account";
import { counted, listed } from "../naming";
import { orUnfinished } from "../or-unfinished";
import {
  idOf,
  MOST_KEYS,
  makeKey,
  noticeOfSecret,
  ownerOf,
  type Rows,
  removalOf,
  removeKey,
  restoreOf,
  setKeyStatus,
  sharedRows,
  warningOfGone,
} from "./access-keys";
import { logonName } from "./logon-name";
import { ramUserField, toUser } from "./references";
import { dueAt, type Keys, type Rotation, type Stage, stageOf } from "./rotation";

export interface RotatedAccessKeyInputs extends Timed {
  /**
   * The RAM user who calls APIs with it, by its number, which is the `id` of an `ims.User`, or by its logon name with the
   * domain. A rename of the user changes nothing here. Both of the user's places for keys are needed, so a program declares one for a user.
   */
  userId: string;
  /** Days after which a refresh takes the current key for `Due`, 1 to 730. Absent: 90. */
  rotateAfterDays?: number;
  /**
   * Hours that the previous key must have gone without a use before it is disabled, counted from the rotation, and anew
   * from each use; 1 to 8,760, and less than `rotateAfterDays`. Longer than the longest pause between two uses. Uses are
   * told two hours late, so two more are waited. Absent: 24.
   */
  overlapHours?: number;
  /**
   * `Settled`, or drift, which the next `up` repairs by one step: `Due`, a second key is made; `PreviousUnused`, the
   * previous one is disabled; `PreviousDisabled`, it is deleted; `Disabled`, somebody disabled the current key, and it is
   * enabled; `Missing`, somebody deleted it, and a new one is made.
   */
  rotation: Rotation;
}

export interface RotatedAccessKeyOutputs extends InAccount {
  /** `LTAI...`, the current key: the one to use. */
  accessKeyId: string;
  /** The secret of the current key. Told at its creation alone: `get` cannot read it, and has nothing here. */
  accessKeySecret: string;
  /** When the current key was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createDate: string;
  /** `LTAI...`, the key before the current one, from the rotation until it is deleted. Absent: there is one key alone. */
  previousAccessKeyId?: string;
}

type Inputs = RotatedAccessKeyInputs;
type Outputs = RotatedAccessKeyOutputs;
type Live = Found<Inputs, Outputs>;
type Recorded = Partial<Inputs & Outputs>;

const fields: Fields<Inputs> = {
  userId: ramUserField,
  rotateAfterDays: { schema: z.int().min(1).max(730), unit: "days", default: 90, stateOnly: true },
  overlapHours: { schema: z.int().min(1).max(8760), unit: "hours", default: 24, stateOnly: true },
  ...timed,
  rotation: { schema: z.string(), derived: true },
};

/**
 * An access key of a RAM user that is replaced before it grows old, while the one before works on. Its age is drift: it
 * moves with `pulumi up --refresh`, as a pipeline runs it by night, one step in each run.
 *
 * 1. The key is older than `rotateAfterDays`: the next `up` makes a second one, and whatever uses `accessKeyId` and
 *    `accessKeySecret` is updated in the same run.
 *
 * 2. Both work, until nobody has used the old one for `overlapHours`. While it is used past that, a refresh warns with the
 *    service and the date.
 *
 * 3. The next `up` disables the old one. Who needs it after all enables it, and it stays for another overlap.
 *
 * 4. The `up` after that deletes it. For thirty days the recycle bin has it, with the latest three of the user.
 *
 * A user has two keys at most. Where the second place is taken by a key that this resource did not make, that key is left
 * alone, the refresh and the `up` name it, and the current one works on. A key whose secret was lost with an answer or a
 * killed run is named, and no other is made before it is gone. Delete disables and deletes both keys.
 *
 * @example
 * const robot = new ims.User("robot", { userPrincipalName: "robot@example.onaliyun.com", displayName: "Robot" });
 * const key = new ims.RotatedAccessKey("robot", { userId: robot.id, rotateAfterDays: 60, overlapHours: 48 });
 *
 * export const id = key.accessKeyId;
 * export const secret = key.accessKeySecret; // a secret
 */
export const rotatedAccessKey: Definition<Context, Inputs, Outputs> = {
  kind: "ims:RotatedAccessKey",
  fields,
  outputs: {
    accessKeyId: {},
    accessKeySecret: { secret: true, kept: true },
    createDate: {},
    previousAccessKeyId: {},
    accountId: { kept: true },
  },
  // Stays what it is through all rotations, and is another one after a replacement, whose old keys have to go.
  id: ["firstAccessKeyId"],
  naturalKey: ["userId"],
  references: { userId: toUser },
  home: inAccount,

  check({ rotateAfterDays = 90, overlapHours = 24 }) {
    if (holdsUnknown([rotateAfterDays, overlapHours]) || overlapHours < rotateAfterDays * 24) return [];
    const reason = `must be less than rotateAfterDays, ${counted(rotateAfterDays * 24, "hour")}, not ${overlapHours}`;
    return [{ path: "overlapHours", reason }];
  },
  derive: () => ({ rotation: "Settled" }),

  warnings(wanted, from) {
    const again = from?.rotation === "Disabled" && wanted.rotation === "Settled";
    return again ? [`an access key of user ${from.userId} is disabled and will work again`] : [];
  },

  /** Nothing but a state tells that a key is rotated: every key there is, `ims.AccessKey` lists. */
  async *list() {},

  async create(context, inputs) {
    const { row, secret } = await makeKey(context, inputs.userId);
    const outputs = { ...outputsOf(idOf(row), row.CreateDate), accessKeySecret: secret } as Outputs;
    return { id: idOf(row), inputs, outputs };
  },

  async read(context, id, recorded) {
    const userId = recorded.userId ?? (await ownerOf(context, recorded.accessKeyId ?? id));
    if (userId === undefined) return undefined;
    const seen = await look(context, id, { ...recorded, userId });
    if (seen === undefined) return undefined;
    if (recorded.userId === undefined) noticeOfSecret(context, seen.live.outputs.accessKeyId);
    else await speak(context, seen);
    return seen.stage === undefined ? undefined : seen.live;
  },

  async update(context, id, recorded, wanted) {
    const seen = await look(context, id, { ...recorded, ...wanted });
    if (seen?.stage === undefined) {
      throw new Error(
        `access key ${recorded.accessKeyId} of user ${wanted.userId} is not there any more; run pulumi up --refresh, which ` +
          "makes a new one",
      );
    }
    const settled = { ...seen.live, inputs: wanted };
    // What no preview has shown waits for the next refresh.
    if (recorded.rotation === "Settled") return settled;
    const asBefore = { ...seen.live, inputs: { ...wanted, rotation: recorded.rotation } };
    return { ...settled, outputs: await orUnfinished(asBefore, () => take(context, seen)) };
  },

  async delete(context, _id, { userId, accessKeyId, previousAccessKeyId }) {
    if (previousAccessKeyId !== undefined) await removeKey(context, userId, previousAccessKeyId);
    await removeKey(context, userId, accessKeyId);
  },
};

interface Seen {
  readonly live: Live;
  readonly keys: Keys;
  /** `undefined`: neither key is there. */
  readonly stage: Stage | undefined;
  /** Ids of keys of the user that this resource did not make, or lost. */
  readonly others: readonly string[];
}

/** @returns `undefined` where the user is gone. */
async function look(
  context: Context,
  id: string,
  recorded: Recorded & Pick<Inputs, "userId">,
): Promise<Seen | undefined> {
  const { userId, accessKeyId = id, previousAccessKeyId } = recorded;
  const rows: Rows | undefined = await sharedRows(context, userId, accessKeyId);
  if (rows === undefined) return undefined;
  const [current, previous] = [rows.get(accessKeyId), rows.get(previousAccessKeyId ?? "")];
  const createDate = current?.CreateDate ?? recorded.createDate;
  const { rotateAfterDays = 90, overlapHours = 24 } = recorded;
  const keys: Keys = { userId, current, previous, since: Date.parse(createDate ?? ""), rotateAfterDays, overlapHours };
  const stage = current === undefined && previous === undefined ? undefined : await stageOf(context, keys);
  const inputs: Inputs = { userId, ...unreadValues(fields, recorded), rotation: stage?.rotation ?? "Settled" };
  const outputs = outputsOf(accessKeyId, createDate, previous && idOf(previous)) as Outputs;
  const others = [...rows.keys()].filter((one) => one !== accessKeyId && one !== previousAccessKeyId);
  return { live: { id, inputs, outputs }, keys, stage, others };
}

/** The secret stays as it is recorded: no answer holds it again. */
function outputsOf(accessKeyId: string, createDate: string | undefined, previousAccessKeyId?: string) {
  return { ...promised({ accessKeyId, createDate }), ...given({ previousAccessKeyId }) };
}

/** The one step that the stage asks for. @returns what is there then. */
async function take(context: Context, { live: { outputs }, keys, stage }: Seen): Promise<Outputs> {
  const { userId, overlapHours } = keys;
  const { accessKeyId: current, previousAccessKeyId: previous = "", ...others } = outputs;
  switch (stage?.rotation) {
    case "Due":
    case "Missing": {
      const { row, secret } = await makeKey(context, userId, [current, previous]);
      const before = stage.rotation === "Due" ? current : previous;
      context.notice(
        `access key ${idOf(row)} of user ${userId} takes the place of ${current}; ${before} works on until nobody has used ` +
          `it for ${counted(overlapHours, "hour")}`,
      );
      return { ...outputsOf(idOf(row), row.CreateDate, before), accessKeySecret: secret } as Outputs;
    }
    case "PreviousUnused":
      await setKeyStatus(context, userId, previous, "Inactive");
      context.notice(
        `access key ${previous} of user ${userId} is disabled, and the pulumi up --refresh after this deletes it`,
      );
      return outputs;
    case "PreviousDisabled":
      await removeKey(context, userId, previous);
      context.notice(
        `access key ${previous} is deleted; within thirty days it can be restored with: ${restoreOf(userId, previous)}`,
      );
      return { ...others, accessKeyId: current };
    case "Disabled":
      await setKeyStatus(context, userId, current, "Active");
      return outputs;
    default:
      return outputs;
  }
}

/** What somebody should know in time. */
async function speak(context: Context, { live, keys, stage, others }: Seen): Promise<void> {
  const { userId, overlapHours } = keys;
  const { accessKeyId: current, previousAccessKeyId: previous } = live.outputs;
  if (keys.current === undefined) context.warn(warningOfGone(userId, current));
  if (stage?.use !== undefined) {
    context.warn(
      `access key ${previous} of user ${userId} is still in use, for ${stage.use.service} at ${stage.use.date}, so it stays ` +
        `until nobody has used it for ${counted(overlapHours, "hour")}; let what uses it use ${current} instead`,
    );
  }
  if (stage?.rotation === "Due" && others.length + 1 >= MOST_KEYS) {
    context.warn(
      `access key ${current} of user ${userId} is due since ${new Date(dueAt(keys)).toISOString()}, and a new one needs a ` +
        `place, while the user has ${listed(others)} as well, which this resource does not manage, and may have ${MOST_KEYS}; ` +
        `when nobody uses it, delete it with: ${removalOf(await logonName(context, userId), others[0])}`,
    );
  }
}
