import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { ramOf } from "../support/view";
import { secretOnceContract } from "./secret-once-contract";

const KIND = "ims:AppSecret";

type Here = Lifecycle<ProviderHere>;

/** One application, which is somebody else's. */
async function addApplication(here: Here, changes: Values = {}): Promise<string> {
  const wanted = { AppName: "portal", AppType: "WebApp", DisplayName: "Portal", ...changes };
  const { Application } = await here.console("CreateApplication", wanted, "ims");
  return (Application as { AppId: string }).AppId;
}

const theApplication = ({ cloud }: Here) => Object.keys(ramOf(cloud).applications)[0] ?? "";
const secretsOf = ({ cloud }: Here, appId: string) => Object.values(ramOf(cloud).applications[appId]?.secrets ?? {});

secretOnceContract(KIND, {
  prepare: addApplication,
  program: (here) => ({ appId: theApplication(here) }),
  held: (here) =>
    secretsOf(here, theApplication(here)).map(({ appSecretId, appSecretValue }) => ({
      id: `${theApplication(here)}:${appSecretId}`,
      secrets: { appSecretValue },
      inputs: {},
    })),
  creates: "CreateAppSecret",
  lists: "ListAppSecretIds",
  async foreign(here) {
    const { AppSecret } = await here.console("CreateAppSecret", { AppId: theApplication(here) }, "ims");
    return `${theApplication(here)}:${(AppSecret as { AppSecretId: string }).AppSecretId}`;
  },
  remove(here, id) {
    const [AppId, AppSecretId] = id.split(":");
    return here.console("DeleteAppSecret", { AppId, AppSecretId }, "ims");
  },
  most: 2,
  absent: (here) => `${theApplication(here)}:00000000-0000-0000-0000-000000000000`,
});

describe("ims.AppSecret", () => {
  let here: Here;
  let appId: string;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(async () => {
    await here.reset();
    appId = await addApplication(here);
  });

  it("is replaced when it belongs to another application, the new one first", async () => {
    const one = here.resource(KIND);
    await one.up({ appId });
    await here.later();
    await here.cloud.control.clearCalls();
    const other = await addApplication(here, { AppName: "gate" });
    assert.equal(await one.up({ appId: other }), "replace");
    assert.deepEqual(here.writes(), ["CreateAppSecret", "DeleteAppSecret"]);
    assert.deepEqual([secretsOf(here, appId).length, secretsOf(here, other).length], [0, 1]);
  });

  it("is gone together with its application", async () => {
    const one = here.resource(KIND);
    await one.up({ appId });
    await here.console("DeleteApplication", { AppId: appId }, "ims");
    await here.later();
    const { recorded } = one;
    await one.destroy();
    one.recorded = recorded;
    assert.equal(await one.refresh(), "gone");
  });

  it("is not read again, also where the service would tell its value", async () => {
    await here.reset({ appSecretValue: "readable" });
    const one = here.resource(KIND);
    await one.up({ appId: await addApplication(here) });
    await here.later();
    const found = await here.provider.read(KIND, one.id, {});
    assert.equal("appSecretValue" in found.properties, false);
    assert.deepEqual(here.calls("GetAppSecret"), []);
  });

  it("is refused for an application that uses none, with what the service says", async () => {
    const modern = await addApplication(here, { AppName: "modern", AppType: "NativeApp", ProtocolVersion: "2.1" });
    assert.match((await failureOf(here.resource(KIND).up({ appId: modern }))).message, /OAuth 2\.1 have no secrets/);
  });

  it("says which application is not there", async () => {
    assert.match(
      (await failureOf(here.resource(KIND).up({ appId: "4000000000000000000" }))).message,
      /^there is no application 4000000000000000000; declare it in this program and use its output, or correct appId/,
    );
    assert.deepEqual(here.writes(), []);
  });

  it("refuses in the preview what is no application's id", async () => {
    await assert.rejects(here.resource(KIND).preview({ appId: "portal" }), {
      message:
        'appId must be the number of an application, digits in quotes, as the id of an ims.Application, not "portal"',
    });
  });
});
