import type { MFADevice } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { directoryIdOf } from "../directory";
import { idFilter } from "../filters";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetMfaDevicesArgs {
  /** `d-...`. Absent: the account's one directory. */
  readonly directoryId?: string;
  /** `u-...`, or the `id` of a `User`. */
  readonly userId: string;
}

export interface GetMfaDevicesDevice {
  /** `mfa-...` */
  readonly id: string;
  /** What the user called it. */
  readonly deviceName: string;
  /** `TOTP`, `CrossPlatformPasskey` or `PlatformPasskey`. */
  readonly deviceType?: string;
  /** When it was bound: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly effectiveTime?: string;
  /** When it was used last: UTC, `YYYY-MM-DDTHH:mm:ssZ`. Absent: never, as far as the service tells. */
  readonly lastUseTime?: string;
}

export interface GetMfaDevicesResult {
  /** The ids of `devices`, in their order. */
  readonly ids: readonly string[];
  /** By name. */
  readonly devices: readonly GetMfaDevicesDevice[];
}

/**
 * The MFA devices that a user has bound: two at most. Fails when there is no such user.
 *
 * @example
 * const { devices } = await cloudsso.getMfaDevices({ userId: "u-00q8wbq42wiltcrkq001" });
 */
export function getMfaDevices(args: GetMfaDevicesArgs): Promise<GetMfaDevicesResult> {
  return asked(async (services) => {
    const userId = idFilter(args, "userId", "u-");
    if (userId === undefined) throw new Error("userId must be given");
    const directoryId = await directoryIdOf(services, args.directoryId);
    const answer = await services.cloudsso.listMFADevicesForUser({ DirectoryId: directoryId, UserId: userId });
    const devices = inOrder((answer.MFADevices ?? []).map(toDevice), ({ deviceName }) => deviceName);
    return { ids: idsOf(devices), devices };
  });
}

/** `getMfaDevices` with arguments that may be outputs, as an output. */
export const getMfaDevicesOutput = withOutputs(getMfaDevices);

function toDevice(row: MFADevice): GetMfaDevicesDevice {
  return {
    id: answered(row.DeviceId, "the id of an MFA device"),
    deviceName: row.DeviceName ?? "",
    ...given({ deviceType: row.DeviceType, effectiveTime: row.EffectiveTime, lastUseTime: row.LastUseTime }),
  };
}
