import { isRefusal } from "../../client/error-codes";
import { NotOurs } from "../../kernel/adopt";
import type { Context } from "../context";
import { unlessGone } from "../gone";

/** A user or a group, which SCIM synchronization may have brought. */
export interface Principal {
  readonly directoryId: string;
  /** The joined id. */
  readonly id: string;
  /** `group operators`: begins every sentence about it. */
  readonly named: string;
  /** The function that reads one without owning it. */
  readonly readBy: "getUser" | "getGroup";
}

const SYNCHRONIZED = "Synchronized";

/**
 * What the identity provider writes no resource can have: edits would be refused, or undone by the next synchronization.
 * While the synchronization is off, the program may take it over in so many words.
 *
 * @param provisionType of the one that a create has met.
 */
export async function refuseSynchronized(
  context: Context,
  { directoryId, id, named, readBy }: Principal,
  provisionType: string | undefined,
  adopt: boolean | undefined,
): Promise<void> {
  if (provisionType !== SYNCHRONIZED) return;
  const isOn = await isSynchronizing(context, directoryId);
  if (!isOn && adopt === true) return;
  const bare = id.slice(id.lastIndexOf(":") + 1);
  throw new NotOurs(
    isOn
      ? `${named} (${bare}) is synchronized by SCIM, so the identity provider writes it and no resource can have it; read ` +
          `it with cloudsso.${readBy}`
      : `${named} (${bare}) was brought by SCIM synchronization, which is disabled now; read it with cloudsso.${readBy}, or ` +
          "set adopt: true to take it over, which ends when the synchronization is enabled again",
    id,
  );
}

/**
 * Of a refused write: the sentence that says so where the object is synchronized, else the error as it is. The code of
 * such a refusal is not documented, so a look tells.
 *
 * @param cannot what was refused: `cannot be changed here`.
 * @param provisionType reads the object's own.
 */
export async function whyRefused(
  context: Context,
  { directoryId, named, readBy }: Principal,
  cannot: string,
  error: unknown,
  provisionType: () => Promise<string | undefined>,
): Promise<unknown> {
  if (!isRefusal(error)) return error;
  const found = await unlessGone(provisionType()).catch(() => undefined);
  if (found !== SYNCHRONIZED || !(await isSynchronizing(context, directoryId).catch(() => true))) return error;
  return new Error(
    `${named} ${cannot}, because it is synchronized by SCIM and the identity provider writes it; do that there, and read ` +
      `it with cloudsso.${readBy} instead (${(error as Error).message})`,
  );
}

/** Asked anew each time, as a program may switch it. */
export async function isSynchronizing({ cloudsso }: Context, directoryId: string): Promise<boolean> {
  const answer = await cloudsso.getSCIMSynchronizationStatus({ DirectoryId: directoryId });
  return answer.SCIMSynchronizationStatus !== "Disabled";
}
