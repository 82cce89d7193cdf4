import assert from "node:assert/strict";
import { UNKNOWN } from "../../provider/kernel/unknowns";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { ramOf } from "../support/view";
import { INSIDE, inProgramsTerms, inServicesTerms, keyPolicyFacts, OFFICE } from "./key-policy";
import { settingContract } from "./setting-contract";

const KIND = "ims:AccessKeyPolicy";

type Here = Lifecycle<ProviderHere>;

const robotOf = ({ cloud }: Here) => `robot@${ramOf(cloud).defaultDomain}`;
const keysOf = ({ cloud }: Here) => Object.values(Object.values(ramOf(cloud).users)[0]?.accessKeys ?? {});
const keyOf = (here: Here): string => keysOf(here)[0]?.accessKeyId ?? "";
const atKey = (here: Here) => ({ UserPrincipalName: robotOf(here), UserAccessKeyId: keyOf(here) });
const setAtConsole = (here: Here, AccessKeyPolicy: string) =>
  here.console("SetAccessKeyPolicy", { ...atKey(here), AccessKeyPolicy }, "ims");

/** One user with a key, who is somebody else's. */
async function prepare(here: Here): Promise<void> {
  await here.console("CreateUser", { UserPrincipalName: robotOf(here), DisplayName: "Robot" }, "ims");
  await here.later(); // until a read that lags shows the user
  await here.console("CreateAccessKey", { UserPrincipalName: robotOf(here) }, "ims");
}

settingContract(KIND, {
  prepare,
  place: (here) => ({ accessKeyId: keyOf(here) }),
  ...keyPolicyFacts("calls with the access key", () => []),
  held: (here) => inProgramsTerms(keysOf(here)[0]?.policy?.document),
  console: (here, whole) => setAtConsole(here, inServicesTerms(whole)),
  absent: "LTAI00000000000000000000",
});

