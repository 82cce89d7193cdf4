import { accountId, csv, upn } from "../company";
import { names, type Rows } from "./row";

const passwordPolicy = {
  MinimumPasswordLength: 12,
  RequireLowercaseCharacters: true,
  RequireUppercaseCharacters: true,
  RequireNumbers: true,
  RequireSymbols: true,
  MinimumPasswordDifferentCharacter: 4,
  PasswordNotContainUserName: true,
  PasswordReusePrevention: 3,
  MaxPasswordAge: 90,
  InitialPasswordAge: 7,
  InterceptRiskPasswordOnApi: true,
  HardExpire: true,
  MaxLoginAttemps: 5,
};

const initialPasswordPolicy = {
  MinimumPasswordLength: 8,
  RequireLowercaseCharacters: false,
  RequireUppercaseCharacters: false,
  RequireNumbers: false,
  RequireSymbols: false,
  MinimumPasswordDifferentCharacter: 0,
  PasswordNotContainUserName: false,
  PasswordReusePrevention: 0,
  MaxPasswordAge: 0,
  InitialPasswordAge: 14,
  InterceptRiskPasswordOnApi: false,
  HardExpire: false,
  MaxLoginAttemps: 0,
};

export const settings: Rows = [
  [
    "SetPasswordPolicy",
    (on) => ({
      send: passwordPolicy,
      read: () => on.peek("GetPasswordPolicy", {}, ({ PasswordPolicy }) => PasswordPolicy),
      before: initialPasswordPolicy,
      after: passwordPolicy,
    }),
  ],
  [
    "SetSecurityPreference",
    (on) => ({
      send: {
        AllowUserToChangePassword: false,
        AllowUserToLoginWithPasskey: false,
        AllowUserToManageAccessKeys: true,
        AllowUserToManageMFADevices: false,
        AllowUserToManagePersonalDingTalk: false,
        AllowUserToManageServiceCredentials: true,
        EnableSaveMFATicket: true,
        LoginNetworkMasks: "10.0.0.0/8;192.168.0.1",
        LoginSessionDuration: 12,
        MFAOperationForLogin: "mandatory",
        OperationForRiskLogin: "enforceVerify",
        MaxIdleDaysForAccessKeys: 90,
        MaxIdleDaysForUsers: 180,
        VerificationTypes: '["sms","email"]',
      },
      read: () => on.peek("GetSecurityPreference", {}, ({ SecurityPreference }) => SecurityPreference),
      before: {
        AccessKeyPreference: { AllowUserToManageAccessKeys: false, AllowUserToManageServiceCredentials: false },
        LoginProfilePreference: {
          AllowUserToChangePassword: true,
          AllowUserToLoginWithPasskey: true,
          EnableSaveMFATicket: false,
          LoginNetworkMasks: "",
          LoginSessionDuration: 6,
          MFAOperationForLogin: "independent",
          OperationForRiskLogin: "autonomous",
        },
        MFAPreference: { AllowUserToManageMFADevices: true },
        MaxIdleDays: { MaxIdleDaysForAccessKeys: 730, MaxIdleDaysForUsers: 730 },
        PersonalInfoPreference: { AllowUserToManagePersonalDingTalk: true },
        VerificationPreference: { VerificationTypes: [] },
      },
      after: {
        AccessKeyPreference: { AllowUserToManageAccessKeys: true, AllowUserToManageServiceCredentials: true },
        LoginProfilePreference: {
          AllowUserToChangePassword: false,
          AllowUserToLoginWithPasskey: false,
          EnableSaveMFATicket: true,
          LoginNetworkMasks: "10.0.0.0/8;192.168.0.1",
          LoginSessionDuration: 12,
          MFAOperationForLogin: "mandatory",
          OperationForRiskLogin: "enforceVerify",
        },
        MFAPreference: { AllowUserToManageMFADevices: false },
        MaxIdleDays: { MaxIdleDaysForAccessKeys: 90, MaxIdleDaysForUsers: 180 },
        PersonalInfoPreference: { AllowUserToManagePersonalDingTalk: false },
        VerificationPreference: { VerificationTypes: ["sms", "email"] },
      },
    }),
  ],
  [
    "SetDefaultDomain",
    (on) => ({
      send: { DefaultDomainName: "company.onaliyun.com" },
      read: async () => [
        await on.peek("GetDefaultDomain", {}, ({ DefaultDomainName }) => DefaultDomainName),
        await on.peek("ListUserBasicInfos", {}, ({ UserBasicInfos }) =>
          names(UserBasicInfos.UserBasicInfo, "UserPrincipalName"),
        ),
      ],
      before: [`${accountId}.onaliyun.com`, [upn("alice"), upn("bob")]],
      after: ["company.onaliyun.com", ["alice@company.onaliyun.com", "bob@company.onaliyun.com"]],
    }),
  ],
  [
    "GenerateCredentialReport",
    (on) => ({
      send: {},
      read: () => on.peek("GetCredentialReport", {}, ({ Content }) => csv(Content).map(([user]) => user)),
      before: "Unverified.WrongState.CredentialReport",
      after: ["user", "<root>", "alice", "bob"],
    }),
  ],
  [
    "GenerateGovernanceReport",
    (on) => ({
      send: {},
      read: () =>
        on.peek("ListRecentGovernanceMetrics", {}, ({ GovernanceMetrics }) =>
          names(GovernanceMetrics.GovernanceMetric, "GovernanceItem"),
        ),
      before: [],
      after: ["SSOLoginEnabled", "AccountRecentUsingAccessKey", "RecentAccountLoginTimes"],
    }),
  ],
];
