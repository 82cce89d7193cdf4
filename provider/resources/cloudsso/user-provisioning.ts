import { z } from "zod";
import type { UserProvisioning } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { text } from "../../kernel/check";
import type { Definition, Found } from "../../kernel/definition";
import { type Fields, unreadValues } from "../../kernel/fields";
import { joinId, splitId } from "../../kernel/ids";
import { Unfinished } from "../../kernel/unfinished";
import { holdsUnknown } from "../../kernel/unknowns";
import { changed } from "../changed";
import { refuseUncleared } from "../cleared";
import { accountIdField, directoryIdField, type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { given, promised } from "../given";
import { unlessGone } from "../gone";
import { inDirectory } from "../in-directory";
import { counted, listed } from "../naming";
import { orUnfinished } from "../or-unfinished";
import { directoryIds } from "./directories";
import {
  type FailedEvent,
  failedEventsByProvisioning,
  failedEventsOf,
  type Provisioning,
  retryFailed,
  type Strategy,
  textsOf,
} from "./failed-events";
import { allOf, type Changes, findOrMake, get, idOf, remove, Stuck, spelt, update } from "./user-provisionings";

export interface UserProvisioningInputs extends Timed {
  /** The directory (`d-...`). */
  directoryId: string;
  /** `User`, or `Group` for everybody who is in it now or later. */
  principalType: "User" | "Group";
  /** The user (`u-...`) or the group (`g-...`). */
  principalId: string;
  /** `RD-Account`, the one type there is. Absent: that. */
  targetType?: string;
  /** The UID of the account that gets the RAM users. */
  targetId: string;
  /**
   * What happens where the account has a RAM user of that name: `TakeOver` makes it the CloudSSO user's own, `KeepBoth`
   * leaves it alone and makes another one with `_sso` behind its name. Upper and lower case make no difference.
   */
  duplicationStrategy: "TakeOver" | "KeepBoth";
  /** What happens to the RAM users when this is deleted, or when somebody leaves the group: `Delete`, or `Keep` as ordinary ones. */
  deletionStrategy: "Keep" | "Delete";
  /** Up to 1,024 characters. Absent or `""`: empty. */
  description?: string;
  /** Absent, or drift: what could not be done, each with the service's error. The next `up` runs it again. */
  failedEvents?: string[];
}

export interface UserProvisioningOutputs {
  /** `Enabled`, as far as is known. */
  status: string;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createTime: string;
}

type Inputs = UserProvisioningInputs;
type Live = Found<Inputs, UserProvisioningOutputs>;

const fields: Fields<Inputs> = {
  directoryId: directoryIdField,
  principalType: { schema: z.enum(["User", "Group"]), required: true, replaces: true },
  principalId: {
    schema: text(/^[ug]-[A-Za-z0-9]+$/, "the id of a user (u-...) or of a group (g-...)"),
    required: true,
    replaces: true,
    refersTo: true,
  },
  targetType: { schema: z.enum(["RD-Account"]), default: "RD-Account", replaces: true },
  targetId: accountIdField,
  duplicationStrategy: {
    schema: text(/^(takeover|keepboth)$/i, '"TakeOver" or "KeepBoth"'),
    required: true,
    same: (a, b) => String(a).toLowerCase() === String(b).toLowerCase(),
  },
  deletionStrategy: { schema: z.enum(["Keep", "Delete"]), required: true },
  description: { schema: z.string().max(1024) },
  ...timed,
  failedEvents: { schema: z.array(z.string()), derived: true },
};

/**
 * RAM users in one account for a CloudSSO user, or for the members of a group, who log on to it through CloudSSO alone.
 *
 * A provisioning that is there already is taken over in silence, and what differs is written. The service does the work
 * in the background and keeps what failed as events: a refresh shows them as `failedEvents`, and the next `up` runs each
 * again, with the `duplicationStrategy` of today, and fails with the service's error when it fails once more. A delete
 * goes by the `deletionStrategy` in the state: that of the last `up`, or what a refresh has found since.
 *
 * @example
 * new cloudsso.UserProvisioning("operators-production", {
 *   directoryId: directory.id,
 *   principalType: "Group",
 *   principalId: "g-00jqzghi2n3o5hkh****",
 *   targetId: "1234567890123456",
 *   duplicationStrategy: "KeepBoth",
 *   deletionStrategy: "Delete",
 * });
 */
export const userProvisioning: Definition<Context, Inputs, UserProvisioningOutputs> = {
  kind: "cloudsso:UserProvisioning",
  fields,
  outputs: { status: {}, createTime: {} },
  id: ["directoryId", "userProvisioningId"],
  idOutputs: {
    /** `up-...`, the second part of the id. */
    userProvisioningId: 1,
  },
  naturalKey: ["directoryId", "principalType", "principalId", "targetType", "targetId"],
  home: inDirectory,

  check({ principalType, principalId }) {
    if (holdsUnknown(principalType) || holdsUnknown(principalId)) return [];
    const [prefix, what] = principalType === "Group" ? ["g-", "group"] : ["u-", "user"];
    if (principalType === undefined || principalId === undefined || principalId.startsWith(prefix)) return [];
    const reason = `must be the id of a ${what} (${prefix}...), since principalType is ${JSON.stringify(principalType)}`;
    return [{ path: "principalId", reason }];
  },

  async *list(context) {
    for (const directoryId of await directoryIds(context)) {
      for await (const row of context.cloudsso.listUserProvisionings.items({ DirectoryId: directoryId })) {
        const who = row.PrincipalName || row.PrincipalId;
        yield { id: joinId(directoryId, idOf(row)), name: `${who} in ${row.TargetName || row.TargetId}` };
      }
    }
  },

  async create(context, inputs) {
    const { row, isNew } = await findOrMake(context, inputs);
    const of = { directoryId: inputs.directoryId, userProvisioningId: idOf(row) };
    return orUnfinished(toFound(of, row, inputs, []), async () => {
      if (isNew) return settled(of, row, inputs, await failedEventsOf(context, of));
      const written = await write(context, of, toFound(of, row, inputs, []).inputs, inputs);
      return repaired(context, of, inputs, written ?? row);
    });
  },

  async read(context, id, recorded) {
    const of = provisioningOf(id);
    const both = Promise.all([allOf(context, of.directoryId), failedEventsByProvisioning(context, of.directoryId)]);
    const [rows, failed] = (await unlessGone(both)) ?? [];
    const row = rows?.get(of.userProvisioningId);
    return row && toFound(of, row, recorded, failed?.get(of.userProvisioningId) ?? []);
  },

  async update(context, id, recorded, wanted) {
    const of = provisioningOf(id);
    return repaired(context, of, wanted, await write(context, of, recorded, wanted));
  },

  async delete(context, id, recorded) {
    await remove(context, provisioningOf(id), recorded.deletionStrategy).catch((error: unknown) => {
      throw error instanceof Stuck ? new Error(`${named(recorded)} cannot be deleted: ${error.message}`) : error;
    });
  },
};

function named({ principalType, principalId, targetId }: Inputs): string {
  return `the provisioning of ${principalType.toLowerCase()} ${principalId} to account ${targetId}`;
}

function provisioningOf(id: string): Provisioning {
  const [directoryId = "", userProvisioningId = ""] = splitId(id, userProvisioning.id);
  return { directoryId, userProvisioningId };
}

/** @returns what it is then; `undefined` when there was nothing to write. */
async function write(
  context: Context,
  of: Provisioning,
  from: Inputs,
  to: Inputs,
): Promise<UserProvisioning | undefined> {
  const request = changed<Inputs, Changes>(
    fields,
    from,
    { ...to, duplicationStrategy: spelt(to.duplicationStrategy) },
    {
      duplicationStrategy: "NewDuplicationStrategy",
      deletionStrategy: "NewDeletionStrategy",
      description: "NewDescription",
    },
  );
  return request && update(context, of, request);
}

/** Runs again what has failed. @param row what it is now, where that is known. */
async function repaired(
  context: Context,
  of: Provisioning,
  wanted: Inputs,
  row: UserProvisioning | undefined,
): Promise<Live> {
  const failed = await failedEventsOf(context, of);
  const strategy = spelt(wanted.duplicationStrategy);
  const left = failed.length === 0 ? failed : await retryFailed(context, of, failed, strategy);
  return settled(of, row ?? (await get(context, of)), wanted, left);
}

/** It is there; whether all of its work is done, the events tell. */
function settled(of: Provisioning, row: UserProvisioning, wanted: Inputs, failed: readonly FailedEvent[]): Live {
  const live = toFound(of, row, wanted, failed);
  refuseUncleared(named(wanted), ["description"], wanted, live);
  if (failed.length === 0) return live;
  throw new Unfinished(
    live,
    `${named(wanted)} is there, and ${counted(failed.length, "event")} of it failed: ${listed(textsOf(failed))}; remove what ` +
      "the errors name, such as a RAM user of the same name, or change duplicationStrategy, then run pulumi up again",
  );
}

function toFound(
  { directoryId, userProvisioningId }: Provisioning,
  row: UserProvisioning,
  recorded: Partial<Inputs>,
  failed: readonly FailedEvent[],
): Live {
  const what = `of RAM user provisioning ${userProvisioningId}`;
  const strategy = answered(row.DuplicationStrategy, `the duplication strategy ${what}`);
  const isAsRecorded = strategy.toLowerCase() === recorded.duplicationStrategy?.toLowerCase();
  return {
    id: joinId(directoryId, userProvisioningId),
    inputs: {
      directoryId,
      principalType: answered(row.PrincipalType, `the type of the principal ${what}`) as Inputs["principalType"],
      principalId: answered(row.PrincipalId, `the principal ${what}`),
      targetType: row.TargetType ?? "RD-Account",
      targetId: answered(row.TargetId, `the account ${what}`),
      duplicationStrategy:
        isAsRecorded && recorded.duplicationStrategy ? recorded.duplicationStrategy : (strategy as Strategy),
      deletionStrategy: answered(row.DeletionStrategy, `the deletion strategy ${what}`) as Inputs["deletionStrategy"],
      ...given({ description: row.Description, failedEvents: textsOf(failed) }),
      ...unreadValues(fields, recorded),
    },
    outputs: promised({ status: row.Status, createTime: row.CreateTime }),
  };
}
