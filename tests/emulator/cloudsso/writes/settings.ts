import { certificates, metadata } from "../certificates";
import type { Furnished } from "../furnished";
import { each, type Rows } from "./row";

export const settings: Rows = [
  [
    "UpdateMFAAuthenticationSettings",
    (on) => ({
      send: {
        MFAAuthenticationSettings: "OnlyRiskyLogin",
        OperationForRiskLogin: "EnforceVerify",
        AllowedVerificationTypes: '["TOTP"]',
      },
      read: () => on.ask("GetMFAAuthenticationSettingInfo", {}, (answer) => answer.MFAAuthenticationSettingInfo),
      before: { MfaAuthenticationAdvanceSettings: "Enabled", OperationForRiskLogin: "Autonomous" },
      after: {
        MfaAuthenticationAdvanceSettings: "OnlyRiskyLogin",
        OperationForRiskLogin: "EnforceVerify",
        AllowedVerificationTypes: ["TOTP"],
      },
    }),
  ],
  [
    "SetMFAAuthenticationStatus",
    (on) => ({
      send: { MFAAuthenticationStatus: "Disabled" },
      read: () => on.ask("GetMFAAuthenticationSettings", {}, (answer) => answer.MFAAuthenticationAdvanceSettings),
      before: "Enabled",
      after: "Disabled",
    }),
  ],
  [
    "SetLoginPreference",
    (on) => ({
      send: { AllowUserToGetCredentials: true, LoginNetworkMasks: "10.0.0.0/8;192.168.0.1" },
      read: () => on.ask("GetLoginPreference", {}, ({ LoginPreference }) => LoginPreference),
      before: { AllowUserToGetCredentials: false, LoginNetworkMasks: "" },
      after: { AllowUserToGetCredentials: true, LoginNetworkMasks: "10.0.0.0/8;192.168.0.1" },
    }),
  ],
  [
    "SetLoginPreference",
    (on) => ({
      first: () => on.call("SetLoginPreference", { AllowUserToGetCredentials: true, LoginNetworkMasks: "10.0.0.1" }),
      send: { LoginNetworkMasks: ";" },
      read: () => on.ask("GetLoginPreference", {}, ({ LoginPreference }) => Object.values(LoginPreference)),
      before: [true, "10.0.0.1"],
      after: [true, ""],
    }),
  ],
  [
    "SetPasswordPolicy",
    (on) => ({
      send: {
        MinPasswordLength: 12,
        MinPasswordDifferentChars: 6,
        PasswordNotContainUsername: false,
        MaxPasswordAge: 30,
        PasswordReusePrevention: 3,
        MaxLoginAttempts: 0,
      },
      read: () => on.ask("GetPasswordPolicy", {}, ({ PasswordPolicy }) => PasswordPolicy),
      before: policy(8, 8, true, 90, 1, 5),
      after: policy(12, 6, false, 30, 3, 0),
    }),
  ],
  [
    "UpdateAttributePassingSetting",
    (on) => ({
      send: { SourceIdentityPassing: "UserName" },
      read: () => on.ask("GetAttributePassingSetting", {}, (answer) => answer.AttributePassingSetting),
      before: { SourceIdentityPassing: "Disabled" },
      after: { SourceIdentityPassing: "UserName" },
    }),
  ],
  [
    "UpdateDirectoryGlobalAccessStatus",
    (on) => ({
      send: { GlobalAccessStatus: "Enabled" },
      read: () => on.ask("GetDirectoryGlobalAccessStatus", {}, ({ GlobalAccessStatus }) => GlobalAccessStatus.status),
      before: "Disabled",
      after: "Enabled",
    }),
  ],
  [
    "SetSCIMSynchronizationStatus",
    (on) => ({
      send: { SCIMSynchronizationStatus: "Enabled" },
      read: () => on.ask("GetDirectoryStatistics", {}, (answer) => answer.DirectoryStatistics.SCIMSyncEnabled),
      before: false,
      after: true,
    }),
  ],
  [
    "CreateSCIMServerCredential",
    (on) => ({
      send: {},
      read: () => credentials(on),
      before: [["BearerToken", "Enabled"]],
      after: [
        ["BearerToken", "Enabled"],
        ["BearerToken", "Enabled"],
      ],
    }),
  ],
  [
    "UpdateSCIMServerCredentialStatus",
    (on) => ({
      send: { CredentialId: on.ids.credential, NewStatus: "Disabled" },
      read: () => credentials(on),
      before: [["BearerToken", "Enabled"]],
      after: [["BearerToken", "Disabled"]],
    }),
  ],
  [
    "DeleteSCIMServerCredential",
    (on) => ({
      send: { CredentialId: on.ids.credential },
      read: () => credentials(on),
      before: [["BearerToken", "Enabled"]],
      after: [],
    }),
  ],
  [
    "SetExternalSAMLIdentityProvider",
    (on) => ({
      send: {
        EncodedMetadataDocument: metadata(certificates.second),
        LoginUrl: "https://idp.example/other",
        EntityId: "https://idp.example/two",
        BindingType: "Post",
        WantRequestSigned: false,
        SSOStatus: "Enabled",
        X509Certificate: certificates.third,
      },
      read: async () => [await provider(on), await subjects(on)],
      before: [["https://idp.example/", "https://idp.example/in", "Post", false, "Disabled"], ["CN=first.example"]],
      after: [["https://idp.example/two", "https://idp.example/other", "Post", false, "Enabled"], ["CN=third.example"]],
    }),
  ],
  [
    "ClearExternalSAMLIdentityProvider",
    (on) => ({
      send: {},
      read: () =>
        on.ask("GetExternalSAMLIdentityProvider", {}, (answer) => answer.SAMLIdentityProviderConfiguration.EntityId),
      before: "https://idp.example/",
      after: undefined,
    }),
  ],
  [
    "AddExternalSAMLIdPCertificate",
    (on) => ({
      send: { X509Certificate: certificates.rsa },
      read: () => subjects(on),
      before: ["CN=first.example"],
      after: ["CN=first.example", "CN=rsa.example"],
    }),
  ],
  [
    "RemoveExternalSAMLIdPCertificate",
    (on) => ({
      send: { CertificateId: on.ids.certificate },
      read: () => subjects(on),
      before: ["CN=first.example"],
      after: [],
    }),
  ],
  [
    "SetDirectorySAMLServiceProviderInfo",
    (on) => ({
      send: { AuthnSignAlgo: "rsa-sha1", CertificateType: "public", SupportEncryptedAssertion: true },
      read: () =>
        on.ask("GetDirectorySAMLServiceProviderInfo", {}, ({ SAMLServiceProvider: sp }) => [
          sp.AuthnSignAlgo,
          sp.CertificateType,
          sp.SupportEncryptedAssertion,
        ]),
      before: ["rsa-sha256", "self-signed", false],
      after: ["rsa-sha1", "public", true],
    }),
  ],
];

