import { type Company, metadata } from "../company";
import { names, type Rows } from "./row";

export const providers: Rows = [
  [
    "SetUserSsoSettings",
    (on) => ({
      send: {
        SsoEnabled: true,
        MetadataDocument: metadata(),
        AuxiliaryDomain: "example.com",
        SsoLoginWithDomain: false,
        AuthnSignAlgo: "rsa-sha256",
      },
      read: () =>
        on.peek("GetUserSsoSettings", {}, ({ UserSsoSettings: { MetadataDocument, ...rest } }) => ({
          ...rest,
          MetadataDocument: MetadataDocument.replaceAll("\n", ""),
        })),
      before: {
        SsoEnabled: false,
        MetadataDocument: "",
        AuxiliaryDomain: "",
        SsoLoginWithDomain: true,
        AuthnSignAlgo: "rsa-sha1",
      },
      after: {
        SsoEnabled: true,
        MetadataDocument: metadata(),
        AuxiliaryDomain: "example.com",
        SsoLoginWithDomain: false,
        AuthnSignAlgo: "rsa-sha256",
      },
    }),
  ],
  [
    "CreateSAMLProvider",
    (on) => ({
      send: {
        SAMLProviderName: "new",
        Description: "new",
        EncodedSAMLMetadataDocument: metadata(),
        AuthnSignAlgo: "rsa-sha256",
      },
      read: () => saml(on, "new"),
      before: "EntityNotExist.SAMLProvider",
      after: ["new", "rsa-sha256", metadata()],
    }),
  ],
  [
    "UpdateSAMLProvider",
    (on) => ({
      send: {
        SAMLProviderName: "idp",
        NewDescription: "other",
        NewEncodedSAMLMetadataDocument: metadata("<x/><IDPSSODescriptor/>"),
        AuthnSignAlgo: "rsa-sha256",
      },
      read: () => saml(on, "idp"),
      before: ["d", "rsa-sha1", metadata()],
      after: ["other", "rsa-sha256", metadata("<x/><IDPSSODescriptor/>")],
    }),
  ],
  [
    "DeleteSAMLProvider",
    (on) => ({
      send: { SAMLProviderName: "idp" },
      read: () =>
        on.peek("ListSAMLProviders", {}, ({ SAMLProviders }) => names(SAMLProviders.SAMLProvider, "SAMLProviderName")),
      before: ["idp", "idp2"],
      after: ["idp2"],
    }),
  ],
  [
    "CreateOIDCProvider",
    (on) => ({
      send: {
        OIDCProviderName: "new",
        IssuerUrl: "https://new.example.com",
        Description: "new",
        ClientIds: "sts.aliyuncs.com",
        Fingerprints: "cc33",
        IssuanceLimitTime: 24,
      },
      read: () => oidc(on, "new"),
      before: "EntityNotExist.OIDCProvider",
      after: ["new", "sts.aliyuncs.com", "cc33", 24],
    }),
  ],
  [
    "UpdateOIDCProvider",
    (on) => ({
      send: { OIDCProviderName: "github", NewDescription: "other", ClientIds: "three", IssuanceLimitTime: 1 },
      read: () => oidc(on, "github"),
      before: ["d", "one,two", "aa11,bb22", 12],
      after: ["other", "three", "aa11,bb22", 1],
    }),
  ],
  [
    "DeleteOIDCProvider",
    (on) => ({
      send: { OIDCProviderName: "github" },
      read: () =>
        on.peek("ListOIDCProviders", {}, ({ OIDCProviders }) => names(OIDCProviders.OIDCProvider, "OIDCProviderName")),
      before: ["github", "gitlab"],
      after: ["gitlab"],
    }),
  ],
  ...(
    [
      ["AddClientIdToOIDCProvider", { ClientId: "three" }, ["d", "one,two,three", "aa11,bb22", 12]],
      ["RemoveClientIdFromOIDCProvider", { ClientId: "one" }, ["d", "two", "aa11,bb22", 12]],
      ["AddFingerprintToOIDCProvider", { Fingerprint: "cc33" }, ["d", "one,two", "aa11,bb22,cc33", 12]],
      ["RemoveFingerprintFromOIDCProvider", { Fingerprint: "aa11" }, ["d", "one,two", "bb22", 12]],
    ] as const
  ).map(([action, entry, after]): Rows[number] => [
    action,
    (on) => ({
      send: { OIDCProviderName: "github", ...entry },
      read: () => oidc(on, "github"),
      before: ["d", "one,two", "aa11,bb22", 12],
      after,
    }),
  ]),
];

function saml(on: Company, SAMLProviderName: string) {
  return on.peek("GetSAMLProvider", { SAMLProviderName }, ({ SAMLProvider: one }) => [
    one.Description,
    one.AuthnSignAlgo,
    one.EncodedSAMLMetadataDocument.replaceAll("\n", ""),
  ]);
}

function oidc(on: Company, OIDCProviderName: string) {
  return on.peek("GetOIDCProvider", { OIDCProviderName }, ({ OIDCProvider: one }) => [
    one.Description,
    one.ClientIds,
    one.Fingerprints,
    one.IssuanceLimitTime,
  ]);
}
