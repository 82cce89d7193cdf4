import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions, Cloud } from "../action";
import { unverified } from "../refusal";
import { held, nextSequence } from "../store";
import type { Application, InstalledApplication } from "./applications-state";
import { notFound, theAccount } from "./find";
import { entriesOf } from "./lists";
import { amongScopes, describedScope } from "./scopes";

/** Applications that the account lets in: its own ones of type ServerApp, and those of other accounts. */
export const installedApplications = {
  ProvisionApplication(request, cloud) {
    const own = held(theAccount(cloud).applications, request.AppId);
    if (own !== undefined) refuseWithoutInstall(own);
    const application = own ?? foreignApplication(request.AppId, cloud)?.application;
    if (application === undefined) throw notFound("Application", request.AppId);
    const ownerId = own === undefined ? ownerOf(request.AppId, cloud) : cloud.caller.accountId;
    const installed = install(application, ownerId, request.Scopes, cloud);
    return {
      ApplicationProvisionInfo: {
        ...provisionInfo(installed, cloud),
        AppPrincipalName: principalName(application, cloud),
        TenantId: cloud.caller.accountId,
      },
    };
  },

  DeprovisionApplication(request, cloud) {
    const { applications, installedApplications: installed } = theAccount(cloud);
    const own = held(applications, request.AppId);
    if (own !== undefined) refuseWithoutInstall(own);
    else if (foreignApplication(request.AppId, cloud) === undefined) throw notFound("Application", request.AppId);
    delete installed[theInstalled(request.AppId, "any", cloud).appId];
    return undefined;
  },

  GetApplicationProvisionInfo(request, cloud) {
    return {
      ApplicationProvisionInfo: { ...provisionInfo(theInstalled(request.AppId, "any", cloud), cloud), ...consent },
    };
  },

  ListApplicationProvisionInfos(request, cloud) {
    const own = (installed: InstalledApplication) => installed.ownerId === cloud.caller.accountId;
    const wanted = (installed: InstalledApplication) =>
      !request.SourceType || own(installed) === (request.SourceType === "inner");
    const found = Object.values(theAccount(cloud).installedApplications).filter(wanted);
    return {
      ApplicationProvisionInfos: {
        ApplicationProvisionInfo: found.map((installed) => ({ ...provisionInfo(installed, cloud), ...consent })),
      },
    };
  },

  ProvisionExternalApplication(request, cloud) {
    const foreign = foreignApplication(request.AppId, cloud);
    if (foreign === undefined) throw unverified("missing", "ExternalApplication", "No other account offers it.");
    return {
      ExternalApplication: external(install(foreign.application, foreign.ownerId, request.Scopes, cloud), cloud),
    };
  },

  DeprovisionExternalApplication(request, cloud) {
    delete theAccount(cloud).installedApplications[theInstalled(request.AppId, "foreign", cloud).appId];
    return undefined;
  },

  GetExternalApplication(request, cloud) {
    return { ExternalApplication: external(theInstalled(request.AppId, "foreign", cloud), cloud) };
  },

  /** One page: the call takes no marker, whatever the answer's fields are called. */
  ListExternalApplications(_request, cloud) {
    const all = Object.values(theAccount(cloud).installedApplications);
    const foreign = all.filter(({ ownerId }) => ownerId !== cloud.caller.accountId);
    return {
      ExternalApplications: { ExternalApplication: foreign.map((installed) => external(installed, cloud)) },
      IsTruncated: false,
    };
  },
} satisfies Actions<ImsOperations>;

const consent = { AppCategory: "ThirdParty", AssignmentType: "AllowAll", NeedPrincipalConsent: false };

function refuseWithoutInstall({ appType, appName }: Application): void {
  if (appType === "ServerApp") return;
  throw unverified("state", "Application", `${appName} is a ${appType} of this account, which is not installed.`);
}

/** Another account's application, when that account offers it to others. */
function foreignApplication(appId: string, cloud: Cloud) {
  for (const { accountId, applications } of Object.values(cloud.state.ims)) {
    const application = held(applications, appId);
    if (accountId === cloud.caller.accountId || application?.isMultiTenant !== true) continue;
    return { application, ownerId: accountId };
  }
  return undefined;
}

function ownerOf(appId: string, cloud: Cloud): string {
  return foreignApplication(appId, cloud)?.ownerId ?? "";
}

/** Scopes that the application does not have are passed over; without any, it gets all of its own. */
function install(
  { appId, scopes }: Application,
  ownerId: string,
  wanted: string | undefined,
  cloud: Cloud,
): InstalledApplication {
  const { installedApplications: all } = theAccount(cloud);
  if (held(all, appId) !== undefined) throw unverified("already", "Application", `${appId} is installed already.`);
  const installed: InstalledApplication = {
    sequence: nextSequence(cloud.state),
    appId,
    ownerId,
    scopes: amongScopes(wanted ? entriesOf(wanted, ";") : scopes, scopes),
    createDate: cloud.now,
    updateDate: cloud.now,
  };
  all[appId] = installed;
  return installed;
}

function theInstalled(appId: string, whose: "any" | "foreign", cloud: Cloud): InstalledApplication {
  const found = held(theAccount(cloud).installedApplications, appId);
  if (found === undefined || (whose === "foreign" && found.ownerId === cloud.caller.accountId)) {
    throw unverified("missing", "Application.Provision", `${appId} is not installed.`);
  }
  return found;
}

function provisionInfo(installed: InstalledApplication, cloud: Cloud) {
  const application = cloud.state.ims[installed.ownerId]?.applications[installed.appId];
  return {
    AccountId: installed.ownerId,
    AppId: installed.appId,
    AppName: application?.appName,
    DisplayName: application?.displayName,
    ...grantedScopes(installed),
  };
}

function external(installed: InstalledApplication, cloud: Cloud) {
  const application = cloud.state.ims[installed.ownerId]?.applications[installed.appId];
  return {
    ForeignAppId: installed.appId,
    DisplayName: application?.displayName,
    AppPrincipalName: application && principalName(application, cloud),
    TenantId: cloud.caller.accountId,
    ...grantedScopes(installed),
  };
}

/** Dates are milliseconds here, unlike those of the application itself. */
function grantedScopes({ scopes, createDate, updateDate }: InstalledApplication) {
  return {
    DelegatedScope: { PredefinedScopes: { PredefinedScope: scopes.map(describedScope) } },
    CreateDate: String(createDate),
    UpdateDate: String(updateDate),
  };
}

function principalName({ appName }: Application, cloud: Cloud): string {
  return `${appName}@app.${cloud.caller.accountId}.onaliyun.com`;
}
