import { createHmac } from "node:crypto";
import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { sameName } from "../names";
import { Refusal } from "../refusal";
import { alphabets, held, idText, nextSequence } from "../store";
import { deleteConflict, exists, limitExceeded, notFound, theAccount, theUser, theUserOrCaller } from "./find";
import { listed } from "./lists";
import type { RamUser, VirtualMfaDevice } from "./state";

/** An image, as the answer promises, and no more: nobody scans it here, the seed is what is used. */
const onePixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

export const mfaDevices = {
  CreateVirtualMFADevice(request, cloud) {
    const account = theAccount(cloud);
    const serialNumber = `acs:ram::${account.accountId}:mfa/${request.VirtualMFADeviceName}`;
    const present = Object.keys(account.virtualMfaDevices);
    if (present.some((other) => sameName(other, serialNumber, cloud))) throw exists("VirtualMFADevice", serialNumber);
    const limit = cloud.options.virtualMfaDevicesQuota;
    if (present.length >= limit) throw limitExceeded("VirtualMFADevice", limit);
    const base32StringSeed = idText(cloud.state, 64, alphabets.base32);
    account.virtualMfaDevices[serialNumber] = {
      sequence: nextSequence(cloud.state),
      serialNumber,
      base32StringSeed,
    };
    return {
      VirtualMFADevice: { SerialNumber: serialNumber, Base32StringSeed: base32StringSeed, QRCodePNG: onePixel },
    };
  },

  ListVirtualMFADevices(_request, cloud) {
    const { virtualMfaDevices, users } = theAccount(cloud);
    const found = Object.values(virtualMfaDevices);
    return listed(["VirtualMFADevices", "VirtualMFADevice"], found, cloud, ({ serialNumber, userId, activateDate }) => {
      const user = userId === undefined ? undefined : users[userId];
      return {
        SerialNumber: serialNumber,
        ActivateDate: activateDate === undefined ? undefined : stamp(activateDate),
        User: { UserId: userId, UserPrincipalName: user?.userPrincipalName, DisplayName: user?.displayName },
      };
    });
  },

  DeleteVirtualMFADevice(request, cloud) {
    const { virtualMfaDevices } = theAccount(cloud);
    const device = theDevice(request.SerialNumber, cloud);
    if (device.userId !== undefined) {
      throw deleteConflict("VirtualMFADevice.User", `The device ${device.serialNumber} is still bound.`);
    }
    delete virtualMfaDevices[device.serialNumber];
    return undefined;
  },

  BindMFADevice(request, cloud) {
    const user = theUser(request, cloud);
    const device = theDevice(request.SerialNumber ?? "", cloud);
    const codes = [request.AuthenticationCode1 ?? "", request.AuthenticationCode2 ?? ""];
    if (!codes.every((code) => /^\d{6}$/.test(code))) {
      throw new Refusal("InvalidParameter.AuthenticationCode.Format", 400, "An authentication code has six digits.");
    }
    if (boundDevice(user, cloud) !== undefined) throw exists("User.MFADevice", user.userPrincipalName);
    if (device.userId !== undefined) throw exists("VirtualMFADevice.User", device.serialNumber);
    if (!follow(codes, device.base32StringSeed, cloud.now)) {
      throw new Refusal("CheckAuthenticationCodeFail", 403, "The codes do not follow each other on this device.");
    }
    device.userId = user.userId;
    device.activateDate = cloud.now;
    return undefined;
  },

  UnbindMFADevice(request, cloud) {
    return { MFADevice: { SerialNumber: unbound(theUser(request, cloud), cloud).serialNumber } };
  },

  DisableVirtualMFA(request, cloud) {
    const { serialNumber } = unbound(theUser(request, cloud), cloud);
    delete theAccount(cloud).virtualMfaDevices[serialNumber];
    return undefined;
  },

  GetAccountMFAInfo(_request, cloud) {
    return { IsMFAEnable: theAccount(cloud).rootMfa ?? false };
  },

  GetUserMFAInfo(request, cloud) {
    const user = theUserOrCaller(request, cloud);
    const device = boundDevice(user, cloud);
    if (device !== undefined)
      return { IsMFAEnable: true, MFADevice: { SerialNumber: device.serialNumber, Type: "VMFA" } };
    if (cloud.options.mfaInfoWithoutDevice === "IsMFAEnable false") return { IsMFAEnable: false };
    throw notFound("User.MFADevice", user.userPrincipalName);
  },
} satisfies Actions<ImsOperations>;

function theDevice(serialNumber: string, cloud: Cloud): VirtualMfaDevice {
  const device = held(theAccount(cloud).virtualMfaDevices, serialNumber);
  if (device === undefined) throw notFound("VirtualMFADevice", serialNumber);
  return device;
}

export function boundDevice(user: RamUser, cloud: Cloud): VirtualMfaDevice | undefined {
  return Object.values(theAccount(cloud).virtualMfaDevices).find(({ userId }) => userId === user.userId);
}

function unbound(user: RamUser, cloud: Cloud): VirtualMfaDevice {
  const device = boundDevice(user, cloud);
  if (device === undefined) throw notFound("User.MFADevice", user.userPrincipalName);
  delete device.userId;
  delete device.activateDate;
  return device;
}

/** Two codes of neighbouring 30-second windows, within a few minutes of now. */
function follow(codes: readonly string[], seed: string, now: number): boolean {
  const window = Math.floor(now / 30_000);
  for (let step = window - 6; step <= window + 6; step += 1) {
    if (codes[0] === oneTimeCode(seed, step) && codes[1] === oneTimeCode(seed, step + 1)) return true;
  }
  return false;
}

/** RFC 6238 with SHA-1 and six digits. */
function oneTimeCode(seed: string, step: number): string {
  const bits = [...seed].map((char) => alphabets.base32.indexOf(char).toString(2).padStart(5, "0")).join("");
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
