import assert from "node:assert/strict";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import { ramOf } from "../support/view";
import { INSIDE, inProgramsTerms, inServicesTerms, keyPolicyFacts, OFFICE } from "./key-policy";
import { settingContract } from "./setting-contract";

const KIND = "ims:AccountAccessKeyPolicy";

settingContract(KIND, {
  place: () => ({}),
  ...keyPolicyFacts("calls with access keys", (networks) => [
    `calls with access keys are let in from ${networks} alone, and Pulumi's own are refused from elsewhere`,
  ]),
  held: ({ cloud }) => inProgramsTerms(ramOf(cloud).accessKeyPolicy?.document),
  console: ({ console }, whole) =>
    console("SetAccessKeyPolicyForAccount", { AccessKeyPolicy: inServicesTerms(whole) }, "ims"),
});

describe("ims.AccountAccessKeyPolicy", () => {
  let here: Lifecycle;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  it("is taken away when it is deleted, by default", async () => {
    const one = here.resource(KIND);
    await one.up({ status: "Active", statements: [OFFICE, INSIDE] });
    await here.later();
    await one.destroy();
    assert.deepEqual(inProgramsTerms(ramOf(here.cloud).accessKeyPolicy?.document), {
      status: "Inactive",
      statements: [],
    });
  });
});
