import { z } from "zod";
import type { SetSecurityPreferenceRequest } from "../../api/ims.generated";
import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { holdsUnknown } from "../../kernel/unknowns";
import { forceField, type Standing, standing } from "../common-fields";
import type { Context } from "../context";
import type { InAccount } from "../in-account";
import { listed } from "../naming";
import { ipv4Address, lockOutBy, networkMasksField, widerLogon } from "../network-masks";
import { settingOfAccount } from "../setting-of-account";
import { setting } from "../shapes/setting";
import { weakerBy } from "../weaker";
import { securityPreferenceOf } from "./security-preference-live";

export interface SecurityPreferenceInputs extends Standing {
  /** Whether users may change their own password; `true` in a new account. Absent: stays as it is. */
  allowUserToChangePassword?: boolean;
  /** Whether users may log on with passkeys; `true` in a new account. Absent: stays as it is. */
  allowUserToLoginWithPasskey?: boolean;
  /** Whether users may make and delete access keys of their own; `false` in a new account. Absent: stays as it is. */
  allowUserToManageAccessKeys?: boolean;
  /** Whether users may bind and unbind their own MFA devices; `true` in a new account. Absent: stays as it is. */
  allowUserToManageMfaDevices?: boolean;
  /** Whether users may bind their own DingTalk accounts; `true` in a new account. Absent: stays as it is. */
  allowUserToManagePersonalDingTalk?: boolean;
  /** Whether users may make service credentials of their own. What a new account has is not documented. Absent: stays as it is. */
  allowUserToManageServiceCredentials?: boolean;
  /**
   * Whether a browser in which a user gave a second factor needs none for seven days; `false` in a new account. Absent:
   * stays as it is.
   */
  enableSaveMfaTicket?: boolean;
  /**
   * Networks from which users may log on to the console: up to 40 IPv4 addresses and CIDRs, such as `203.0.113.0/24`,
   * of 512 characters in all, with one between two of them. Others are removed. `[]`: none is left, and users may log on
   * from anywhere, as in a new account. They count for logons with a password and by SSO, and not for calls with access
   * keys. Absent: stays as it is.
   */
  loginNetworkMasks?: string[];
  /**
   * The IPv4 address from which you log on to the console, such as `203.0.113.7`. No API tells it, so you do: networks
   * without it are refused in the preview. Absent: networks are refused that keep out any address which may log on now.
   */
  callerAddress?: string;
  /** Set networks that may lock you out all the same. Absent: `false`, they are refused. */
  force?: boolean;
  /** Hours that a logon lasts: 1 to 24; 6 in a new account. Absent: stays as it is. */
  loginSessionDuration?: number;
  /**
   * Who needs a second factor to log on: `mandatory`, every user; `independent`, as in a new account, users for whom it is
   * switched on; `adaptive`, users who log on in an unusual way. Absent: stays as it is.
   */
  mfaOperationForLogin?: "mandatory" | "independent" | "adaptive";
  /**
   * What an unusual logon needs: `enforceVerify`, a second factor; `autonomous`, the user may pass over it. The service
   * calls it deprecated. Absent: stays as it is.
   */
  operationForRiskLogin?: "autonomous" | "enforceVerify";
  /**
   * By what users may verify themselves: any of `sms`, `email` and `mfa`. Others are removed. `[]`: none is left. Absent:
   * stays as it is.
   */
  verificationTypes?: string[];
  /**
   * Days without a logon after which a user can no longer log on to the console: 90, 180, 365 or, as in a new account, 730.
   * Absent: stays as it is.
   */
  maxIdleDaysForUsers?: number;
  /**
   * Days without use after which an access key is disabled: 90, 180, 365 or, as in a new account, 730. Absent: stays as it
   * is.
   */
  maxIdleDaysForAccessKeys?: number;
}

export interface SecurityPreferenceOutputs extends InAccount {}

type Inputs = SecurityPreferenceInputs;

