import type { AccessKey } from "../../api/ims.generated";
import type { Context } from "../context";
import { told } from "../given";
import { asNamed } from "./logon-name";

/**
 * How a rotated key stands. A refresh tells it, and an update does the one step that it asks for:
 *
 * | Stage | What is there | Step | Then |
 * |---|---|---|---|
 * | `Due` | the current key is of age, alone | make a key: it is current, and the old one is previous | `Settled` |
 * | `Settled` | the overlap: both work | none | time and use decide |
 * | `PreviousUnused` | the previous one was not used for a whole overlap | disable it | `PreviousDisabled` |
 * | `PreviousDisabled` | the overlap is over, and the previous one disabled | delete it | `Settled`, alone |
 * | `Disabled` | somebody disabled the current key | enable it | whatever it is then |
 * | `Missing` | somebody deleted the current key, and the previous one is there | make a key | `Settled`, both |
 *
 * All of it follows from the two ids in the state, the cloud and the time. So a step that was carried out before a kill is
 * found done, and one that was not is done again; but for a key whose secret died with the run, which `createSecretOnce`
 * names, while the one in the state works on.
 */
export type Rotation = "Settled" | "Due" | "PreviousUnused" | "PreviousDisabled" | "Disabled" | "Missing";

/** The two keys of a resource, as the cloud has them, and the times that decide. */
export interface Keys {
  readonly userId: string;
  readonly current: AccessKey | undefined;
  /** When the current one was made, in milliseconds since the epoch: since then there are two. */
  readonly since: number;
  readonly previous: AccessKey | undefined;
  readonly rotateAfterDays: number;
  readonly overlapHours: number;
}

interface Use {
  /** As the service writes it. */
  readonly date: string;
  readonly service: string;
}

export interface Stage {
  readonly rotation: Rotation;
  /** Of the previous key, when it keeps it alive although the overlap is over. */
  readonly use?: Use;
}

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** The service tells of a use about two hours late. */
const LAG_MS = 2 * HOUR_MS;

export async function stageOf(context: Context, keys: Keys): Promise<Stage> {
  const { current, previous, since } = keys;
  const now = context.clock.now();
  if (current === undefined) return { rotation: "Missing" };
  if (current.Status === "Inactive") return { rotation: "Disabled" };
  if (previous === undefined) return { rotation: now >= dueAt(keys) ? "Due" : "Settled" };
  const overlap = keys.overlapHours * HOUR_MS;
  if (previous.Status === "Inactive") return { rotation: now >= since + overlap ? "PreviousDisabled" : "Settled" };
  // Who enables it again needs it, so the overlap begins anew, as it does with every use.
  const begun = Math.max(since, timeOf(previous.UpdateDate) ?? since);
  if (now < begun + overlap + LAG_MS) return { rotation: "Settled" };
  const use = await lastUse(context, keys.userId, previous);
  if (use === undefined) return { rotation: "PreviousUnused" };
  const used = timeOf(use.date);
  const isQuiet = used !== undefined && now >= used + overlap + LAG_MS;
  return isQuiet ? { rotation: "PreviousUnused" } : { rotation: "Settled", use };
}

/** When the current key is of age. */
export function dueAt({ since, rotateAfterDays }: Pick<Keys, "since" | "rotateAfterDays">): number {
  return since + rotateAfterDays * DAY_MS;
}

/** `undefined`: never, as far as the service tells. */
async function lastUse(
  context: Context,
  userId: string,
  { AccessKeyId: id = "" }: AccessKey,
): Promise<Use | undefined> {
  const { AccessKeyLastUsed: use } = await asNamed(context, userId, (UserPrincipalName) =>
    context.ims.getAccessKeyLastUsed({ UserPrincipalName, UserAccessKeyId: id }),
  );
  const date = told(use?.LastUsedDate);
  return date === undefined ? undefined : { date, service: told(use?.ServiceName) ?? "a service that is not told" };
}

function timeOf(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? "");
  return Number.isNaN(time) ? undefined : time;
}
