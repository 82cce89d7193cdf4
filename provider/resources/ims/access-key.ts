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
import { createSecretOnce } from "../shapes/secret-once";
import { asNamed, logonName, ramUserIdField } from "./logon-name";

export interface AccessKeyInputs extends Timed {
  /** The RAM user who calls APIs with it, by its number: the `id` of an `ims.User`. A rename of the user changes nothing here. */
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
type Rows = Map<string, AccessKey>;

/** Of a user, where no more were granted. */
const MOST = 2;

const fields: Fields<Inputs> = {
  userId: ramUserIdField,
  status: { schema: z.enum(["Active", "Inactive"]), default: "Active" },
  ...timed,
};

/**
 * A key pair with which a RAM user calls APIs.
 *
 * The secret is told once, so a key that is there cannot be taken over, and `get` cannot recover its secret. A user has
 * two at most, disabled ones included. To replace one without a gap, declare a second key, move over, and let the first
 * leave the program; a replacement makes the new one before the old one goes as well, when one place is free.
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
  home: inAccount,

  warnings(wanted, from) {
    const again = from?.status === "Inactive" && wanted.status === "Active";
    return again ? [`an access key of user ${from.userId} is disabled and will work again`] : [];
  },

  async *list(context) {
    for await (const { UserPrincipalName: name } of context.ims.listUsers.items({ Status: "active,freeze" })) {
      if (name === undefined) continue;
      for (const id of (await rowsOf(context, name)).keys()) yield { id, name: id };
    }
  },

  async create(context, inputs) {
    const { userId } = inputs;
    const name = await logonName(context, userId);
    const { row, secret } = await createSecretOnce(context, {
      named: `an access key of user ${name}`,
      parent: listKey(userId),
      list: (signal) => present(context, userId, signal),
      create: () => make(context, name),
      idOf: ({ row }) => idOf(row),
      toRemove: `delete it with: alicloud-identity call ims DeleteAccessKey --UserPrincipalName ${name} --UserAccessKeyId <its id>`,
      most: MOST,
    }).finally(() => context.lists.drop(listKey(userId)));
    const made = found(userId, row, inputs);
    const live = { ...made, outputs: { ...made.outputs, accessKeySecret: secret } };
    if (inputs.status === live.inputs.status) return live;
    return orUnfinished(live, async () => {
      await setStatus(context, live.id, inputs);
      return { ...live, inputs: { ...live.inputs, ...inputs } };
    });
  },

  read: (context, id, recorded) => find(context, id, recorded, true),

  async update(context, id, recorded, wanted) {
    if (wanted.status !== recorded.status) await unlessGone(setStatus(context, id, wanted));
    const live = await find(context, id, wanted, false);
    if (live !== undefined) return live;
    throw new Error(
      `access key ${id} of user ${wanted.userId} is not there any more; run pulumi up --refresh, which makes a new one`,
    );
  },

  /** Disabled first, as the console demands: whoever still calls with it is refused before it is too late. */
  async delete(context, id, recorded) {
    const { userId } = recorded;
    const remove = asNamed(context, userId, async (name) => {
      const at = { UserPrincipalName: name, UserAccessKeyId: id };
      await context.ims.updateAccessKey({ ...at, Status: "Inactive" });
      await context.ims.deleteAccessKey(at);
    });
    await unlessGone(remove).finally(() => context.lists.drop(listKey(userId)));
  },
};

function listKey(userId: string): string {
  return `access keys of user ${userId}`;
}

function idOf(row: AccessKey): string {
  return answered(row.AccessKeyId, "the id of an access key");
}

/** There is no other way to read one. Without a name the service would tell of the caller's own. */
async function rowsOf({ ims }: Pick<Context, "ims">, name: string, signal?: AbortSignal): Promise<Rows> {
  const answer = await ims.listAccessKeys({ UserPrincipalName: name }, { signal });
  return new Map((answer.AccessKeys?.AccessKey ?? []).map((row) => [idOf(row), row]));
}

async function present(context: Context, userId: string, signal: AbortSignal) {
  const rows = await asNamed(context, userId, (name) => rowsOf(context, name, signal));
  return [...rows].map(([id, { CreateDate }]) => ({ id, createdAt: CreateDate }));
}

/** An answer without the secret is one whose secret is lost. */
async function make({ ims }: Context, name: string) {
  const answer = await ims.createAccessKey({ UserPrincipalName: name });
  const row = answered(answer.AccessKey, "the access key that was made");
  const secret = answered(row.AccessKeySecret || undefined, `the secret of access key ${idOf(row)}`);
  return { row, secret };
}

async function setStatus(context: Context, id: string, { userId, status = "Active" }: Inputs): Promise<void> {
  await asNamed(context, userId, (UserPrincipalName) =>
    context.ims.updateAccessKey({ UserPrincipalName, UserAccessKeyId: id, Status: status }),
  ).finally(() => context.lists.drop(listKey(userId)));
}

/** @param speaks of what somebody should know in time, as a read does. */
async function find(
  context: Context,
  id: string,
  recorded: Partial<Inputs>,
  speaks: boolean,
): Promise<Live | undefined> {
  const userId = recorded.userId ?? (await ownerOf(context, id));
  if (userId === undefined) return undefined;
  const take = () => asNamed(context, userId, (name) => rowsOf(context, name));
  const rows = await unlessGone(context.lists.read(listKey(userId), take));
  const row = rows?.get(id);
  if (speaks && recorded.userId === undefined && row !== undefined) {
    context.notice(`access key ${id} told its secret at its creation alone, so accessKeySecret is empty here`);
  }
  if (speaks && rows !== undefined && row === undefined) {
    context.warn(
      `access key ${id} of user ${userId} was deleted elsewhere, and pulumi up makes a new one with another secret; within ` +
        "thirty days it can be restored instead, if the recycle bin still has it, with: alicloud-identity call ims " +
        `RestoreAccessKeyFromRecycleBin --UserId ${userId} --UserAccessKeyId ${id}`,
    );
  }
  return row && found(userId, row, recorded);
}

/** An import knows the key alone. */
async function ownerOf({ ims }: Context, id: string): Promise<string | undefined> {
  const answer = await unlessGone(ims.getUser({ UserAccessKeyId: id }));
  return answer && answered(answer.User?.UserId, `the user of access key ${id}`);
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
