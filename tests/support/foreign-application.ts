import type { Emulator } from "../../emulator";
import { newImsAccount } from "../../emulator/ims/find";

const ELSEWHERE = "3000000000000000";

/** An application that another account offers to all. @returns its number. */
export function foreignApplication({ state }: Emulator, appName = "sync"): string {
  state.ims[ELSEWHERE] ??= newImsAccount(ELSEWHERE);
  const { applications } = state.ims[ELSEWHERE];
  const there = Object.values(applications).find((one) => one.appName === appName);
  if (there !== undefined) return there.appId;
  const sequence = Object.keys(applications).length;
  const appId = `5${String(sequence).padStart(18, "0")}`;
  applications[appId] = {
    sequence,
    appId,
    appName,
    appType: "ServerApp",
    protocolVersion: "2.0",
    displayName: "Sync",
    isMultiTenant: true,
    secretRequired: true,
    redirectUris: [],
    scopes: ["openid", "/acs/alidns", "/acs/scim", "/acs/ccc"],
    requiredScopes: ["openid"],
    accessTokenValidity: 3600,
    refreshTokenValidity: 2_592_000,
    secrets: {},
    createDate: 0,
    updateDate: 0,
  };
  return appId;
}
