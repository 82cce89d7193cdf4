import type { Answered, Company } from "../company";
import { names, type Rows } from "./row";

export const applications: Rows = [
  [
    "CreateApplication",
    (on) => ({
      send: {
        AppName: "new",
        AppType: "NativeApp",
        DisplayName: "New",
        ProtocolVersion: "2.1",
        PredefinedScopes: "profile",
        RequiredScopes: "profile;aliuid",
        RedirectUris: "http://127.0.0.1:1/callback;app://callback",
        IsMultiTenant: false,
        SecretRequired: true,
        AccessTokenValidity: 900,
        RefreshTokenValidity: 7200,
      },
      read: () => on.peek("ListApplications", {}, ({ Applications }) => Applications.Application.map(facets).at(4)),
      before: undefined,
      after: [
        "New",
        false,
        true,
        ["http://127.0.0.1:1/callback", "app://callback"],
        [
          ["openid", true],
          ["profile", true],
        ],
        900,
        7200,
      ],
    }),
  ],
  [
    "UpdateApplication",
    (on) => ({
      send: {
        AppId: on.ids.web,
        NewDisplayName: "Web",
        NewPredefinedScopes: "aliuid;/acs/ccc",
        NewRequiredScopes: "aliuid",
        NewRedirectUris: "https://example.com/back",
        NewIsMultiTenant: true,
        NewSecretRequired: false,
        NewAccessTokenValidity: 1000,
        NewRefreshTokenValidity: 8000,
      },
      read: () => on.peek("GetApplication", { AppId: on.ids.web }, ({ Application }) => facets(Application)),
      before: [
        "web",
        false,
        true,
        ["https://example.com/old"],
        [
          ["openid", true],
          ["profile", true],
          ["aliuid", false],
        ],
        3600,
        7_776_000,
      ],
      after: [
        "Web",
        true,
        true,
        ["https://example.com/back"],
        [
          ["openid", true],
          ["aliuid", true],
          ["/acs/ccc", false],
        ],
        1000,
        8000,
      ],
    }),
  ],
  [
    "DeleteApplication",
    (on) => ({
      send: { AppId: on.ids.web },
      read: () => on.peek("GetApplication", { AppId: on.ids.web }, ({ Application }) => Application.AppName),
      before: "web",
      after: "EntityNotExist.Application",
    }),
  ],
  [
    "CreateAppSecret",
    (on) => ({
      send: { AppId: on.ids.server },
      read: () =>
        on.peek("ListAppSecretIds", { AppId: on.ids.server }, ({ AppSecrets }) => AppSecrets.AppSecret.length),
      before: 0,
      after: 1,
    }),
  ],
  [
    "DeleteAppSecret",
    (on) => ({
      send: { AppId: on.ids.web, AppSecretId: on.ids.secret },
      read: () =>
        on.peek("ListAppSecretIds", { AppId: on.ids.web }, ({ AppSecrets }) =>
          names(AppSecrets.AppSecret, "AppSecretId"),
        ),
      before: [on.ids.secret],
      after: [],
    }),
  ],
  [
    "ProvisionApplication",
    (on) => ({
      send: { AppId: on.ids.server, Scopes: "/acs/scim" },
      read: () => installed(on, "inner"),
      before: [["server2", ["openid", "/acs/scim"]]],
      after: [
        ["server2", ["openid", "/acs/scim"]],
        ["server", ["openid", "/acs/scim"]],
      ],
    }),
  ],
  [
    "DeprovisionApplication",
    (on) => ({
      send: { AppId: on.ids.installedServer },
      read: () => installed(on, "inner"),
      before: [["server2", ["openid", "/acs/scim"]]],
      after: [],
    }),
  ],
  [
    "ProvisionExternalApplication",
    (on) => ({
      send: { AppId: on.ids.foreign, Scopes: "openid" },
      read: () => installed(on, "external"),
      before: [["foreign2", ["openid"]]],
      after: [
        ["foreign2", ["openid"]],
        ["foreign", ["openid"]],
      ],
    }),
  ],
  [
    "DeprovisionExternalApplication",
    (on) => ({
      send: { AppId: on.ids.installedForeign },
      read: () =>
        on.peek("ListExternalApplications", {}, ({ ExternalApplications }) =>
          names(ExternalApplications.ExternalApplication, "ForeignAppId"),
        ),
      before: [on.ids.installedForeign],
      after: [],
    }),
  ],
];

function facets(application: Answered) {
  const { PredefinedScope: scopes } = application.DelegatedScope.PredefinedScopes;
  return [
    application.DisplayName,
    application.IsMultiTenant,
    application.SecretRequired,
    application.RedirectUris.RedirectUri,
    scopes.map((scope: Answered) => [scope.Name, scope.Required]),
    application.AccessTokenValidity,
    application.RefreshTokenValidity,
  ];
}

function installed(on: Company, SourceType: string) {
  return on.peek("ListApplicationProvisionInfos", { SourceType }, ({ ApplicationProvisionInfos }) =>
    ApplicationProvisionInfos.ApplicationProvisionInfo.map((info: Answered) => [
      info.AppName,
      names(info.DelegatedScope.PredefinedScopes.PredefinedScope, "Name"),
    ]),
  );
}
