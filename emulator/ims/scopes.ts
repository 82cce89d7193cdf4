import type { Cloud } from "../action";
import { unverified } from "../refusal";
import type { Application, AppType } from "./applications-state";

/** Always there, always required. */
const openid = "openid";

const everyScope: Readonly<Record<string, string>> = {
  [openid]: "Read the OpenID of the user",
  aliuid: "Read the account id of the user",
  profile: "Read the profile of the user",
  "/acs/ccc": "Cloud Call Center",
  "/acs/cloudesl": "Cloud electronic shelf labels",
  "/acs/alidns": "Alibaba Cloud DNS",
  "/acs/scim": "Synchronize users by SCIM",
  "/acs/digitalstore": "Digital store",
  "/acs/scsp": "Smart customer service",
  "/acs/cloudgame": "Cloud gaming",
  "/acs/aiccs": "Artificial intelligence cloud call service",
  "/acs/alimt": "Machine translation",
  "/acs/easygene": "Genomics",
  "/acs/mcp-server": "MCP servers",
};

const ofTheIdToken = new Set(["aliuid", "profile"]);
const ofOAuth21 = new Set(["/acs/mcp-server"]);

/** Scopes that an application may ask for, by its type and version where those are given. */
export function scopesFor(type: AppType | undefined, protocolVersion: string | undefined, cloud: Cloud): string[] {
  const narrowed = cloud.options.scopesByType === "narrowed";
  return Object.keys(everyScope).filter(
    (scope) =>
      // A server application acts for itself: there is no user whose token could say more.
      !(narrowed && type === "ServerApp" && ofTheIdToken.has(scope)) &&
      !(protocolVersion === "2.0" && ofOAuth21.has(scope)),
  );
}

/** Names with `openid` in front; refuses those that the application may not ask for. */
export function checkedScopes(
  names: readonly string[],
  { appType, protocolVersion }: Pick<Application, "appType" | "protocolVersion">,
  cloud: Cloud,
): string[] {
  const possible = scopesFor(appType, protocolVersion, cloud);
  const wrong = names.find((name) => !possible.includes(name));
  if (wrong !== undefined) {
    throw unverified("invalid", "Application.Scope", `A ${appType} of OAuth ${protocolVersion} has no scope ${wrong}.`);
  }
  return withOpenid(names);
}

/** Those of the wanted names that are there at all, `openid` always. */
export function amongScopes(wanted: readonly string[], scopes: readonly string[]): string[] {
  return withOpenid(wanted.filter((name) => scopes.includes(name)));
}

export function describedScope(Name: string) {
  return { Name, Description: everyScope[Name] ?? "" };
}

export function withOpenid(names: readonly string[]): string[] {
  return [openid, ...names.filter((name) => name !== openid)];
}
