import { initialPasswordPolicy } from "../ims/password-policy";
import { initialSecurityPreference } from "../ims/security-preference";
import type { ImsAccount } from "../ims/state";
import { type Loading, onlyOf } from "./loading";
import type { Named } from "./values";

/** Rules for passwords and logons of RAM users. What was not read is as in a new account. */
export function applyAccountSettings(loading: Loading, account: ImsAccount): void {
  const policy = onlyOf(loading, "ims:PasswordPolicy");
  if (policy !== undefined) account.passwordPolicy = read(initialPasswordPolicy, policyNames, policy.inputs);
  const preference = onlyOf(loading, "ims:SecurityPreference");
  if (preference === undefined) return;
  const { inputs } = preference;
  account.securityPreference = {
    ...read(initialSecurityPreference, preferenceNames, inputs),
    LoginNetworkMasks: inputs.texts("loginNetworkMasks").join(";"),
    VerificationTypes: inputs.texts("verificationTypes"),
  };
}

type Scalar = string | number | boolean;
type Names<Settings> = { readonly [Name in keyof Settings as Settings[Name] extends Scalar ? Name : never]: string };

/** Each under its name in the estate; what is absent stays as in a new account. */
function read<Settings extends object>(
  initial: Settings,
  names: Readonly<Record<string, string>>,
  inputs: Named,
): Settings {
  const given = Object.entries(initial as Readonly<Record<string, unknown>>).map(([name, value]) => {
    const told = names[name];
    if (told === undefined) return [name, value] as const;
    if (typeof value === "boolean") return [name, inputs.flag(told, value)] as const;
    return [name, typeof value === "number" ? inputs.number(told, value) : inputs.text(told, String(value))] as const;
  });
  return Object.fromEntries(given) as Settings;
}

const policyNames: Names<typeof initialPasswordPolicy> = {
  MinimumPasswordLength: "minimumPasswordLength",
  RequireLowercaseCharacters: "requireLowercaseCharacters",
  RequireUppercaseCharacters: "requireUppercaseCharacters",
  RequireNumbers: "requireNumbers",
  RequireSymbols: "requireSymbols",
  MinimumPasswordDifferentCharacter: "minimumPasswordDifferentCharacter",
  PasswordNotContainUserName: "passwordNotContainUserName",
  PasswordReusePrevention: "passwordReusePrevention",
  MaxPasswordAge: "maxPasswordAge",
  InitialPasswordAge: "initialPasswordAge",
  InterceptRiskPasswordOnApi: "interceptRiskPasswordOnApi",
  HardExpire: "hardExpiry",
  MaxLoginAttemps: "maxLoginAttempts",
};

const preferenceNames: Omit<Names<typeof initialSecurityPreference>, "LoginNetworkMasks"> = {
  AllowUserToChangePassword: "allowUserToChangePassword",
  AllowUserToLoginWithPasskey: "allowUserToLoginWithPasskey",
  AllowUserToManageAccessKeys: "allowUserToManageAccessKeys",
  AllowUserToManageMFADevices: "allowUserToManageMfaDevices",
  AllowUserToManagePersonalDingTalk: "allowUserToManagePersonalDingTalk",
  AllowUserToManageServiceCredentials: "allowUserToManageServiceCredentials",
  EnableSaveMFATicket: "enableSaveMfaTicket",
  LoginSessionDuration: "loginSessionDuration",
  MFAOperationForLogin: "mfaOperationForLogin",
  OperationForRiskLogin: "operationForRiskLogin",
  MaxIdleDaysForAccessKeys: "maxIdleDaysForAccessKeys",
  MaxIdleDaysForUsers: "maxIdleDaysForUsers",
};
