import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { applications } from "../support/view";
import { entityContract } from "./contract";

const KIND = "ims:Application";
const DAY_S = 86_400;

type Here = Lifecycle<ProviderHere>;

function byHand(parameters: object): (here: Here, id: string) => Promise<unknown> {
  return (here, id) => here.console("UpdateApplication", { AppId: id, ...parameters }, "ims");
}

entityContract(KIND, {
  program: () => ({
    appName: "portal",
    appType: "NativeApp",
    displayName: "Portal",
    protocolVersion: "2.1",
    redirectUris: ["https://portal.example.com/callback", "http://127.0.0.1:8080/callback"],
    predefinedScopes: ["profile", "/acs/mcp-server"],
    requiredScopes: ["profile"],
    accessTokenValidity: 1800,
    refreshTokenValidity: 86_400,
    isMultiTenant: false,
    secretRequired: true,
  }),
  held: ({ cloud }) => applications(cloud),
  edits: {
    "the display name": [{ displayName: "Gate" }],
    "the redirect URIs": [{ redirectUris: ["https://gate.example.com/callback"] }],
    "the redirect URIs, cleared": [{ redirectUris: undefined }, { redirectUris: [] }],
    "the scopes, and the required ones stay": [
      { predefinedScopes: ["profile", "aliuid"] },
      { predefinedScopes: ["openid", "profile", "aliuid"] },
    ],
    "the required scopes alone": [
      { requiredScopes: ["/acs/mcp-server"] },
      { requiredScopes: ["openid", "/acs/mcp-server"] },
    ],
    "the scopes, cleared": [
      { predefinedScopes: undefined, requiredScopes: undefined },
      { predefinedScopes: ["openid"], requiredScopes: ["openid"] },
    ],
    "how long tokens are valid": [{ accessTokenValidity: 10_800, refreshTokenValidity: 31_536_000 }],
    "who can install it, and whether it goes without a secret": [{ isMultiTenant: true, secretRequired: false }],
    "all that has a default, to that": [
      {
        accessTokenValidity: undefined,
        refreshTokenValidity: undefined,
        isMultiTenant: undefined,
        secretRequired: undefined,
      },
      { accessTokenValidity: 3600, refreshTokenValidity: 30 * DAY_S, isMultiTenant: true, secretRequired: false },
    ],
  },
  drifts: {
    "the display name": [byHand({ NewDisplayName: "Mallory" }), ["displayName"]],
    "a foreign redirect URI": [
      byHand({ NewRedirectUris: "https://portal.example.com/callback;https://mallory.example.com" }),
      ["redirectUris"],
    ],
    "a foreign scope": [
      byHand({
        NewPredefinedScopes: "openid;profile;/acs/mcp-server;/acs/alidns",
        NewRequiredScopes: "openid;profile",
      }),
      ["predefinedScopes"],
    ],
    "a required scope that is required no more": [byHand({ NewRequiredScopes: "openid" }), ["requiredScopes"]],
    "the validity of its tokens": [byHand({ NewAccessTokenValidity: 900 }), ["accessTokenValidity"]],
    "that others can install it": [byHand({ NewIsMultiTenant: true }), ["isMultiTenant"]],
    "that it goes without a secret": [byHand({ NewSecretRequired: false }), ["secretRequired"]],
  },
  edit: () => ({ displayName: "Gate", redirectUris: [], predefinedScopes: ["aliuid"], requiredScopes: ["aliuid"] }),
  vanish: (here, id) => here.console("DeleteApplication", { AppId: id }, "ims"),
  async foreign(here) {
    const wanted = { AppName: "portal", AppType: "NativeApp", DisplayName: "Others'", ProtocolVersion: "2.1" };
    const { Application } = await here.console("CreateApplication", wanted, "ims");
    return (Application as { AppId: string }).AppId;
  },
  absent: () => "4000000000000000000",
});

