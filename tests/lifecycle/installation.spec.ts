import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { foreignApplication } from "../support/foreign-application";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { ramOf } from "../support/view";
import { type Entity, entityContract } from "./contract";

type Here = Lifecycle<ProviderHere>;

const SCOPES = "/acs/alidns;/acs/scim;/acs/ccc";

/** A kind of installation, and how the application to install comes to be. */
interface Kind {
  readonly kind: string;
  /** Makes the application. @returns its number. */
  offer(here: Here): Promise<string>;
  readonly operations: { readonly install: string; readonly remove: string };
}

async function ownApplication(here: Here, changes: Values = {}): Promise<string> {
  const wanted = { AppName: "sync", AppType: "ServerApp", DisplayName: "Sync", PredefinedScopes: SCOPES, ...changes };
  const { Application } = await here.console("CreateApplication", wanted, "ims");
  return (Application as { AppId: string }).AppId;
}

const KINDS: readonly Kind[] = [
  {
    kind: "ims:ApplicationProvisioning",
    offer: ownApplication,
    operations: { install: "ProvisionApplication", remove: "DeprovisionApplication" },
  },
  {
    kind: "ims:ExternalApplication",
    offer: async ({ cloud }) => foreignApplication(cloud),
    operations: { install: "ProvisionExternalApplication", remove: "DeprovisionExternalApplication" },
  },
];

for (const { kind, offer, operations } of KINDS) {
  let appId = "";
  const held = ({ cloud }: Here) =>
    Object.values(ramOf(cloud).installedApplications).map(({ scopes }) => ({ scopes: [...scopes] }));
  const install = (here: Here, Scopes: string) => here.console(operations.install, { AppId: appId, Scopes }, "ims");

  async function offered(here: Here): Promise<void> {
    appId = await offer(here);
    await here.cloud.control.clearCalls();
  }

  const contract: Entity = {
    prepare: offered,
    program: () => ({ appId, scopes: ["/acs/alidns", "/acs/scim"] }),
    held,
    edits: {
      "the scopes": [{ scopes: ["/acs/ccc"] }, { scopes: ["openid", "/acs/ccc"] }],
      "the scopes, to none": [{ scopes: [] }, { scopes: ["openid"] }],
    },
    drifts: {
      "other scopes": [
        async (here) => {
          await here.console(operations.remove, { AppId: appId }, "ims");
          await install(here, "/acs/alidns;/acs/scim;/acs/ccc");
        },
        ["scopes"],
      ],
    },
    edit: () => ({ scopes: ["/acs/ccc"] }),
    vanish: (here) => here.console(operations.remove, { AppId: appId }, "ims"),
    async foreign(here) {
      await install(here, "/acs/ccc");
      return appId;
    },
    absent: () => "4000000000000000000",
  };
  entityContract(kind, contract);

  describe(kind, () => {
    let here: Here;

    before(async () => {
      here = await sharedLifecycle();
    });

    beforeEach(async () => {
      await here.reset();
      await offered(here);
    });

    async function existing(changes: Values = {}): Promise<Managed> {
      const one = here.resource(kind);
      assert.equal(await one.up({ appId, ...changes }), "create");
      await here.later();
      await here.cloud.control.clearCalls();
      return one;
    }

    it("gets what the application asks for where the program gives no scopes, and leaves them as they are", async () => {
      const one = await existing();
      assert.deepEqual(held(here), [{ scopes: ["openid", "/acs/alidns", "/acs/scim", "/acs/ccc"] }]);
      await here.console(operations.remove, { AppId: appId }, "ims");
      await install(here, "/acs/ccc");
      await here.later();
      await one.refresh();
      assert.deepEqual(await one.drift({ appId }), []);
      assert.equal(await one.up({ appId, scopes: ["/acs/scim"] }), "update");
      assert.deepEqual(held(here), [{ scopes: ["openid", "/acs/scim"] }]);
      assert.equal(await one.up({ appId }), "update");
      assert.deepEqual(held(here), [{ scopes: ["openid", "/acs/scim"] }]);
    });

    it("tells whose it is, and as whom it acts", async () => {
      const one = await existing();
      await one.refresh();
      assert.equal(one.outputs["displayName"], "Sync");
      assert.equal(one.outputs["appPrincipalName"], `sync@app.${here.cloud.managementAccountId}.onaliyun.com`);
      assert.match(String(one.outputs["createDate"]), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    });

    it("is uninstalled and installed anew for other scopes, of which the preview warns", async () => {
      const one = await existing({ scopes: ["/acs/scim"] });
      await one.preview({ appId, scopes: ["/acs/ccc"] });
      assert.match(here.provider.said.join(), /is uninstalled and installed anew, as its scopes change/);
      await one.up({ appId, scopes: ["/acs/ccc"] });
      assert.deepEqual(here.writes(), [operations.remove, operations.install]);
    });

    it("is installed by the next up when that was refused after the old one went", async () => {
      const one = await existing({ scopes: ["/acs/scim"] });
      await here.cloud.control.fault({ kind: "refuse", action: operations.install, code: "Some.Refusal", status: 400 });
      const { message } = await failureOf(one.up({ appId, scopes: ["/acs/ccc"] }));
      assert.match(
        message,
        /^installation of .*application \d+ was taken away to change its scopes, and could not be made anew, so it gets no tokens; .* run pulumi up again \(.*Some\.Refusal.*\)$/,
      );
      assert.deepEqual(held(here), []);
      await here.later();
      assert.equal(await one.up({ appId, scopes: ["/acs/ccc"] }), "update");
      assert.deepEqual(held(here), [{ scopes: ["openid", "/acs/ccc"] }]);
    });

    it("says so when the application does not ask for a scope, and stays in the state", async () => {
      const one = here.resource(kind);
      const { message } = await failureOf(one.up({ appId, scopes: ["/acs/scim", "/acs/cloudgame"] }));
      assert.match(
        message,
        /got no \/acs\/cloudgame, as the application does not ask for that; take it out of scopes$/,
      );
      assert.equal(one.id, appId);
      await here.later();
      assert.equal(await one.up({ appId, scopes: ["/acs/scim"] }), "update");
      assert.deepEqual(held(here), [{ scopes: ["openid", "/acs/scim"] }]);
    });

    it("refuses in the preview what is no application", async () => {
      await assert.rejects(here.resource(kind).preview({ appId: "sync", scopes: ["a b"] }), {
        message: new RegExp(
          '^appId must be the number of an application .*, digits in quotes, not "sync"\n' +
            'scopes\\[0\\] must be the name of a scope, such as profile, not "a b"$',
        ),
      });
    });

    it("says that there is no such application", async () => {
      const { message } = await failureOf(here.resource(kind).up({ appId: "4000000000000000000" }));
      assert.match(message, /there is no application 4000000000000000000|was refused with/);
      assert.deepEqual(held(here), []);
    });
  });
}

describe("ims:ApplicationProvisioning of another type", () => {
  it("is refused with what the service says", async () => {
    const here = await sharedLifecycle();
    await here.reset();
    const appId = await ownApplication(here, { AppType: "WebApp" });
    const { message } = await failureOf(here.resource("ims:ApplicationProvisioning").up({ appId }));
    assert.match(message, /is a WebApp of this account, which is not installed/);
  });
});
