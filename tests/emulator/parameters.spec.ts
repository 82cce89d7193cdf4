import assert from "node:assert/strict";
import { coverage, startEmulator } from "../../emulator";
import { factsOf } from "../../provider/api/tables";
import { type Desk, openDesk } from "./desk";

describe("emulator: parameters", () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk();
  });
  afterEach(() => desk.close());

  const cases: readonly [string, string, object, string][] = [
    ["an unknown parameter", "ListUsers", { UserNames: "x" }, "EmulatorUnknownParameter"],
    ["a list where a text belongs", "ListUsers", { Filter: ["x"] }, "EmulatorUnknownParameter"],
    [
      "tags under the other service's name",
      "CreateUser",
      { UserName: "a", Tag: [{ Key: "a", Value: "b" }] },
      "EmulatorUnknownParameter",
    ],
    ["a missing parameter", "CreateUser", {}, "MissingParameter"],
    ["an empty one that is needed", "CreateUser", { UserName: "" }, "MissingParameter"],
    ["a text that is too long", "CreateUser", { UserName: "x".repeat(65) }, "InvalidParameter.UserName"],
    ["a character that is not allowed", "CreateUser", { UserName: "a b" }, "InvalidParameter.UserName"],
    ["a value that is none of the list", "CreateUser", { UserName: "a", Status: "enabled" }, "InvalidParameter.Status"],
    ["a number that is none", "ListUsers", { MaxResults: "ten" }, "InvalidParameter.MaxResults"],
    ["a number out of range", "ListUsers", { MaxResults: 101 }, "InvalidParameter.MaxResults"],
    ["a page above 20 where 20 is the most", "ListTasks", { MaxResults: 21 }, "InvalidParameter.MaxResults"],
    [
      "a session that is too short",
      "CreateAccessConfiguration",
      { AccessConfigurationName: "a", SessionDuration: 899 },
      "InvalidParameter.SessionDuration",
    ],
    [
      "too many tags",
      "CreateUser",
      { UserName: "a", Tags: Array.from({ length: 21 }, (_, n) => ({ Key: `k${n}`, Value: "" })) },
      "InvalidParameter.Tags",
    ],
    [
      "a relay state outside the cloud",
      "CreateAccessConfiguration",
      { AccessConfigurationName: "a", RelayState: "https://example.com/" },
      "InvalidParameter.RelayState",
    ],
  ];
  for (const [what, action, parameters, code] of cases) {
    it(`refuses ${what} with ${code}`, async () => {
      assert.equal(await desk.refused("cloudsso", action, { ...parameters }), code);
    });
  }

  it("is not taken in by names that every object has", async () => {
    for (const id of ["constructor", "__proto__", "toString"]) {
      assert.equal(await desk.refused("cloudsso", "GetUser", { UserId: id }), "EntityNotExists.User");
      assert.equal(await desk.refused("cloudsso", "GetTask", { TaskId: id }), "EntityNotExists.Task");
      assert.equal(await desk.refused("ims", "GetUser", { UserAccessKeyId: id }), "EntityNotExist.User");
      const made = await desk.cloudsso("CreateUser", { UserName: id, Tags: [{ Key: id, Value: "x" }] });
      assert.deepEqual(made.User.Tags, [{ Key: id, Value: "x" }]);
      const { Users } = await desk.cloudsso("ListUsers", { Tags: [{ Key: id, Value: "x" }] });
      assert.deepEqual(
        Users.map(({ UserName }: { UserName: string }) => UserName),
        [id],
      );
    }
  });

  it("counts characters, not UTF-16 units", async () => {
    await desk.cloudsso("CreateUser", { UserName: "a", FirstName: "😀".repeat(64) });
    assert.equal(
      await desk.refused("cloudsso", "CreateUser", { UserName: "b", FirstName: "😀".repeat(65) }),
      "InvalidParameter.FirstName",
    );
  });

  it("takes booleans in any case", async () => {
    const { AccessConfigurationId } = (
      await desk.cloudsso("CreateAccessConfiguration", { AccessConfigurationName: "a" })
    ).AccessConfiguration;
    await desk.cloudsso("DeleteAccessConfiguration", { AccessConfigurationId, ForceRemovePermissionPolicies: "True" });
  });

  for (const [style, code] of [
    ["MissingParameter.<Name>", "MissingParameter.UserName"],
    ["Missing<Name>", "MissingUserName"],
  ] as const) {
    it(`can name the missing parameter as ${style}`, async () => {
      await desk.emulator.control.setOptions({ missingParameterCode: style });
      assert.equal(await desk.refused("cloudsso", "CreateUser"), code);
    });
  }

  it("cuts a page size to its bounds when told so", async () => {
    await desk.emulator.control.setOptions({ pageSizeOutOfRange: "clamp" });
    assert.equal((await desk.cloudsso("ListTasks", { MaxResults: 100 })).MaxResults, 20);
  });

  it("lets unknown parameters and odd values pass when lenient", async () => {
    const lenient = await openDesk({ lenient: true });
    assert.equal((await lenient.cloudsso("ListUsers", { MaxResults: 500, Whatever: 1 })).MaxResults, 500);
    await lenient.close();
  });

  it("refuses an option that it does not have", async () => {
    await assert.rejects(
      startEmulator({ options: { nameCase: "sometimes" as never } }),
      /nameCase.*insensitive, sensitive/,
    );
    await assert.rejects(startEmulator({ options: { nonsense: true } as never }), {
      message: 'The setting options of the emulator has no "nonsense".',
    });
    await assert.rejects(startEmulator({ options: { namecase: "sensitive" } as never }), /; did you mean nameCase\?$/);
    await assert.rejects(startEmulator({ options: { readLagMs: "2s" as never } }), /"readLagMs" is a number, not "2s"/);
  });

  const unknown: readonly (readonly [given: object, sentence: string])[] = [
    [{ seeds: "small" }, 'startEmulator has no "seeds"; did you mean seed?'],
    [
      { seed: "compny" },
      'The setting seed of startEmulator is one of empty, small, company, not "compny"; did you mean company?',
    ],
    [{ seed: "toString" }, 'The setting seed of startEmulator is one of empty, small, company, not "toString".'],
    [{ chaos: { rate: 0.1, sead: 1 } }, 'The setting chaos of startEmulator has no "sead"; did you mean seed?'],
    [
      { callers: [{ accessKeyId: "a", accesskeySecret: "b" }] },
      'The setting callers[0] of startEmulator has no "accesskeySecret"; did you mean accessKeySecret?',
    ],
    [
      { roles: ["a", { name: "b" }] },
      'The setting roles[1] of startEmulator has no "name"; there are roleName, accountId, trustPolicy.',
    ],
    [{ accounts: -1 }, "The setting accounts of startEmulator is a whole number from 0 to 100000, not -1."],
    [{ port: 65_536 }, "The setting port of startEmulator is a whole number from 0 to 65535, not 65536."],
    [{ taskDurationMs: "2s" }, "The setting taskDurationMs of startEmulator is at least 0 milliseconds, not 2s."],
  ];
  for (const [given, message] of unknown) {
    it(`starts no emulator with ${JSON.stringify(given)}, and says what is meant`, async () => {
      await assert.rejects(startEmulator(given as never), { message });
    });
  }

  it("refuses the operations it does not carry out by name, and lists them", async () => {
    for (const service of ["cloudsso", "ims"] as const) {
      const { emulated, missing } = coverage()[service] ?? assert.fail();
      const all = factsOf(service).operations.map(({ action }) => action);
      assert.deepEqual([...emulated, ...missing].sort(), [...all].sort());
      const [action] = missing;
      if (action === undefined) continue;
      const { status, json } = await desk.answer(service, action);
      assert.deepEqual([status, json.Code], [501, "EmulatorNotImplemented"]);
      assert.match(json.Message, new RegExp(action));
    }
  });
});
