import assert from "node:assert/strict";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { ProviderHere } from "../support/provider-here";
import { directoryOf } from "../support/view";
import { settingContract } from "./setting-contract";

const KIND = "cloudsso:GlobalAccess";

settingContract(KIND, {
  place: ({ cloud }) => ({ directoryId: cloud.directoryId }),
  one: { globalAccessStatus: "Enabled" },
  other: { globalAccessStatus: "Disabled" },
  defaults: {},
  held: ({ cloud }) => ({ globalAccessStatus: directoryOf(cloud).settings.globalAccess }),
  console: ({ cloud, console }, whole) =>
    console("UpdateDirectoryGlobalAccessStatus", {
      DirectoryId: cloud.directoryId,
      GlobalAccessStatus: whole["globalAccessStatus"],
    }),
  told: {},
  silent: { "switched off": [{}, { globalAccessStatus: "Disabled" }] },
  answers: [{ globalAccessAnswer: "text" }],
  absent: "d-000000000000",
});

describe("cloudsso.GlobalAccess", () => {
  let here: Lifecycle<ProviderHere>;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  it("stays as it is in a reset, as nobody knows what it begins with", async () => {
    const access = here.resource(KIND);
    await access.up({ directoryId: here.cloud.directoryId, globalAccessStatus: "Enabled", onDestroy: "reset" });
    await access.destroy();
    assert.equal(directoryOf(here.cloud).settings.globalAccess, "Enabled");
    assert.deepEqual(here.provider.said, [
      "the directory's global access keeps globalAccessStatus, of which no default is known",
    ]);
  });
});
