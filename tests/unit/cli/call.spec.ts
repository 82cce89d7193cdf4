import assert from "node:assert/strict";
import { callCommand } from "../../../cli/call";
import { wordsFor } from "../../../cli/call/pattern";
import { factsOf } from "../../../provider/api/tables";
import type { Answer, Call } from "../../../provider/client/call";
import { TransportError } from "../../../provider/client/errors";
import { readSettings, type Settings } from "../../../provider/config";

describe("call", () => {
  describe("sends", () => {
    it("a read with its parameters, and prints the answer as JSON", async () => {
      const { sent, printed } = await call(["ims", "GetUser", "--UserId", "2001"], { User: { UserId: "2001" } });
      assert.deepEqual(sent, [
        {
          service: "ims",
          version: "2019-08-15",
          action: "GetUser",
          kind: "read",
          repeat: "safe",
          parameters: { UserId: "2001" },
        },
      ]);
      assert.deepEqual(JSON.parse(printed), { User: { UserId: "2001" } });
    });

    it("a create as one that must not be repeated", async () => {
      const { sent } = await call(["cloudsso", "CreateGroup", "--DirectoryId", "d-1", "--GroupName", "admins"]);
      assert.equal(sent[0]?.kind, "write");
      assert.equal(sent[0]?.repeat, "never");
    });

    it("whole numbers, booleans and lists in their types", async () => {
      const words = ["--DirectoryId=d-1", "--AccessConfigurationName=a", "--SessionDuration", "900"];
      const tags = ["--Tags.2.Key", "b", "--Tags.1.Key", "team", "--Tags.1.Value", "x=y"];
      const { sent } = await call(["cloudsso", "CreateAccessConfiguration", ...words, ...tags]);
      assert.deepEqual(sent[0]?.parameters, {
        DirectoryId: "d-1",
        AccessConfigurationName: "a",
        SessionDuration: 900,
        Tags: [{ Key: "team", Value: "x=y" }, { Key: "b" }],
      });
    });

    for (const list of [
      ["--ResourceId", "u-1", "--ResourceId", "u-2"],
      ["--ResourceId.1", "u-1", "--ResourceId.2", "u-2"],
      ["--ResourceId", '["u-1", "u-2"]'],
      ["--json", '{"ResourceId": ["u-1", "u-2"]}'],
    ]) {
      it(`a list written ${list.join(" ")}`, async () => {
        const { sent } = await call(["ims", "UntagResources", "--ResourceType", "user", "--All", ...list]);
        assert.deepEqual(sent[0]?.parameters, { ResourceId: ["u-1", "u-2"], ResourceType: "user", All: true });
      });
    }

    it("JSON text from JSON, and JSON from the input", async () => {
      const input = '{"DirectoryId": "d-1", "ExternalId": {"Id": "7", "Issuer": "SCIM"}}';
      const { sent } = await call(["cloudsso", "GetUserId", "--json", "-"], {}, input);
      assert.deepEqual(sent[0]?.parameters, { DirectoryId: "d-1", ExternalId: '{"Id":"7","Issuer":"SCIM"}' });
    });

    it("the value that clears a field, whatever the field's form", async () => {
      const words = ["--DirectoryId", "d-1", "--LoginNetworkMasks", ";"];
      const { sent } = await call(["cloudsso", "SetLoginPreference", ...words]);
      assert.equal(sent[0]?.parameters["LoginNetworkMasks"], ";");
    });

    it("what the table does not know, when told not to check", async () => {
      const { sent } = await call(["ims", "FreezeUser", "--unchecked", "--UserId", "1", "--Deep.1.Of", "x"]);
      assert.equal(sent[0]?.action, "FreezeUser");
      assert.equal(sent[0]?.repeat, "never");
      assert.deepEqual(sent[0]?.parameters, { UserId: "1", "Deep.1.Of": "x" });
    });
  });

  describe("refuses before sending", () => {
    const configuration = ["cloudsso", "CreateAccessConfiguration", "--DirectoryId", "d-1"];
    const refusals: readonly (readonly [string, readonly string[], RegExp])[] = [
      [
        "an unknown service",
        ["ecs", "GetUser"],
        /no service ecs here; the services are cloudsso, ims, ram, resourceDirectory and sts/,
      ],
      ["an unknown action", ["ims", "GetUsr"], /no action GetUsr in ims; did you mean GetUser\?/],
      ["bug: an action of another service", ["ram", "GetUser"], /no action GetUser in ram; cloudsso and ims have it\./],
      ["bug: an action of one other service", ["ims", "ListPolicies"], /no action ListPolicies in ims; ram has it\./],
      ["an action that resembles none", ["ims", "Frobnicate"], /no action Frobnicate in ims; `call --list ims`/],
      ["an absent action, without naming a write", ["ims"], /^Name the action to call: `call --list ims` lists them/],
      ["all pages of what has none", ["ims", "GetUser", "--UserId=1", "--all"], /GetUser answers in one piece/],
      ["a service that resembles one", ["cloudso", "ListTasks"], /no service cloudso here; did you mean cloudsso\?/],
      ["an unknown parameter", ["ims", "GetUser", "--UserID", "1"], /no parameter UserID; did you mean UserId\?/],
      ["a parameter where there is none", ["ims", "GetPasswordPolicy", "--X", "1"], /no parameter X; it takes none/],
      ["a word that is no parameter", ["ims", "GetUser", "2001"], /"2001" is no parameter/],
      ["absent required parameters", ["cloudsso", "GetUser"], /GetUser needs DirectoryId, UserId\./],
      ["absent parameters that only make sense", ["ims", "GetGroup"], /GetGroup needs GroupName\./],
      ["none of a group", ["ims", "GetUser"], /needs one of UserAccessKeyId, UserId, UserPrincipalName/],
      ["two of a group", ["ims", "DeleteUser", "--UserId=1", "--UserPrincipalName=a@b"], /only one of UserId and User/],
      [
        "half a pair",
        ["cloudsso", "ListTasks", "--DirectoryId", "d-1", "--TargetId", "1"],
        /TargetId counts only together with TargetType/,
      ],
      [
        "a value that is none of those",
        ["ims", "ListUsers", "--Status", "activ"],
        /Status is one of active,.*mean active/,
      ],
      ["a number out of range", ["ims", "ListUsers", "--MaxItems", "1001"], /MaxItems takes 1 to 1000, not 1001/],
      ["a number that is none", ["ims", "ListUsers", "--MaxItems", "many"], /MaxItems is a whole number, not "many"/],
      [
        "a unit's range",
        [...configuration, "--AccessConfigurationName=a", "--SessionDuration=60"],
        /SessionDuration takes 900 to 43200 seconds, not 60/,
      ],
      [
        "a name of the wrong form",
        [...configuration, "--AccessConfigurationName", "a_b"],
        /AccessConfigurationName is letters, digits and `-`, not "a_b"/,
      ],
      [
        "a name too long",
        [...configuration, "--AccessConfigurationName", "a".repeat(33)],
        /1 to 32 characters, not 33/,
      ],
      [
        "a filter of another attribute",
        ["cloudsso", "ListUsers", "--DirectoryId=d", "--Filter=Email eq x"],
        /UserName eq or sw/,
      ],
      [
        "an entry of a joined text",
        ["cloudsso", "SetLoginPreference", "--DirectoryId=d", "--LoginNetworkMasks=10.0.0.0/8;home"],
        /is an IPv4 address or block, .*not "home"/,
      ],
      ["a tag of the wrong shape", ["ims", "ListUsers", "--Tag.1.Name", "x"], /Tag is a list: write --Tag\.1\.Key/],
      [
        "a boolean that is none",
        ["ims", "SetUserSsoSettings", "--SsoEnabled", "yes"],
        /SsoEnabled is true or false, not "yes"/,
      ],
      ["a parameter without a value", ["ims", "GetUser", "--UserId"], /UserId is given without a value/],
      ["a parameter given twice", ["ims", "GetUser", "--UserId=1", "--UserId=2"], /UserId is given 2 times/],
      [
        "one given here and there",
        ["ims", "GetUser", "--UserId=1", "--json", '{"UserId": "1"}'],
        /both as --UserId and/,
      ],
      ["an id as a number, which would lose digits", ["ims", "GetUser", "--json", '{"UserId": 1}'], /put it in quotes/],
      ["JSON that is none", ["ims", "GetUser", "--json", "{"], /--json takes one JSON object/],
      ["JSON text that is none", ["ims", "SetAccessKeyPolicyForAccount", "--AccessKeyPolicy", "{"], /not valid JSON/],
    ];
    for (const [what, words, message] of refusals) {
      it(what, async () => {
        const { sent, refusal } = await attempt(words);
        assert.match(refusal, message);
        assert.deepEqual(sent, []);
      });
    }

    it("a password without repeating it", async () => {
      const words = ["--DirectoryId=d", "--UserId=u", "--Password=hunter2"];
      const { refusal } = await attempt(["cloudsso", "ResetUserPassword", ...words]);
      assert.match(refusal, /Password takes 8 to 32 characters/);
      assert.doesNotMatch(refusal, /hunter2/);
    });
  });

  it("says every pattern of the facts in words", () => {
    for (const service of ["cloudsso", "ims"] as const) {
      for (const { action, request } of factsOf(service).operations) {
        for (const { name, pattern } of request) {
          if (pattern !== undefined) assert.doesNotMatch(wordsFor(pattern), /\^/, `${action} ${name}: ${pattern}`);
        }
      }
    }
  });

  it("reads all pages of a list, and gives the whole of it", async () => {
    const pages: readonly Answer[] = [
      { IsTruncated: true, Marker: "m1", Users: { User: [{ UserId: "1" }] } },
      { IsTruncated: false, Users: { User: [{ UserId: "2" }] } },
    ];
    const sent: Call[] = [];
    const printed: string[] = [];
    const send = async (one: Call) => pages[sent.push(one) - 1] ?? {};
    const world = {
      settings: readNothing,
      send: () => send,
      print: (text: string) => void printed.push(text),
      readInput: () => "",
    };
    await callCommand(world).parseAsync(["ims", "ListUsers", "--all"], { from: "user" });
    assert.equal(sent[1]?.parameters["Marker"], "m1");
    assert.deepEqual(JSON.parse(printed.join("")), { Users: { User: [{ UserId: "1" }, { UserId: "2" }] } });
  });

  describe("GetServiceStatus without a region", () => {
    const unreachable = () => {
      throw new TransportError("nobody there", { service: "cloudsso", action: "GetServiceStatus" });
    };

    async function ask(
      answerIn: (region: string | undefined) => Answer,
      settings = () => readSettings(() => undefined, {}),
    ) {
      const asked: (string | undefined)[] = [];
      const printed: string[] = [];
      const send =
        ({ region }: Settings) =>
        async () => {
          asked.push(region);
          return answerIn(region);
        };
      const world = { settings, send, print: (text: string) => void printed.push(text), readInput: () => "" };
      await callCommand(world).parseAsync(["cloudsso", "GetServiceStatus"], { from: "user" });
      return { asked, answer: JSON.parse(printed.join("")) as Answer };
    }

    it("asks the regions with CloudSSO in turn until one answers", async () => {
      const there = { ServiceStatus: { RegionsInUse: ["eu-central-1"] } };
      const { asked, answer } = await ask((region) => (region === "cn-shanghai" ? unreachable() : there));
      assert.deepEqual(asked, ["cn-shanghai", "cn-hongkong"]);
      assert.deepEqual(answer, there);
    });

    it("takes a refusal for an answer", async () => {
      await assert.rejects(
        ask(() => assert.fail("the keys are wrong")),
        /the keys are wrong/,
      );
    });

    it("names the regions when none can be reached", async () => {
      await assert.rejects(ask(unreachable), /None of the regions with CloudSSO can be reached.*cn-shanghai/);
    });

    it("asks where the settings say when they do", async () => {
      const settings = () => readSettings(() => undefined, { ALIBABA_CLOUD_REGION: "us-west-1" });
      assert.deepEqual((await ask(() => ({}), settings)).asked, ["us-west-1"]);
    });
  });

  it("fails as the sender fails", async () => {
    const failing = {
      settings: readNothing,
      send: () => async () => assert.fail("the service said no"),
      print: () => {},
      readInput: () => "",
    };
    const running = callCommand(failing).parseAsync(["ims", "GetAccountSummary"], { from: "user" });
    await assert.rejects(running, /the service said no/);
  });

  it("lists the actions of a service without sending", async () => {
    const { sent, printed } = await call(["--list", "ims"]);
    assert.equal(printed.split("\n").length, 107);
    assert.match(printed, /^ims CreateOIDCProvider \(write\)$/m);
    assert.deepEqual(sent, []);
  });

  it("shows what an action takes, in every service that has it", async () => {
    const { printed } = await call(["--help", "CreateUser"]);
    assert.match(printed, /^cloudsso CreateUser \(write\)$/m);
    assert.match(printed, /^ {2}--UserPrincipalName <text> +Required\. 1 to 128 characters\. Form: .*`@` and .*$/m);
    const { printed: one } = await call(["ims", "CreateUser", "--help"]);
    assert.doesNotMatch(one, /^cloudsso/m);
  });

  it("shows how a tag is given, with its value", async () => {
    const { printed } = await call(["ims", "TagResources", "--help"]);
    assert.match(printed, /^ {2}--Tag\.1\.Key <text> --Tag\.1\.Value <text> +1 to 20 items/m);
  });

  it("shows its help when it is told nothing, and fails, as nothing was called", async () => {
    await assert.rejects(call([]), /^Error: Usage: call <cloudsso\|ims\|ram\|resourceDirectory\|sts> <Action>/);
    assert.match((await call(["--help"])).printed, /^Usage: call /);
  });
});

const readNothing = () => readSettings(() => undefined, { ALIBABA_CLOUD_REGION: "cn-shanghai" });

async function call(words: readonly string[], answer: Answer = {}, input = "") {
  const sent: Call[] = [];
  const printed: string[] = [];
  const send = async (call: Call) => {
    sent.push(call);
    return answer;
  };
  const world = {
    settings: readNothing,
    send: () => send,
    print: (text: string) => void printed.push(text),
    readInput: () => input,
  };
  await callCommand(world).parseAsync([...words], { from: "user" });
  return { sent, printed: printed.join("\n") };
}

async function attempt(words: readonly string[]) {
  const sent: Call[] = [];
  const world = {
    settings: readNothing,
    send: () => async (call: Call) => {
      sent.push(call);
      return {};
    },
    print: () => {},
    readInput: () => "",
  };
  const refusal = await callCommand(world)
    .parseAsync([...words], { from: "user" })
    .then(
      () => assert.fail("was not refused"),
      (error: unknown) => (error as Error).message,
    );
  return { sent, refusal };
}
