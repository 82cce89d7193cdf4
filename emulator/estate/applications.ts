import type { Application } from "../ims/applications-state";
import { newImsAccount } from "../ims/find";
import { withOpenid } from "../ims/scopes";
import type { ImsAccount } from "../ims/state";
import { alphabets, type CloudState, idText, nextSequence } from "../store";
import { type Loading, leadsTo, sourcesOf } from "./loading";
import { bareId, type Source } from "./values";

/** OAuth applications with their secrets, which are fakes, and which of them the account lets in. */
export function addApplications(loading: Loading, account: ImsAccount): void {
  for (const { id, inputs, outputs } of sourcesOf(loading, "ims:Application")) {
    const createDate = outputs.time("createDate", loading.now);
    account.applications[id] = {
      sequence: nextSequence(loading.state),
      appId: id,
      appName: inputs.text("appName"),
      appType: inputs.oneOf("appType", ["WebApp", "NativeApp", "ServerApp"]),
      protocolVersion: inputs.text("protocolVersion", "2.0"),
      displayName: inputs.text("displayName", ""),
      isMultiTenant: inputs.flag("isMultiTenant", false),
      secretRequired: inputs.flag("secretRequired", true),
      redirectUris: inputs.texts("redirectUris"),
      scopes: withOpenid(inputs.texts("predefinedScopes")),
      requiredScopes: withOpenid(inputs.texts("requiredScopes")),
      accessTokenValidity: inputs.number("accessTokenValidity", 3600),
      refreshTokenValidity: inputs.number("refreshTokenValidity", 0),
      secrets: {},
      createDate,
      updateDate: createDate,
    };
  }
  addSecrets(loading, account);
  const kind = "ims:ApplicationProvisioning";
  for (const source of sourcesOf(loading, kind)) {
    const own = { kind: "ims:Application", items: account.applications };
    if (leadsTo(loading, kind, source.inputs, "appId", own)) install(loading, account, account.accountId, source);
  }
  addExternalApplications(loading, account);
}

function addSecrets(loading: Loading, { applications }: ImsAccount): void {
  const kind = "ims:AppSecret";
  for (const { id, inputs, outputs } of sourcesOf(loading, kind)) {
    if (!leadsTo(loading, kind, inputs, "appId", { kind: "ims:Application", items: applications })) continue;
    const application = applications[inputs.text("appId")];
    if (application === undefined) continue;
    const appSecretId = bareId(id);
    application.secrets[appSecretId] = {
      appSecretId,
      appSecretValue: idText(loading.state, 64, alphabets.mixedCase),
      createDate: outputs.time("createDate", application.createDate),
    };
  }
}

/** Of another account, which offers what was taken of it: who owns it, and what else it asks for, is not told. */
function addExternalApplications(loading: Loading, account: ImsAccount): void {
  const sources = sourcesOf(loading, "ims:ExternalApplication");
  if (sources.length === 0) return;
  const owner = newImsAccount(strangerTo(loading.state));
  loading.state.ims[owner.accountId] = owner;
  for (const source of sources) {
    const { id, inputs, outputs } = source;
    const createDate = outputs.time("createDate", loading.now);
    const displayName = outputs.text("displayName", id);
    const [appName = displayName] = outputs.text("appPrincipalName", "").split("@").filter(Boolean);
    const scopes = withOpenid(inputs.texts("scopes"));
    const application: Application = {
      sequence: nextSequence(loading.state),
      appId: id,
      appName,
      appType: "ServerApp",
      protocolVersion: "2.0",
      displayName,
      isMultiTenant: true,
      secretRequired: true,
      redirectUris: [],
      scopes,
      requiredScopes: scopes,
      accessTokenValidity: 3600,
      refreshTokenValidity: 2_592_000,
      secrets: {},
      createDate,
      updateDate: createDate,
    };
    owner.applications[id] = application;
    install(loading, account, owner.accountId, source);
  }
}

function install({ state, now }: Loading, account: ImsAccount, ownerId: string, { id, inputs, outputs }: Source): void {
  const createDate = outputs.time("createDate", now);
  account.installedApplications[id] = {
    sequence: nextSequence(state),
    appId: id,
    ownerId,
    scopes: withOpenid(inputs.texts("scopes")),
    createDate,
    updateDate: createDate,
  };
}

/** An account that is none of the organisation. */
function strangerTo({ managementAccountId, resourceDirectory, ims }: CloudState): string {
  let id = 3_000_000_000_000_000n;
  const isTaken = (text: string) =>
    text === managementAccountId || resourceDirectory.accounts[text] !== undefined || ims[text] !== undefined;
  while (isTaken(String(id))) id += 1n;
  return String(id);
}