describe("ims.Application", () => {
  let here: Here;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const program = (changes: Values = {}): Values => ({
    appName: "portal",
    appType: "WebApp",
    displayName: "Portal",
    ...changes,
  });
  const only = () => {
    const [one, ...others] = applications(here.cloud);
    assert.deepEqual(others, []);
    return one;
  };

  async function existing(changes: Values = {}): Promise<Managed> {
    const one = here.resource(KIND);
    assert.equal(await one.up(program(changes)), "create");
    await here.later();
    await here.cloud.control.clearCalls();
    return one;
  }

  const byType = [
    ["WebApp", 90 * DAY_S, false, true],
    ["NativeApp", 30 * DAY_S, true, false],
    ["ServerApp", 30 * DAY_S, true, true],
  ] as const;
  for (const [appType, refreshTokenValidity, isMultiTenant, secretRequired] of byType) {
    it(`of the type ${appType} has what the service documents where the program says nothing, and shows drift from it`, async () => {
      const one = await existing({ appType });
      const wanted = { accessTokenValidity: 3600, refreshTokenValidity, isMultiTenant, secretRequired };
      for (const [name, value] of Object.entries(wanted)) assert.equal(one.inputs[name], value, name);
      assert.deepEqual(only(), {
        appName: "portal",
        appType,
        displayName: "Portal",
        protocolVersion: "2.0",
        redirectUris: [],
        predefinedScopes: ["openid"],
        requiredScopes: ["openid"],
        ...wanted,
      });
      await byHand({ NewIsMultiTenant: !isMultiTenant })(here, one.id);
      await here.later();
      await one.refresh();
      assert.deepEqual(await one.drift(program({ appType })), ["isMultiTenant"]);
    });
  }

  it("keeps its required scopes through an update of anything else, also where the service would lose them", async () => {
    for (const requiredScopesAlone of ["lost", "kept"] as const) {
      await here.reset({ requiredScopesAlone });
      const scopes = { predefinedScopes: ["aliuid", "profile"], requiredScopes: ["aliuid"] };
      const one = await existing(scopes);
      await one.up(program({ ...scopes, displayName: "Gate" }));
      await one.up(program({ ...scopes, predefinedScopes: ["aliuid"] }));
      assert.deepEqual(only()?.requiredScopes, ["openid", "aliuid"]);
    }
  });

  it("takes scopes and URIs for sets, and openid for nothing", async () => {
    const scopes = { predefinedScopes: ["aliuid", "profile"], requiredScopes: ["openid", "profile"] };
    const redirectUris = ["https://a.example.com", "https://b.example.com"];
    const one = await existing({ ...scopes, redirectUris });
    await one.refresh();
    assert.deepEqual(await one.drift(program({ ...scopes, redirectUris })), []);
    const turned = { predefinedScopes: ["profile", "aliuid"], requiredScopes: ["openid", "profile"] };
    assert.equal(await one.preview(program({ ...turned, redirectUris: [...redirectUris].reverse() })), "same");
  });

  it("is read in one list with all others of the program", async () => {
    const all: Managed[] = [];
    for (let index = 0; index < 5; index++) all.push(await existing({ appName: `portal-${index}` }));
    await Promise.all(all.map((one) => one.refresh()));
    assert.deepEqual(
      ["ListApplications", "GetApplication"].map((action) => here.calls(action).length),
      [1, 0],
    );
  });

  it("is replaced under a new name, and names the way on where it keeps the name and changes its type", async () => {
    const one = await existing();
    const { id } = one;
    assert.equal(await one.preview(program({ appType: "ServerApp" })), "replace");
    const { message } = await failureOf(one.up(program({ appType: "ServerApp" })));
    assert.equal(
      message,
      "application portal is a WebApp of OAuth 2.0 and stays one; give the new one another appName, or, to replace it with " +
        "its secrets, set deleteBeforeReplace: true among the resource's options",
    );
    assert.equal(only()?.appType, "WebApp");
    await here.later();
    assert.equal(await one.up(program({ appName: "gate", appType: "ServerApp" })), "replace");
    assert.equal(only()?.appType, "ServerApp");
    assert.notEqual(one.id, id);
  });

  it("warns of what opens it", async () => {
    const one = await existing({ appType: "NativeApp", isMultiTenant: false, secretRequired: true });
    await one.preview(program({ appType: "NativeApp" }));
    const said = here.provider.said.join("\n");
    assert.match(said, /any other account can install the application/);
    assert.match(said, /the application gets tokens without a secret/);
  });

  it("refuses in the preview what the service would not take", async () => {
    const wrong = program({
      appName: "my portal",
      displayName: "x".repeat(25),
      redirectUris: ["portal", "https://a.example.com", "https://a.example.com"],
      predefinedScopes: ["aliuid"],
      requiredScopes: ["aliuid", "profile"],
      accessTokenValidity: 60,
      refreshTokenValidity: 31_536_001,
      secretRequired: false,
    });
    assert.equal(
      (await failureOf(here.resource(KIND).preview(wrong))).message,
      [
        'appName must be 1 to 64 letters, digits, ., - and _, not "my portal"',
        "displayName must have 1 to 24 characters, not 25",
        'redirectUris[0] must be a URL without ; in it, not "portal"',
        "redirectUris[2] is there already as redirectUris[1]",
        "accessTokenValidity must be 900 to 10,800 seconds, not 60",
        "refreshTokenValidity must be 7,200 to 31,536,000 seconds, not 31,536,001",
        "secretRequired must be true for a WebApp; only a NativeApp can go without",
        "requiredScopes[1] must be among predefinedScopes, as the service passes over what is not",
      ].join("\n"),
    );
    assert.deepEqual(here.calls(), []);
  });

  it("says so when the service clears no redirect URIs", async () => {
    await here.reset({ emptyNewValue: "ignore" });
    const one = await existing({ redirectUris: ["https://a.example.com"] });
    assert.match((await failureOf(one.up(program()))).message, /^the service keeps redirectUris of application portal/);
  });

  it("says what it lacks when the service has no such scope", async () => {
    const { message } = await failureOf(here.resource(KIND).up(program({ predefinedScopes: ["/acs/none"] })));
    assert.match(message, /has no scope \/acs\/none/);
    assert.deepEqual(applications(here.cloud), []);
  });

  it("goes with its secrets", async () => {
    const one = await existing();
    await here.console("CreateAppSecret", { AppId: one.id }, "ims");
    await one.destroy();
    assert.deepEqual(applications(here.cloud), []);
  });
});
