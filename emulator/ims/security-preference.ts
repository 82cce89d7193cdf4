import { isIP } from "node:net";
import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions, Cloud } from "../action";
import { unverified } from "../refusal";
import { theAccount } from "./find";
import { entriesOf, overlaid } from "./lists";
import type { SecurityPreference } from "./settings-state";

export const initialSecurityPreference: SecurityPreference = {
  AllowUserToChangePassword: true,
  AllowUserToLoginWithPasskey: true,
  AllowUserToManageAccessKeys: false,
  AllowUserToManageMFADevices: true,
  AllowUserToManagePersonalDingTalk: true,
  AllowUserToManageServiceCredentials: false,
  EnableSaveMFATicket: false,
  LoginNetworkMasks: "",
  LoginSessionDuration: 6,
  MFAOperationForLogin: "independent",
  OperationForRiskLogin: "autonomous",
  MaxIdleDaysForAccessKeys: 730,
  MaxIdleDaysForUsers: 730,
  VerificationTypes: [],
};

export const securityPreferences = {
  /** Flat in the request and nested in the answer; two of the fields go back to their defaults when left out. */
  SetSecurityPreference({ VerificationTypes: types, ...request }, cloud) {
    const forgotten =
      cloud.options.omittedPreferences === "reset"
        ? {
            LoginNetworkMasks: initialSecurityPreference.LoginNetworkMasks,
            LoginSessionDuration: initialSecurityPreference.LoginSessionDuration,
          }
        : {};
    const verification = types === undefined ? {} : { VerificationTypes: verificationTypes(types) };
    const preference = overlaid({ ...securityPreferenceOf(cloud), ...forgotten, ...verification }, request);
    checkMasks(preference.LoginNetworkMasks);
    theAccount(cloud).securityPreference = preference;
    return { SecurityPreference: shown(preference) };
  },

  GetSecurityPreference(_request, cloud) {
    return { SecurityPreference: shown(securityPreferenceOf(cloud)) };
  },
} satisfies Actions<ImsOperations>;

export function securityPreferenceOf(cloud: Cloud): SecurityPreference {
  return theAccount(cloud).securityPreference ?? initialSecurityPreference;
}

function shown(preference: SecurityPreference) {
  return {
    AccessKeyPreference: {
      AllowUserToManageAccessKeys: preference.AllowUserToManageAccessKeys,
      AllowUserToManageServiceCredentials: preference.AllowUserToManageServiceCredentials,
    },
    LoginProfilePreference: {
      AllowUserToChangePassword: preference.AllowUserToChangePassword,
      AllowUserToLoginWithPasskey: preference.AllowUserToLoginWithPasskey,
      EnableSaveMFATicket: preference.EnableSaveMFATicket,
      LoginNetworkMasks: preference.LoginNetworkMasks,
      LoginSessionDuration: preference.LoginSessionDuration,
      MFAOperationForLogin: preference.MFAOperationForLogin,
      OperationForRiskLogin: preference.OperationForRiskLogin,
    },
    MFAPreference: { AllowUserToManageMFADevices: preference.AllowUserToManageMFADevices },
    MaxIdleDays: {
      MaxIdleDaysForAccessKeys: preference.MaxIdleDaysForAccessKeys,
      MaxIdleDaysForUsers: preference.MaxIdleDaysForUsers,
    },
    PersonalInfoPreference: { AllowUserToManagePersonalDingTalk: preference.AllowUserToManagePersonalDingTalk },
    VerificationPreference: { VerificationTypes: preference.VerificationTypes },
  };
}

function verificationTypes(text: string): string[] {
  const types: unknown = text === "" ? [] : JSON.parse(text);
  if (!Array.isArray(types) || !types.every((type) => ["sms", "email", "mfa"].includes(type))) {
    const why = 'The types are a list of "sms", "email" and "mfa".';
    throw unverified("invalid", "SecurityPreference.VerificationTypes", why);
  }
  return [...new Set(types as string[])];
}

/** Addresses, or networks in CIDR form. */
function checkMasks(masks: string): void {
  const wrong = entriesOf(masks, ";").find((mask) => !isNetwork(mask));
  if (wrong === undefined) return;
  throw unverified("invalid", "SecurityPreference.LoginNetworkMasks", `"${wrong}" is no address and no network.`);
}

export function isNetwork(text: string): boolean {
  const [address = "", length, ...more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (version === 4 ? 32 : 128));
}