describe("ims.AccessKeyPolicy", () => {
  let here: Here;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(async () => {
    await here.reset();
    await prepare(here);
  });

  const program = (changes: Values = {}): Values => ({
    accessKeyId: keyOf(here),
    status: "Active",
    statements: [OFFICE],
    ...changes,
  });
  const held = () => inProgramsTerms(keysOf(here)[0]?.policy?.document);

  it("is taken away when it is deleted, by default", async () => {
    const one = here.resource(KIND);
    await one.up(program());
    await here.later();
    await one.destroy();
    assert.deepEqual(held(), { status: "Inactive", statements: [] });
  });

  it("is switched off and empty, as one that was never set is, and nothing is written for that", async () => {
    const one = here.resource(KIND);
    const none = { status: "Inactive", statements: [] };
    await here.cloud.control.clearCalls();
    assert.equal(await one.up(program(none)), "create");
    assert.deepEqual([here.writes(), keysOf(here)[0]?.policy], [[], undefined]);
    await here.later();
    await one.refresh();
    assert.equal(await one.preview(program(none)), "same");
  });

  it("sees no difference between two spellings or orders of the same", async () => {
    const one = here.resource(KIND);
    const { ipList } = OFFICE;
    await one.up(program({ statements: [OFFICE, INSIDE] }));
    const same = [INSIDE, { ...OFFICE, ipList: [`${ipList[1]}/32`, "203.0.113.9/24"] }];
    await setAtConsole(here, inServicesTerms({ status: "Active", statements: same }));
    await here.later();
    await one.refresh();
    assert.deepEqual(one.inputs["statements"], [OFFICE, INSIDE]);
    assert.equal(await one.preview(program({ statements: same })), "same");
  });

  it("waits until the service shows what it was told, and says so when it never does", async () => {
    await here.later(20_000_000); // the user is to be seen
    await here.cloud.control.setOptions({ readLagMs: 20_000 });
    const one = here.resource(KIND);
    await one.up(program());
    await here.cloud.control.setOptions({ readLagMs: 10_000_000 });
    await assert.rejects(
      one.up(program({ statements: [INSIDE] })),
      /the service took status, statements of the network policy of the access key and shows other values/,
    );
    await here.cloud.control.setOptions({ readLagMs: 0 });
    await here.later();
    assert.equal(await one.up(program({ statements: [INSIDE] })), "update");
    assert.deepEqual(held(), { status: "Active", statements: [INSIDE] });
  });

  it("moves to another key, and the one before, which may work on, keeps it", async () => {
    const one = here.resource(KIND);
    await one.up(program());
    await here.later();
    const before = keyOf(here);
    const answer = await here.console("CreateAccessKey", { UserPrincipalName: robotOf(here) }, "ims");
    const accessKeyId = (answer["AccessKey"] as Values)["AccessKeyId"];
    assert.equal(await one.up(program({ accessKeyId })), "replace");
    assert.deepEqual(
      keysOf(here).map(({ policy }) => inProgramsTerms(policy?.document)["status"]),
      ["Active", "Active"],
    );
    assert.deepEqual(here.provider.said.slice(-1), [
      `access key ${before} keeps its network policy, as it may be in use beside ${accessKeyId}`,
    ]);
    await here.later();
    await one.destroy();
    assert.equal(inProgramsTerms(keysOf(here)[1]?.policy?.document)["status"], "Inactive");
  });

  it("leaves it with the key before also where the program renames the resource, by aliases, in the same run", async () => {
    const [one, renamed] = [here.resource(KIND), here.resource(KIND)];
    await one.up(program());
    await here.later();
    renamed.recorded = one.recorded;
    const answer = await here.console("CreateAccessKey", { UserPrincipalName: robotOf(here) }, "ims");
    const accessKeyId = (answer["AccessKey"] as Values)["AccessKeyId"];
    assert.equal(await renamed.up(program({ accessKeyId })), "replace");
    assert.deepEqual(
      keysOf(here).map(({ policy }) => inProgramsTerms(policy?.document)["status"]),
      ["Active", "Active"],
    );
  });

  it("does not let calls in from anywhere while a key that is rotated works on beside the new one", async () => {
    const [key, one] = [here.resource("ims:RotatedAccessKey"), here.resource(KIND)];
    const [userId] = Object.keys(ramOf(here.cloud).users);
    const up = async () => {
      await key.up({ userId });
      await one.up(program({ accessKeyId: key.outputs["accessKeyId"] }));
    };
    await here.console("DeleteAccessKey", atKey(here), "ims");
    await up();
    await here.later(90 * 24 * 60 * 60_000);
    await key.refresh();
    await one.refresh();
    await up();
    assert.deepEqual(
      keysOf(here).map(({ status, policy }) => [status, inProgramsTerms(policy?.document)["status"]]),
      [
        ["Active", "Active"],
        ["Active", "Active"],
      ],
    );
  });

  it("is gone together with its key, and deleted with it", async () => {
    const one = here.resource(KIND);
    await one.up(program());
    const { recorded } = one;
    await here.console("DeleteAccessKey", atKey(here), "ims");
    await here.later();
    await one.destroy();
    one.recorded = recorded;
    assert.equal(await one.refresh(), "gone");
  });

  it("stays what it is through a rename of the user", async () => {
    const one = here.resource(KIND);
    await one.up(program());
    const { UserId } = { UserId: Object.keys(ramOf(here.cloud).users)[0] };
    await here.console("UpdateUser", { UserId, NewUserPrincipalName: `m-${robotOf(here)}` }, "ims");
    await here.later();
    assert.equal(await one.refresh(), "there");
    assert.equal(await one.up(program({ statements: [INSIDE] })), "update");
    assert.deepEqual(held(), { status: "Active", statements: [INSIDE] });
  });

  it("never writes a policy that is active and empty", async () => {
    const never = /must have an item while status is "Active": whether .* is not documented/;
    await assert.rejects(here.resource(KIND).preview(program({ statements: [] })), never);
    await assert.rejects(here.resource(KIND).preview({ accessKeyId: keyOf(here), status: "Active" }), never);
    assert.equal(keysOf(here)[0]?.policy, undefined);
  });

  it("asks the service nothing in the preview about a key that is not made yet", async () => {
    await here.cloud.control.clearCalls();
    assert.equal(await here.resource(KIND).preview({ accessKeyId: UNKNOWN, status: "Active" }), "create");
    assert.deepEqual(here.calls(), []);
  });

  it("refuses in the preview what cannot be", async () => {
    const statements = [
      { type: "ClassicWhiteList", vpc: "vpc-1", ipList: ["10.0.0.0/33"] },
      { type: "VPCWhiteList", ipList: [] },
      OFFICE,
      OFFICE,
    ];
    const failure = await failureOf(here.resource(KIND).preview(program({ accessKeyId: "robot@x", statements })));
    assert.deepEqual(failure.message.split("\n"), [
      'accessKeyId must be the id of an access key (LTAI...), not "robot@x"',
      'statements[0].ipList[0] must be an IPv4 address or network, such as 203.0.113.7 or 203.0.113.0/24, not "10.0.0.0/33"',
      "statements[1].ipList must not be empty",
      "statements[0].vpc belongs to VPCWhiteList, and not to ClassicWhiteList",
      "statements[1].vpc must be given with VPCWhiteList",
      "statements[3] is there already as statements[2]",
    ]);
  });
});