/** What is not in an answer stays out of the request. */
type WholeSecurityPreference = { readonly [K in Exclude<keyof Inputs, Beside>]: Inputs[K] | undefined };

type Beside = keyof Standing | "callerAddress" | "force";

type IdleDays = SetSecurityPreferenceRequest["MaxIdleDaysForUsers"];

const flag = { schema: z.boolean() };
const idleDays = { schema: z.literal([90, 180, 365, 730]) };

const fields: Fields<Inputs> = {
  allowUserToChangePassword: flag,
  allowUserToLoginWithPasskey: flag,
  allowUserToManageAccessKeys: flag,
  allowUserToManageMfaDevices: flag,
  allowUserToManagePersonalDingTalk: flag,
  allowUserToManageServiceCredentials: flag,
  enableSaveMfaTicket: flag,
  loginNetworkMasks: networkMasksField(40, 512),
  callerAddress: { schema: ipv4Address, stateOnly: true },
  force: forceField,
  loginSessionDuration: { schema: z.int().min(1).max(24), unit: "hours" },
  mfaOperationForLogin: { schema: z.enum(["mandatory", "independent", "adaptive"]) },
  operationForRiskLogin: { schema: z.enum(["autonomous", "enforceVerify"]) },
  verificationTypes: { schema: z.array(z.enum(["sms", "email", "mfa"])), emptyCounts: true, set: (type) => type },
  maxIdleDaysForUsers: idleDays,
  maxIdleDaysForAccessKeys: idleDays,
  ...standing,
};

const WHO = {
  mandatory: "every user",
  independent: "users for whom it is switched on",
  adaptive: "users who log on in an unusual way",
} as const;

/**
 * How the RAM users of an account log on, and what they may do for themselves. What the program leaves out stays as it is,
 * also from the first write on; the preview warns of what gets weaker, and refuses networks that would lock you out of the
 * console. An account has one, so a program declares it once.
 *
 * @example
 * new ims.SecurityPreference("logon", {
 *   mfaOperationForLogin: "mandatory",
 *   loginNetworkMasks: ["203.0.113.0/24"],
 *   callerAddress: "203.0.113.7", // yours
 * });
 */
