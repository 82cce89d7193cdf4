import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Values } from "../support/provider";
import { ramOf } from "../support/view";
import { INSIDE, inProgramsTerms, inServicesTerms, keyPolicyFacts, OFFICE } from "./key-policy";
import { settingContract } from "./setting-contract";

const KIND = "ims:AccountAccessKeyPolicy";

settingContract(KIND, {
  place: () => ({ force: true }), // networks from which nobody said that Pulumi calls
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
    await one.up({ status: "Active", statements: [OFFICE, INSIDE], force: true });
    await here.later();
    await one.destroy();
    assert.deepEqual(inProgramsTerms(ramOf(here.cloud).accessKeyPolicy?.document), {
      status: "Inactive",
      statements: [],
    });
  });

  it("refuses in the preview what could keep out Pulumi itself, which no later run could undo", async () => {
    const active = { status: "Active", statements: [OFFICE, INSIDE] };
    const unsaid =
      "statements would refuse calls from addresses that may call now, and perhaps Pulumi's own, which no later run could " +
      "undo; say the address that Pulumi calls from with callerAddress, or set force: true";
    const outside = (address: string) =>
      `statements must have a network of ClassicWhiteList with ${address}, the callerAddress, from which Pulumi's calls would ` +
      "be refused otherwise; force: true sets them all the same";
    const policy = async () => {
      await here.later();
      return here.resource(KIND);
    };
    const refusal = async (program: Values) => (await failureOf((await policy()).preview(program))).message;
    assert.equal(await refusal(active), unsaid);
    assert.equal(await refusal({ ...active, callerAddress: "203.0.114.1" }), outside("203.0.114.1"));
    assert.equal(await refusal({ ...active, callerAddress: "10.1.1.1" }), outside("10.1.1.1"));
    assert.equal(ramOf(here.cloud).accessKeyPolicy, undefined);

    await (await policy()).up({ ...active, callerAddress: "203.0.113.9" });
    const wider = { ...OFFICE, ipList: [...OFFICE.ipList, "192.0.2.0/24"] };
    assert.equal(await (await policy()).up({ statements: [wider, INSIDE] }), "create", "nobody is kept out by more");
    assert.equal(await refusal({ statements: [OFFICE, INSIDE] }), unsaid);
    assert.equal(await refusal({ statements: [wider] }), unsaid);
    assert.equal(await (await policy()).up({ status: "Inactive", statements: [OFFICE] }), "create");
  });

  it("refuses in the preview to switch on what is empty", async () => {
    const never = /statements must have an item while status is "Active": whether .* is not documented/;
    await assert.rejects(here.resource(KIND).preview({ status: "Active", force: true }), never);
    await here.resource(KIND).up({ status: "Active", statements: [OFFICE], force: true });
    await assert.rejects(here.resource(KIND).preview({ statements: [] }), never);
  });
});
