import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetVirtualMfaDevicesDevice {
  /** The same as `serialNumber`. */
  readonly id: string;
  /** `acs:ram::<account>:mfa/<name>` */
  readonly serialNumber: string;
  /** The number of the user who uses it. Absent: nobody. */
  readonly userId?: string;
  /** The logon name of that user. */
  readonly userPrincipalName?: string;
  /** When it was bound to that user: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly activateDate?: string;
}

export interface GetVirtualMfaDevicesResult {
  /** The ids of `devices`, in their order. */
  readonly ids: readonly string[];
  /** By serial number. */
  readonly devices: readonly GetVirtualMfaDevicesDevice[];
}

/**
 * All virtual MFA devices of the account, and who uses them. Their seeds were told when they were made.
 *
 * @example
 * const { devices } = await ims.getVirtualMfaDevices();
 * const unused = devices.filter(({ userId }) => userId === undefined);
 */
export function getVirtualMfaDevices(): Promise<GetVirtualMfaDevicesResult> {
  return asked(async ({ ims }) => {
    const rows = await ims.listVirtualMFADevices.all({});
    const all = rows.map(({ SerialNumber, User, ActivateDate }) => {
      const id = answered(SerialNumber, "the serial number of a virtual MFA device");
      const { UserId: userId, UserPrincipalName: userPrincipalName } = User ?? {};
      return { id, serialNumber: id, ...given({ userId, userPrincipalName, activateDate: ActivateDate }) };
    });
    const devices = inOrder(all, ({ serialNumber }) => serialNumber);
    return { ids: idsOf(devices), devices };
  });
}

/** `getVirtualMfaDevices` as an output. */
export const getVirtualMfaDevicesOutput = withOutputs(getVirtualMfaDevices);