export const securityPreference: Definition<Context, Inputs, SecurityPreferenceOutputs> = {
  kind: "ims:SecurityPreference",
  fields,
  outputs: { accountId: { kept: true } },
  ...settingOfAccount("security preference"),
  ...setting<Inputs, WholeSecurityPreference>({
    fields,
    named: "the security preference for RAM users",
    wire: {
      allowUserToChangePassword: "allowUserToChangePassword",
      allowUserToLoginWithPasskey: "allowUserToLoginWithPasskey",
      allowUserToManageAccessKeys: "allowUserToManageAccessKeys",
      allowUserToManageMfaDevices: "allowUserToManageMfaDevices",
      allowUserToManagePersonalDingTalk: "allowUserToManagePersonalDingTalk",
      allowUserToManageServiceCredentials: "allowUserToManageServiceCredentials",
      enableSaveMfaTicket: "enableSaveMfaTicket",
      loginNetworkMasks: "loginNetworkMasks",
      loginSessionDuration: "loginSessionDuration",
      mfaOperationForLogin: "mfaOperationForLogin",
      operationForRiskLogin: "operationForRiskLogin",
      verificationTypes: "verificationTypes",
      maxIdleDaysForUsers: "maxIdleDaysForUsers",
      maxIdleDaysForAccessKeys: "maxIdleDaysForAccessKeys",
    },
    idOf: (context) => context.accountId(),
    async get({ ims }) {
      const { SecurityPreference: live } = await ims.getSecurityPreference({});
      return live && (securityPreferenceOf(live) as WholeSecurityPreference);
    },
    set: ({ ims }, _id, whole) => ims.setSecurityPreference(toRequest(whole)),
    defaults: {
      allowUserToChangePassword: true,
      allowUserToLoginWithPasskey: true,
      allowUserToManageAccessKeys: false,
      allowUserToManageMfaDevices: true,
      allowUserToManagePersonalDingTalk: true,
      enableSaveMfaTicket: false,
      loginNetworkMasks: [],
      loginSessionDuration: 6,
      mfaOperationForLogin: "independent",
      maxIdleDaysForUsers: 730,
      maxIdleDaysForAccessKeys: 730,
    },
    lockOut({ loginNetworkMasks = [], callerAddress, force }, live) {
      if (holdsUnknown([loginNetworkMasks, callerAddress])) return undefined;
      const reason = force === true ? undefined : lockOutBy(loginNetworkMasks, live?.loginNetworkMasks, callerAddress);
      return reason === undefined ? undefined : { path: "loginNetworkMasks", reason };
    },
    weaker: weakerBy<Inputs>({
      allowUserToManageAccessKeys: onceAllowed("users may make access keys of their own"),
      allowUserToManageMfaDevices: onceAllowed("users may bind and unbind their own MFA devices"),
      allowUserToManagePersonalDingTalk: onceAllowed("users may bind their own DingTalk accounts"),
      allowUserToManageServiceCredentials: onceAllowed("users may make service credentials of their own"),
      enableSaveMfaTicket: onceAllowed("a browser needs no second factor for seven days after one"),
      loginNetworkMasks: widerLogon,
      loginSessionDuration: (was, is) => (is > was ? `a logon lasts ${is} hours, and no longer ${was}` : undefined),
      mfaOperationForLogin: (was, is) =>
        was === "mandatory" && is !== was
          ? `a second factor to log on is needed by ${WHO[is]}, and no longer by ${WHO[was]}`
          : undefined,
      operationForRiskLogin: (was, is) =>
        was === "enforceVerify" && is === "autonomous"
          ? "users may pass over a second factor in an unusual logon"
          : undefined,
      verificationTypes(was, is) {
        const more = is.filter((type) => !was.includes(type));
        return more.length === 0 ? undefined : `users may verify themselves by ${listed(more)} as well`;
      },
      maxIdleDaysForUsers: (was, is) =>
        is > was
          ? `a user who does not log on can no longer do so after ${is} days, and not after ${was} already`
          : undefined,
      maxIdleDaysForAccessKeys: (was, is) =>
        is > was ? `an access key without use is disabled after ${is} days, and not after ${was} already` : undefined,
    }),
  }),
};

/** Networks and the length of a logon are always sent: the service resets them where a call leaves them out. */
function toRequest(whole: WholeSecurityPreference): SetSecurityPreferenceRequest {
  const { verificationTypes: types } = whole;
  return {
    AllowUserToChangePassword: whole.allowUserToChangePassword,
    AllowUserToLoginWithPasskey: whole.allowUserToLoginWithPasskey,
    AllowUserToManageAccessKeys: whole.allowUserToManageAccessKeys,
    AllowUserToManageMFADevices: whole.allowUserToManageMfaDevices,
    AllowUserToManagePersonalDingTalk: whole.allowUserToManagePersonalDingTalk,
    AllowUserToManageServiceCredentials: whole.allowUserToManageServiceCredentials,
    EnableSaveMFATicket: whole.enableSaveMfaTicket,
    LoginNetworkMasks: whole.loginNetworkMasks?.join(";"),
    LoginSessionDuration: whole.loginSessionDuration,
    MFAOperationForLogin: whole.mfaOperationForLogin,
    OperationForRiskLogin: whole.operationForRiskLogin,
    VerificationTypes: types && JSON.stringify(types),
    MaxIdleDaysForUsers: whole.maxIdleDaysForUsers as IdleDays,
    MaxIdleDaysForAccessKeys: whole.maxIdleDaysForAccessKeys as IdleDays,
  };
}

function onceAllowed(sentence: string): (was: boolean, is: boolean) => string | undefined {
  return (was, is) => (is && !was ? sentence : undefined);
}
