import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { sameName } from "../names";
import { unverified } from "../refusal";
import { alphabets, held, idText, nextSequence } from "../store";
import type { Application, AppType } from "./applications-state";
import { notFound, theAccount } from "./find";
import { entriesOf, renewed } from "./lists";
import { amongScopes, checkedScopes, describedScope, scopesFor } from "./scopes";

const day = 86_400;

export const applications = {
  /** What is left out depends on the type. */
  CreateApplication(request, cloud) {
    const { applications: all } = theAccount(cloud);
    const { AppName: appName = "", AppType: type } = request;
    if (Object.values(all).some((other) => sameName(other.appName, appName, cloud))) {
      throw unverified("taken", "Application", `An application is called ${appName} already.`);
    }
    const appType = type as AppType;
    const protocolVersion = request.ProtocolVersion || "2.0";
    const scopes = checkedScopes(entriesOf(request.PredefinedScopes ?? "", ";"), { appType, protocolVersion }, cloud);
    const application: Application = {
      sequence: nextSequence(cloud.state),
      appId: `4${idText(cloud.state, 18, alphabets.digits)}`,
      appName,
      appType,
      protocolVersion,
      displayName: request.DisplayName,
      isMultiTenant: request.IsMultiTenant ?? appType !== "WebApp",
      secretRequired: secretRequired(appType, request.SecretRequired ?? false),
      redirectUris: checkedUris(entriesOf(request.RedirectUris ?? "", ";")),
      scopes,
      requiredScopes: amongScopes(entriesOf(request.RequiredScopes ?? "", ";"), scopes),
      accessTokenValidity: request.AccessTokenValidity ?? 3600,
      refreshTokenValidity: request.RefreshTokenValidity ?? (appType === "WebApp" ? 90 * day : 30 * day),
      secrets: {},
      createDate: cloud.now,
      updateDate: cloud.now,
    };
    all[application.appId] = application;
    return { Application: shown(application, cloud) };
  },

  GetApplication(request, cloud) {
    return { Application: shown(theApplication(request.AppId, cloud), cloud) };
  },

  /** Scopes are replaced as a whole, and the required ones are picked from them afterwards. */
  UpdateApplication(request, cloud) {
    const application = theApplication(request.AppId, cloud);
    const list = (present: readonly string[], name: string, sent: string | undefined) =>
      entriesOf(renewed(present.join(";"), name, sent, cloud), ";");
    const wanted = list(application.scopes, "NewPredefinedScopes", request.NewPredefinedScopes);
    const scopes = checkedScopes(wanted, application, cloud);
    const lost = request.NewPredefinedScopes !== undefined && cloud.options.requiredScopesAlone === "lost";
    const required = list(lost ? [] : application.requiredScopes, "NewRequiredScopes", request.NewRequiredScopes);
    const uris = checkedUris(list(application.redirectUris, "NewRedirectUris", request.NewRedirectUris));

    application.displayName = renewed(application.displayName, "NewDisplayName", request.NewDisplayName, cloud);
    application.scopes = scopes;
    application.requiredScopes = amongScopes(required, scopes);
    application.redirectUris = uris;
    application.isMultiTenant = request.NewIsMultiTenant ?? application.isMultiTenant;
    application.secretRequired = secretRequired(
      application.appType,
      request.NewSecretRequired ?? application.secretRequired,
    );
    application.accessTokenValidity = request.NewAccessTokenValidity ?? application.accessTokenValidity;
    application.refreshTokenValidity = request.NewRefreshTokenValidity ?? application.refreshTokenValidity;
    application.updateDate = cloud.now;
    return { Application: shown(application, cloud) };
  },

  /** With its secrets, and wherever it is installed. */
  DeleteApplication(request, cloud) {
    const { appId } = theApplication(request.AppId, cloud);
    delete theAccount(cloud).applications[appId];
    for (const account of Object.values(cloud.state.ims)) delete account.installedApplications[appId];
    return undefined;
  },

  ListApplications(_request, cloud) {
    const all = Object.values(theAccount(cloud).applications);
    return { Applications: { Application: all.map((application) => shown(application, cloud)) } };
  },

  ListPredefinedScopes(request, cloud) {
    const type = request.AppType as AppType | undefined;
    return { PredefinedScopes: { PredefinedScope: scopesFor(type, undefined, cloud).map(describedScope) } };
  },
} satisfies Actions<ImsOperations>;

export function theApplication(appId: string, cloud: Cloud): Application {
  const found = held(theAccount(cloud).applications, appId);
  if (found === undefined) throw notFound("Application", appId);
  return found;
}

function shown(application: Application, cloud: Cloud) {
  const { requiredScopes } = application;
  return {
    AppId: application.appId,
    AppName: application.appName,
    AppType: application.appType,
    AccountId: theAccount(cloud).accountId,
    ProtocolVersion: application.protocolVersion,
    DisplayName: application.displayName,
    IsMultiTenant: application.isMultiTenant,
    SecretRequired: application.secretRequired,
    RedirectUris: { RedirectUri: application.redirectUris },
    DelegatedScope: {
      PredefinedScopes: {
        PredefinedScope: application.scopes.map((scope) => ({
          ...describedScope(scope),
          Required: requiredScopes.includes(scope),
        })),
      },
    },
    AccessTokenValidity: application.accessTokenValidity,
    RefreshTokenValidity: application.refreshTokenValidity,
    CreateDate: stamp(application.createDate),
    UpdateDate: stamp(application.updateDate),
  };
}

/** Only applications on a user's own device can go without. */
function secretRequired(type: AppType, wanted: boolean): boolean {
  return type === "NativeApp" ? wanted : true;
}

function checkedUris(uris: readonly string[]): readonly string[] {
  const wrong = uris.find((uri) => !URL.canParse(uri));
  if (wrong === undefined) return uris;
  throw unverified("invalid", "Application.RedirectUri", `"${wrong}" is not a URL.`);
}
