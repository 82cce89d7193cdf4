import { answered } from "../../client/answered";
import { isDuplicate } from "../../client/error-codes";
import type { ServiceError } from "../../client/errors";
import { text } from "../../kernel/check";
import type { Definition } from "../../kernel/definition";
import { type Fields, unreadValues } from "../../kernel/fields";
import { type Timed, timed } from "../common-fields";
import type { Context } from "../context";
import { deleteWhenClear } from "../delete-when-clear";
import { given } from "../given";
import { type InAccount, inAccount } from "../in-account";
import { secretOnce } from "../shapes/secret-once";

export interface VirtualMfaDeviceInputs extends Timed {
  /** 1 to 64 letters, digits and `-`, unique in the account. A change makes a new device. */
  virtualMfaDeviceName: string;
}

export interface VirtualMfaDeviceOutputs extends InAccount {
  /** The same as the id: `acs:ram::<account>:mfa/<name>`. */
  serialNumber: string;
  /** The number of the user who uses it. Nothing here: nobody. */
  userId?: string;
  /** When it was bound to that user: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  activateDate?: string;
  /** The seed of its codes, 64 characters of Base32. Told at creation alone: `get` has nothing here. */
  base32StringSeed: string;
  /** The seed as an image to scan, a PNG in Base64. Told at creation alone: `get` has nothing here. */
  qrCodePng: string;
}

type Inputs = VirtualMfaDeviceInputs;
type Outputs = VirtualMfaDeviceOutputs;

interface Row {
  readonly ActivateDate?: string;
  readonly User?: { readonly UserId?: string; readonly UserPrincipalName?: string };
}

const fields: Fields<Inputs> = {
  virtualMfaDeviceName: {
    schema: text(/^[A-Za-z0-9-]{1,64}$/, "1 to 64 letters, digits and -"),
    required: true,
    replaces: true,
  },
  ...timed,
};

const LIST = "virtual MFA devices";

/**
 * A second factor for the logon of a RAM user, in an app that makes codes.
 *
 * The seed is told once, so a device that is there cannot be taken over, and `get` cannot recover its seed. To bind it to
 * a user is an act, as it takes two codes that follow each other: `alicloud-identity call ims BindMFADevice`, or
 * `bindMFADevice` of `connect()`. A user has one device. One that is bound cannot be deleted: unbind it first.
 *
 * @example
 * const phone = new ims.VirtualMfaDevice("alice", { virtualMfaDeviceName: "alice-phone" });
 *
 * export const seed = phone.base32StringSeed; // a secret
 */
export const virtualMfaDevice: Definition<Context, Inputs, Outputs> = {
  kind: "ims:VirtualMfaDevice",
  fields,
  outputs: {
    serialNumber: {},
    userId: {},
    activateDate: {},
    base32StringSeed: { secret: true, kept: true },
    qrCodePng: { secret: true, kept: true },
    accountId: { kept: true },
  },
  id: ["serialNumber"],
  naturalKey: ["virtualMfaDeviceName"],
  home: inAccount,

  async *list({ ims }) {
    for await (const { SerialNumber: id } of ims.listVirtualMFADevices.items({})) {
      if (id !== undefined) yield { id, name: nameOf(id) };
    }
  },

  ...secretOnce<Inputs, Outputs, Row>({
    fields,
    told: ["base32StringSeed", "qrCodePng"],
    named: ({ virtualMfaDeviceName }) => `virtual MFA device ${virtualMfaDeviceName}`,
    partsOf: (id) => ({ virtualMfaDeviceName: nameOf(id) }),
    key: () => LIST,
    createdAt: () => undefined,
    isLike: ([id], { virtualMfaDeviceName: name }) => nameOf(id).toLowerCase() === name.toLowerCase(),

    async rows({ ims }, _, signal) {
      const rows = await ims.listVirtualMFADevices.all({}, { signal });
      return new Map(rows.map((row) => [answered(row.SerialNumber, "the serial number of a virtual MFA device"), row]));
    },

    toRemove: async (context, { virtualMfaDeviceName: name }) =>
      `delete it with: alicloud-identity call ims DeleteVirtualMFADevice --SerialNumber acs:ram::${await context.accountId()}:mfa/${name}`,

    async create({ ims }, { virtualMfaDeviceName: name }) {
      const answer = await ims.createVirtualMFADevice({ VirtualMFADeviceName: name }).catch((error: unknown) => {
        throw isDuplicate(error) ? taken(name, error as ServiceError) : error;
      });
      const { SerialNumber, Base32StringSeed, QRCodePNG } = answer.VirtualMFADevice ?? {};
      const id = answered(SerialNumber, "the serial number of the virtual MFA device that was made");
      const base32StringSeed = answered(Base32StringSeed || undefined, `the seed of virtual MFA device ${name}`);
      return { id, row: {}, secrets: { base32StringSeed, ...given({ qrCodePng: QRCodePNG }) } };
    },

    found: (_, id, { ActivateDate, User }, recorded) => ({
      id,
      inputs: { virtualMfaDeviceName: nameOf(id), ...unreadValues(fields, recorded) },
      outputs: { serialNumber: id, ...given({ userId: User?.UserId, activateDate: ActivateDate }) } as Outputs,
    }),

    delete: (context, id) =>
      deleteWhenClear(context, {
        cannot: `virtual MFA device ${nameOf(id)} cannot be deleted`,
        remove: () => context.ims.deleteVirtualMFADevice({ SerialNumber: id }),
        blockers: () => userOf(context, id),
      }),
  }),
};

/** `alice-phone` of `acs:ram::1:mfa/alice-phone`. */
function nameOf(id: string): string {
  const [, name = ""] = /^acs:ram::\d+:mfa\/(.+)$/.exec(id) ?? [];
  if (name === "")
    throw new Error(`${id} is not the serial number of a virtual MFA device, acs:ram::<account>:mfa/<name>`);
  return name;
}

function taken(name: string, error: ServiceError): Error {
  return error.meaning(
    `there is a virtual MFA device ${name} already, and its seed was told to whoever made it; choose another name, or, when ` +
      "nobody uses it, delete it and run pulumi up again",
  );
}

async function userOf({ ims }: Context, id: string) {
  const rows = await ims.listVirtualMFADevices.all({});
  const name = rows.find(({ SerialNumber }) => SerialNumber === id)?.User?.UserPrincipalName;
  const command = `alicloud-identity call ims UnbindMFADevice --UserPrincipalName ${name}`;
  return {
    count: name === undefined ? 0 : 1,
    counted: "its user",
    why: `user ${name} is bound to it; unbind it with: ${command}`,
  };
}