function policy(length: number, different: number, notName: boolean, age: number, reuse: number, attempts: number) {
  return {
    ...{ MinPasswordLength: length, MaxPasswordLength: 32, MinPasswordDifferentChars: different },
    ...{ PasswordNotContainUsername: notName, MaxPasswordAge: age, PasswordReusePrevention: reuse },
    ...{ MaxLoginAttempts: attempts, HardExpire: false, RequireLowerCaseChars: true, RequireUpperCaseChars: true },
    ...{ RequireNumbers: true, RequireSymbols: true },
  };
}

function credentials(on: Furnished): Promise<unknown> {
  return on.ask("ListSCIMServerCredentials", {}, (answer) =>
    each(answer.SCIMServerCredentials, "CredentialType", "Status"),
  );
}

function provider(on: Furnished): Promise<unknown> {
  return on.ask("GetExternalSAMLIdentityProvider", {}, ({ SAMLIdentityProviderConfiguration: found }) => [
    found.EntityId,
    found.LoginUrl,
    found.BindingType,
    found.WantRequestSigned,
    found.SSOStatus,
  ]);
}

function subjects(on: Furnished): Promise<unknown> {
  return on.ask("ListExternalSAMLIdPCertificates", {}, ({ SAMLIdPCertificates }) =>
    each(SAMLIdPCertificates, "Subject"),
  );
}
