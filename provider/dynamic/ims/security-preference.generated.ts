// Generated from provider/resources/ims/security-preference.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { securityPreference } from "../../resources/ims/security-preference";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `SecurityPreference`. Every value, at any depth, may be an output of another resource. */
export interface SecurityPreferenceArgs {
  /** Whether users may change their own password; `true` in a new account. Absent: stays as it is. */
  allowUserToChangePassword?: pulumi.Input<boolean | undefined>;
  /** Whether users may log on with passkeys; `true` in a new account. Absent: stays as it is. */
  allowUserToLoginWithPasskey?: pulumi.Input<boolean | undefined>;
  /** Whether users may make and delete access keys of their own; `false` in a new account. Absent: stays as it is. */
  allowUserToManageAccessKeys?: pulumi.Input<boolean | undefined>;
  /** Whether users may bind and unbind their own MFA devices; `true` in a new account. Absent: stays as it is. */
  allowUserToManageMfaDevices?: pulumi.Input<boolean | undefined>;
  /** Whether users may bind their own DingTalk accounts; `true` in a new account. Absent: stays as it is. */
  allowUserToManagePersonalDingTalk?: pulumi.Input<boolean | undefined>;
  /** Whether users may make service credentials of their own. What a new account has is not documented. Absent: stays as it is. */
  allowUserToManageServiceCredentials?: pulumi.Input<boolean | undefined>;
  /**
   * Whether a browser in which a user gave a second factor needs none for seven days; `false` in a new account. Absent:
   * stays as it is.
   */
  enableSaveMfaTicket?: pulumi.Input<boolean | undefined>;
  /**
   * Networks from which users may log on to the console: up to 40 IPv4 addresses and CIDRs, such as `203.0.113.0/24`,
   * of 512 characters in all, with one between two of them. Others are removed. `[]`: none is left, and users may log on
   * from anywhere, as in a new account. They count for logons with a password and by SSO, and not for calls with access
   * keys. Absent: stays as it is.
   */
  loginNetworkMasks?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * The IPv4 address from which you log on to the console, such as `203.0.113.7`. No API tells it, so you do: networks
   * without it are refused in the preview. Absent: networks are refused that keep out any address which may log on now.
   */
  callerAddress?: pulumi.Input<string | undefined>;
  /** Set networks that may lock you out all the same. Absent: `false`, they are refused. */
  force?: pulumi.Input<boolean | undefined>;
  /** Hours that a logon lasts: 1 to 24; 6 in a new account. Absent: stays as it is. */
  loginSessionDuration?: pulumi.Input<number | undefined>;
  /**
   * Who needs a second factor to log on: `mandatory`, every user; `independent`, as in a new account, users for whom it is
   * switched on; `adaptive`, users who log on in an unusual way. Absent: stays as it is.
   */
  mfaOperationForLogin?: pulumi.Input<"mandatory" | "independent" | "adaptive" | (string & {}) | undefined>;
  /**
   * What an unusual logon needs: `enforceVerify`, a second factor; `autonomous`, the user may pass over it. The service
   * calls it deprecated. Absent: stays as it is.
   */
  operationForRiskLogin?: pulumi.Input<"autonomous" | "enforceVerify" | (string & {}) | undefined>;
  /**
   * By what users may verify themselves: any of `sms`, `email` and `mfa`. Others are removed. `[]`: none is left. Absent:
   * stays as it is.
   */
  verificationTypes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * Days without a logon after which a user can no longer log on to the console: 90, 180, 365 or, as in a new account, 730.
   * Absent: stays as it is.
   */
  maxIdleDaysForUsers?: pulumi.Input<number | undefined>;
  /**
   * Days without use after which an access key is disabled: 90, 180, 365 or, as in a new account, 730. Absent: stays as it
   * is.
   */
  maxIdleDaysForAccessKeys?: pulumi.Input<number | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `SecurityPreference.get` looks up; all of it may be left out. */
export interface SecurityPreferenceState {
  /** Whether users may change their own password; `true` in a new account. Absent: stays as it is. */
  allowUserToChangePassword?: pulumi.Input<boolean | undefined>;
  /** Whether users may log on with passkeys; `true` in a new account. Absent: stays as it is. */
  allowUserToLoginWithPasskey?: pulumi.Input<boolean | undefined>;
  /** Whether users may make and delete access keys of their own; `false` in a new account. Absent: stays as it is. */
  allowUserToManageAccessKeys?: pulumi.Input<boolean | undefined>;
  /** Whether users may bind and unbind their own MFA devices; `true` in a new account. Absent: stays as it is. */
  allowUserToManageMfaDevices?: pulumi.Input<boolean | undefined>;
  /** Whether users may bind their own DingTalk accounts; `true` in a new account. Absent: stays as it is. */
  allowUserToManagePersonalDingTalk?: pulumi.Input<boolean | undefined>;
  /** Whether users may make service credentials of their own. What a new account has is not documented. Absent: stays as it is. */
  allowUserToManageServiceCredentials?: pulumi.Input<boolean | undefined>;
  /**
   * Whether a browser in which a user gave a second factor needs none for seven days; `false` in a new account. Absent:
   * stays as it is.
   */
  enableSaveMfaTicket?: pulumi.Input<boolean | undefined>;
  /**
   * Networks from which users may log on to the console: up to 40 IPv4 addresses and CIDRs, such as `203.0.113.0/24`,
   * of 512 characters in all, with one between two of them. Others are removed. `[]`: none is left, and users may log on
   * from anywhere, as in a new account. They count for logons with a password and by SSO, and not for calls with access
   * keys. Absent: stays as it is.
   */
  loginNetworkMasks?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * The IPv4 address from which you log on to the console, such as `203.0.113.7`. No API tells it, so you do: networks
   * without it are refused in the preview. Absent: networks are refused that keep out any address which may log on now.
   */
  callerAddress?: pulumi.Input<string | undefined>;
  /** Set networks that may lock you out all the same. Absent: `false`, they are refused. */
  force?: pulumi.Input<boolean | undefined>;
  /** Hours that a logon lasts: 1 to 24; 6 in a new account. Absent: stays as it is. */
  loginSessionDuration?: pulumi.Input<number | undefined>;
  /**
   * Who needs a second factor to log on: `mandatory`, every user; `independent`, as in a new account, users for whom it is
   * switched on; `adaptive`, users who log on in an unusual way. Absent: stays as it is.
   */
  mfaOperationForLogin?: pulumi.Input<"mandatory" | "independent" | "adaptive" | (string & {}) | undefined>;
  /**
   * What an unusual logon needs: `enforceVerify`, a second factor; `autonomous`, the user may pass over it. The service
   * calls it deprecated. Absent: stays as it is.
   */
  operationForRiskLogin?: pulumi.Input<"autonomous" | "enforceVerify" | (string & {}) | undefined>;
  /**
   * By what users may verify themselves: any of `sms`, `email` and `mfa`. Others are removed. `[]`: none is left. Absent:
   * stays as it is.
   */
  verificationTypes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * Days without a logon after which a user can no longer log on to the console: 90, 180, 365 or, as in a new account, 730.
   * Absent: stays as it is.
   */
  maxIdleDaysForUsers?: pulumi.Input<number | undefined>;
  /**
   * Days without use after which an access key is disabled: 90, 180, 365 or, as in a new account, 730. Absent: stays as it
   * is.
   */
  maxIdleDaysForAccessKeys?: pulumi.Input<number | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

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
export class SecurityPreference extends pulumi.CustomResource {
  /** Whether users may change their own password; `true` in a new account. Absent: stays as it is. */
  declare readonly allowUserToChangePassword: pulumi.Output<boolean | undefined>;
  /** Whether users may log on with passkeys; `true` in a new account. Absent: stays as it is. */
  declare readonly allowUserToLoginWithPasskey: pulumi.Output<boolean | undefined>;
  /** Whether users may make and delete access keys of their own; `false` in a new account. Absent: stays as it is. */
  declare readonly allowUserToManageAccessKeys: pulumi.Output<boolean | undefined>;
  /** Whether users may bind and unbind their own MFA devices; `true` in a new account. Absent: stays as it is. */
  declare readonly allowUserToManageMfaDevices: pulumi.Output<boolean | undefined>;
  /** Whether users may bind their own DingTalk accounts; `true` in a new account. Absent: stays as it is. */
  declare readonly allowUserToManagePersonalDingTalk: pulumi.Output<boolean | undefined>;
  /** Whether users may make service credentials of their own. What a new account has is not documented. Absent: stays as it is. */
  declare readonly allowUserToManageServiceCredentials: pulumi.Output<boolean | undefined>;
  /**
   * Whether a browser in which a user gave a second factor needs none for seven days; `false` in a new account. Absent:
   * stays as it is.
   */
  declare readonly enableSaveMfaTicket: pulumi.Output<boolean | undefined>;
  /**
   * Networks from which users may log on to the console: up to 40 IPv4 addresses and CIDRs, such as `203.0.113.0/24`,
   * of 512 characters in all, with one between two of them. Others are removed. `[]`: none is left, and users may log on
   * from anywhere, as in a new account. They count for logons with a password and by SSO, and not for calls with access
   * keys. Absent: stays as it is.
   */
  declare readonly loginNetworkMasks: pulumi.Output<string[] | undefined>;
  /**
   * The IPv4 address from which you log on to the console, such as `203.0.113.7`. No API tells it, so you do: networks
   * without it are refused in the preview. Absent: networks are refused that keep out any address which may log on now.
   */
  declare readonly callerAddress: pulumi.Output<string | undefined>;
  /** Set networks that may lock you out all the same. Absent: `false`, they are refused. */
  declare readonly force: pulumi.Output<boolean | undefined>;
  /** Hours that a logon lasts: 1 to 24; 6 in a new account. Absent: stays as it is. */
  declare readonly loginSessionDuration: pulumi.Output<number | undefined>;
  /**
   * Who needs a second factor to log on: `mandatory`, every user; `independent`, as in a new account, users for whom it is
   * switched on; `adaptive`, users who log on in an unusual way. Absent: stays as it is.
   */
  declare readonly mfaOperationForLogin: pulumi.Output<"mandatory" | "independent" | "adaptive" | undefined>;
  /**
   * What an unusual logon needs: `enforceVerify`, a second factor; `autonomous`, the user may pass over it. The service
   * calls it deprecated. Absent: stays as it is.
   */
  declare readonly operationForRiskLogin: pulumi.Output<"autonomous" | "enforceVerify" | undefined>;
  /**
   * By what users may verify themselves: any of `sms`, `email` and `mfa`. Others are removed. `[]`: none is left. Absent:
   * stays as it is.
   */
  declare readonly verificationTypes: pulumi.Output<string[] | undefined>;
  /**
   * Days without a logon after which a user can no longer log on to the console: 90, 180, 365 or, as in a new account, 730.
   * Absent: stays as it is.
   */
  declare readonly maxIdleDaysForUsers: pulumi.Output<number | undefined>;
  /**
   * Days without use after which an access key is disabled: 90, 180, 365 or, as in a new account, 730. Absent: stays as it
   * is.
   */
  declare readonly maxIdleDaysForAccessKeys: pulumi.Output<number | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  declare readonly onDestroy: pulumi.Output<"leave" | "reset" | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: SecurityPreferenceArgs = {}, options?: pulumi.CustomResourceOptions) {
    super(...registration(securityPreference, name, args, options));
    deriveFromId(this, securityPreference);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<accountId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SecurityPreferenceState, options?: pulumi.CustomResourceOptions): SecurityPreference {
    return new SecurityPreference(...lookUp<SecurityPreferenceArgs>(securityPreference, name, id, state, options));
  }

  static override isInstance(value: unknown): value is SecurityPreference {
    return isInstanceOf(securityPreference.kind, value);
  }
}
