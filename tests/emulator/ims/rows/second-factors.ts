import { type Answered, accountId, type Company, codesOf, upn } from "../company";
import { names, type Rows } from "./row";

const alice = { UserPrincipalName: upn("alice") };
const bob = { UserPrincipalName: upn("bob") };

export const secondFactors: Rows = [
  [
    "CreateVirtualMFADevice",
    (on) => ({
      send: { VirtualMFADeviceName: "third" },
      read: () => devices(on),
      before: [on.ids.boundDevice, on.ids.spareDevice],
      after: [on.ids.boundDevice, on.ids.spareDevice, `acs:ram::${accountId}:mfa/third`],
    }),
  ],
  [
    "DeleteVirtualMFADevice",
    (on) => ({
      send: { SerialNumber: on.ids.spareDevice },
      read: () => devices(on),
      before: [on.ids.boundDevice, on.ids.spareDevice],
      after: [on.ids.boundDevice],
    }),
  ],
  [
    "BindMFADevice",
    (on) => ({
      send: { ...bob, SerialNumber: on.ids.spareDevice, ...codesOf(on.ids.spareSeed) },
      read: () => mfa(on, "bob"),
      before: [false, undefined],
      after: [true, on.ids.spareDevice],
    }),
  ],
  [
    "UnbindMFADevice",
    (on) => ({
      send: alice,
      read: async () => [await mfa(on, "alice"), await devices(on)],
      before: [
        [true, on.ids.boundDevice],
        [on.ids.boundDevice, on.ids.spareDevice],
      ],
      after: [
        [false, undefined],
        [on.ids.boundDevice, on.ids.spareDevice],
      ],
    }),
  ],
  [
    "DisableVirtualMFA",
    (on) => ({
      send: alice,
      read: async () => [await mfa(on, "alice"), await devices(on)],
      before: [
        [true, on.ids.boundDevice],
        [on.ids.boundDevice, on.ids.spareDevice],
      ],
      after: [[false, undefined], [on.ids.spareDevice]],
    }),
  ],
  [
    "SetVerificationInfo",
    (on) => ({
      send: { ...bob, VerifyType: "sms", MobilePhone: "86-13900001234" },
      read: () => on.peek("GetVerificationInfo", bob, ({ SecurityPhoneDevice }) => SecurityPhoneDevice),
      before: undefined,
      after: { AreaCode: "86", PhoneNumber: "13900001234", Status: "pending" },
    }),
  ],
  [
    "SetVerificationInfo",
    (on) => ({
      send: { ...bob, VerifyType: "email", Email: "b@example.com" },
      read: () => on.peek("GetVerificationInfo", bob, ({ SecurityEmailDevice }) => SecurityEmailDevice),
      before: undefined,
      after: { Email: "b@example.com", Status: "pending" },
    }),
  ],
  [
    "UnbindVerification",
    (on) => ({
      send: { ...alice, VerifyType: "sms", MobilePhone: "86-18600000000" },
      read: () => on.peek("GetVerificationInfo", alice, verified),
      before: ["SecurityPhoneDevice", "SecurityEmailDevice"],
      after: ["SecurityEmailDevice"],
    }),
  ],
  [
    "UnbindVerification",
    (on) => ({
      send: { ...alice, VerifyType: "email", Email: "a@example.com" },
      read: () => on.peek("GetVerificationInfo", alice, verified),
      before: ["SecurityPhoneDevice", "SecurityEmailDevice"],
      after: ["SecurityPhoneDevice"],
    }),
  ],
  [
    "UpdatePasskey",
    (on) => ({
      send: { ...alice, PasskeyId: on.ids.passkey, PasskeyName: "phone" },
      read: () => on.peek("ListPasskeys", alice, ({ Passkeys }) => names(Passkeys, "PasskeyName")),
      before: ["laptop"],
      after: ["phone"],
    }),
  ],
  [
    "DeletePasskey",
    (on) => ({
      send: { ...alice, PasskeyId: on.ids.passkey },
      read: () => on.peek("ListPasskeys", alice, ({ Passkeys }) => names(Passkeys, "PasskeyName")),
      before: ["laptop"],
      after: [],
    }),
  ],
];

function devices(on: Company) {
  return on.peek("ListVirtualMFADevices", {}, ({ VirtualMFADevices }) =>
    names(VirtualMFADevices.VirtualMFADevice, "SerialNumber"),
  );
}

function mfa(on: Company, name: string) {
  return on.peek("GetUserMFAInfo", { UserPrincipalName: upn(name) }, ({ IsMFAEnable, MFADevice }) => [
    IsMFAEnable,
    MFADevice?.SerialNumber,
  ]);
}

function verified(answer: Answered) {
  return ["SecurityPhoneDevice", "SecurityEmailDevice"].filter((device) => device in answer);
}
