import type { Estate } from "../../estate/model";
import { bindServices } from "../../provider/api/services";
import { isDenied, isGone, isRefusal, isUserGone } from "../../provider/client/error-codes";
import { ServiceError } from "../../provider/client/errors";
import type { Client } from "../../provider/client/send";
import { bareId, splitId } from "../../provider/kernel/ids";
import { sideBySide } from "../../provider/resources/side-by-side";

/**
 * What people do with what they have. No estate holds it: it changes by itself, by being asked, too. Absent: nobody
 * asked, or it may not be seen.
 */
export interface Usage {
  /** MFA devices by the id of a CloudSSO user. */
  readonly cloudssoMfa?: ReadonlyMap<string, number>;
  /** By the number of a RAM user. */
  readonly ramUsers?: ReadonlyMap<string, RamUse>;
  /** When a key was used last (UTC, ISO 8601), by its id. A key that is not here was never used. */
  readonly keys?: ReadonlyMap<string, string>;
}

interface RamUse {
  readonly hasMfa: boolean;
  /** UTC, ISO 8601. Absent: never. */
  readonly lastLogon?: string;
}

export interface AskedUsage {
  readonly usage: Usage;
  /** What may not be seen, a sentence each. */
  readonly notes: readonly string[];
}

/** Asks a call for each CloudSSO user and each key, two for each RAM user, side by side within the rates of the services. */
export async function readUsage(client: Client, estate: Estate): Promise<AskedUsage> {
  const { cloudsso, ims } = bindServices(client);
  const objects = (kind: string) => estate.objects[kind] ?? [];
  const notes: string[] = [];
  const each = async <R, V>(
    what: string,
    rows: readonly R[],
    ask: (row: R) => Promise<readonly [string, V] | undefined>,
  ) => {
    const found = new Map<string, V>();
    const [failed] = await sideBySide(rows, async (row) => {
      const entry = await ask(row).catch((error: unknown) => {
        // Whoever is gone by now has nothing to tell.
        if (isGone(error)) return undefined;
        throw error;
      });
      if (entry !== undefined) found.set(...entry);
    });
    if (failed === undefined) return found;
    if (!(failed.error instanceof ServiceError) || !(isDenied(failed.error) || isRefusal(failed.error)))
      throw failed.error;
    notes.push(`Not asked: ${what}: ${failed.error.action} was refused (${failed.error.code})`);
    return undefined;
  };
  const names = new Map(objects("ims:User").map(({ id, name }) => [id, name]));
  const cloudssoMfa = await each("MFA devices of CloudSSO users", objects("cloudsso:User"), async ({ id }) => {
    const [DirectoryId = "", UserId = ""] = splitId(id, ["directory", "user"]);
    const { MFADevices } = await cloudsso.listMFADevicesForUser({ DirectoryId, UserId });
    return [bareId(id), MFADevices?.length ?? 0] as const;
  });
  const ramUsers = await each("RAM users", objects("ims:User"), async ({ id, name }) => {
    const lastLogon = toldTime((await ims.getUser({ UserPrincipalName: name })).User?.LastLoginDate);
    const hasMfa = await bound(ims.getUserMFAInfo({ UserPrincipalName: name }));
    return [id, { hasMfa, ...(lastLogon === undefined ? {} : { lastLogon }) }] as const;
  });
  const keys = await each("access keys", objects("ims:AccessKey"), async ({ id, inputs }) => {
    const name = names.get(String(inputs["userId"]));
    if (name === undefined) return undefined;
    const answer = await ims.getAccessKeyLastUsed({ UserPrincipalName: name, UserAccessKeyId: id });
    const used = toldTime(answer.AccessKeyLastUsed?.LastUsedDate);
    return used === undefined ? undefined : ([id, used] as const);
  });
  return {
    usage: {
      ...(cloudssoMfa === undefined ? {} : { cloudssoMfa }),
      ...(ramUsers === undefined ? {} : { ramUsers }),
      ...(keys === undefined ? {} : { keys }),
    },
    notes,
  };
}

/** Without a device the answer is a flag or a refusal; which of both is not documented. */
async function bound(answer: Promise<{ readonly IsMFAEnable?: boolean }>): Promise<boolean> {
  try {
    return (await answer).IsMFAEnable === true;
  } catch (error) {
    if (isUserGone(error) || !isGone(error)) throw error;
    return false;
  }
}

/** The service writes `N/A`, `-` or nothing for never. */
function toldTime(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-/.test(text) ? text : undefined;
}
