import assert from "node:assert/strict";
import { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import fc from "fast-check";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { SETTINGS } from "../../provider/config/declarations";
import { changesAt, compareMaps, valueAt } from "../../rehearsal/changes";
import {
  compareInputs,
  invert,
  isReplacement,
  NO_DIFFERENCE,
  SOME_DIFFERENCE,
  withReplaceOnChanges,
} from "../../rehearsal/differences";
import { Display } from "../../rehearsal/display";
import { ENDPOINT_VARIABLES, namedCloud, refuseRemoteConfiguration, withoutAccount } from "../../rehearsal/endpoints";
import { DependencyGraph, deletionRounds } from "../../rehearsal/graph";
import type { Operation } from "../../rehearsal/operation";
import { Crypter } from "../../rehearsal/passphrase";
import { formatPath, keepOld, parsePath } from "../../rehearsal/paths";
import { decide, goalState } from "../../rehearsal/plan";
import { changeLines } from "../../rehearsal/property-lines";
import { readGoal } from "../../rehearsal/requests";
import type { ResourceState } from "../../rehearsal/state";
import { changesOf, diffSummary, shownOp, stepLines } from "../../rehearsal/step-text";
import type { Step } from "../../rehearsal/steps";
import { Targets } from "../../rehearsal/targets";
import { annotateSecrets, equalMaps, type PropertyMap, Secret, UNKNOWN_STRING, Unknown } from "../../rehearsal/values";
import { type JsonObject, mapFromWire, mapToWire } from "../../rehearsal/wire";

const KEEP_ALL = { unknowns: "keep", secrets: true, references: true } as const;

function resource(name: string, fields: Partial<ResourceState> = {}): ResourceState {
  const goal = {
    type: "pulumi-nodejs:dynamic/test:Thing",
    name,
    custom: true,
    properties: {},
    parent: "",
    provider: "",
    dependencies: [],
    propertyDependencies: {},
    protect: undefined,
    retainOnDelete: undefined,
    deleteBeforeReplace: undefined,
    ignoreChanges: [],
    replaceOnChanges: [],
    additionalSecretOutputs: [],
    customTimeouts: {},
    aliases: [],
  };
  return { ...goalState(name, goal, undefined), id: name, ...fields };
}

describe("the parts of the rehearsal engine", () => {
  describe("property paths", () => {
    it("reads and writes what the engine writes", () => {
      for (const text of ["name", "tags[0]", 'labels["a.b"].c', "list[1][2].x"]) {
        assert.equal(formatPath(parsePath(text) ?? []), text);
      }
      assert.equal(parsePath(".x"), undefined);
      assert.equal(parsePath("x["), undefined);
    });

    it("sets back what is ignored, by key and by index", () => {
      const old = { size: 1, tags: ["a", "b", "c"], deep: { x: 1, y: 2 } };
      const fresh = { size: 2, tags: ["a", "B", "C"], deep: { x: 9, y: 9 } };
      const { inputs, impossible } = keepOld(fresh, old, ["tags[1]", "deep.x", "size"]);
      assert.deepEqual(inputs, { size: 1, tags: ["a", "b", "C"], deep: { x: 1, y: 9 } });
      assert.deepEqual(impossible, []);
      assert.deepEqual(fresh.tags, ["a", "B", "C"]);
    });

    it("removes what the old side lacks, and names elements it cannot set back", () => {
      const { inputs, impossible } = keepOld({ tags: ["a"], extra: 1 }, { tags: ["a", "b"] }, ["tags[1]", "extra"]);
      assert.deepEqual(inputs, { tags: ["a"] });
      assert.deepEqual(impossible, ["tags[1]"]);
    });

    it("keeps a secret secret when it is set back", () => {
      const { inputs } = keepOld({ token: "new" }, { token: new Secret("old") }, ["token"]);
      assert.deepEqual(inputs, { token: new Secret("old") });
      const nested = keepOld({ keys: { a: "new" } }, { keys: new Secret({ a: "old" }) }, ["keys.a"]);
      assert.deepEqual(nested.inputs, { keys: { a: new Secret("old") } });
    });
  });

  describe("differences", () => {
    it("names what differs by path, blind to secrets and to null", () => {
      const found = compareInputs(
        { name: "a", tags: ["x", "y"], gone: 1, token: new Secret("t"), none: null },
        { name: "b", tags: ["x", "z", "w"], token: "t", more: { k: 1 } },
      );
      assert.deepEqual(found.changedKeys, ["gone", "more", "name", "tags"]);
      const kinds = Object.fromEntries(
        Object.entries(found.detailed ?? {}).map(([path, change]) => [path, change.kind]),
      );
      assert.deepEqual(kinds, { gone: "delete", more: "add", name: "update", "tags[1]": "update", "tags[2]": "add" });
    });

    it("turns around for a refresh", () => {
      const inverse = invert(compareInputs({ a: 1, b: 2 }, { b: 3, c: 4 }));
      const kinds = Object.entries(inverse.detailed ?? {}).map(([path, change]) => `${path} ${change.kind}`);
      assert.deepEqual(kinds, ["a add", "b update", "c delete"]);
    });

    it("replaces on the changes that an option names", () => {
      const found = compareInputs({ a: { x: 1 }, b: 1 }, { a: { x: 2 }, b: 2 });
      assert.equal(isReplacement(withReplaceOnChanges(found, ["a.y"], false)), false);
      assert.equal(isReplacement(withReplaceOnChanges(found, ["a"], false)), true);
      assert.equal(withReplaceOnChanges(NO_DIFFERENCE, ["*"], true).changes, "some");
      assert.equal(withReplaceOnChanges(NO_DIFFERENCE, ["a"], true).changes, "none");
    });
  });

  describe("decisions", () => {
    const replacement = { ...SOME_DIFFERENCE, replaceKeys: ["name"] };

    it("follow the difference, the option and the provider", () => {
      const old = resource("a");
      assert.equal(decide(old, NO_DIFFERENCE, undefined), "same");
      assert.equal(decide(old, SOME_DIFFERENCE, undefined), "update");
      assert.equal(decide(old, replacement, undefined), "replace");
      assert.equal(decide(old, { ...replacement, deleteBeforeReplace: true }, undefined), "replace-deleting-first");
      assert.equal(decide(old, { ...replacement, deleteBeforeReplace: true }, false), "replace");
      assert.equal(decide(old, replacement, true), "replace-deleting-first");
    });

    it("go on with what an earlier run left open", () => {
      assert.equal(decide(resource("a", { initErrors: ["not ready"] }), NO_DIFFERENCE, undefined), "update");
      assert.equal(decide(resource("a", { pendingReplacement: true }), NO_DIFFERENCE, undefined), "replace");
    });
  });

  describe("values on the wire", () => {
    it("come back as they went", () => {
      const value: PropertyMap = {
        secret: new Secret({ deep: ["x", new Secret(1)] }),
        unknown: new Unknown(UNKNOWN_STRING),
        list: [null, true, 1.5, "text"],
      };
      assert.deepEqual(mapFromWire(mapToWire(value, KEEP_ALL), "keep"), value);
    });

    it("lose secret marks and unknowns for a provider", () => {
      const sent = mapToWire(
        { a: new Secret("s"), b: new Unknown(UNKNOWN_STRING), c: [new Unknown(UNKNOWN_STRING), "x"] },
        { unknowns: "drop", secrets: false, references: false },
      );
      assert.deepEqual(sent, { a: "s", c: ["x"] });
      assert.throws(() => mapFromWire({ a: UNKNOWN_STRING }, "reject"), /unexpected unknown property value for "a"/);
    });

    it("survive any JSON", () => {
      fc.assert(
        fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (json) => {
          const value = mapFromWire(json as JsonObject, "keep");
          assert.ok(equalMaps(mapFromWire(mapToWire(value, KEEP_ALL), "keep"), value));
        }),
        { numRuns: 200 },
      );
    });

    it("become secret again under the names of secret inputs", () => {
      const marked = annotateSecrets(
        { token: "t", list: ["a", "b"], nested: { key: "k", open: 1 }, other: 1 },
        {
          token: new Secret("t"),
          list: ["a", new Secret("b")],
          nested: { key: new Secret("k"), open: 1 },
          absent: new Secret(1),
        },
      );
      assert.deepEqual(marked, {
        token: new Secret("t"),
        list: new Secret(["a", "b"]),
        nested: { key: new Secret("k"), open: 1 },
        other: 1,
      });
    });
  });

  describe("the dependency graph", () => {
    const a = resource("a");
    const group = resource("group", { custom: false });
    const inside = resource("inside", { parent: "group" });
    const b = resource("b", { propertyDependencies: { link: ["a"] } });
    const c = resource("c", { dependencies: ["b"] });
    const d = resource("d", { dependencies: ["group"] });
    const graph = new DependencyGraph([a, group, inside, b, c, d]);

    it("knows dependents, and children when asked", () => {
      const names = (states: Iterable<ResourceState>): string[] => [...states].map((state) => state.urn).sort();
      assert.deepEqual(names(graph.dependentsOf(a, new Set(), false)), ["b", "c"]);
      assert.deepEqual(names(graph.dependentsOf(group, new Set(), true)), ["d", "inside"]);
      assert.deepEqual(names(graph.dependenciesOf(d)), ["group", "inside"]);
      assert.deepEqual(names(graph.transitiveDependenciesOf(c)), ["a", "b"]);
    });

    it("deletes in rounds, dependents first", () => {
      const rounds = deletionRounds([a, b, c, group, inside, d], graph).map((round) =>
        round.map((state) => state.urn).sort(),
      );
      assert.deepEqual(rounds, [
        ["c", "d"],
        ["b", "inside"],
        ["a", "group"],
      ]);
    });
  });

  describe("secrets", () => {
    it("are readable when Pulumi wrote them", () => {
      const crypter = new Crypter("x", "v1:wnHf8WADg00=:v1:ZPuNeDEjNUL7qGGs:rP7wIyFDuql6B+Bdapa7z5zDW2ohGg==");
      assert.equal(crypter.decrypt("v1:9E/sYiPA4L/yLi9C:F2RRHzua5ASAx7yDyKRY//0hV19i"), '"sss"');
    });

    it("need their passphrase", () => {
      const writer = new Crypter("right", undefined);
      const text = writer.encrypt("hidden");
      assert.ok(!text.includes("hidden"));
      assert.equal(new Crypter("right", writer.saltLine).decrypt(text), "hidden");
      assert.throws(() => new Crypter("wrong", writer.saltLine).decrypt(text), /is not the passphrase/);
      assert.throws(() => new Crypter(undefined, writer.saltLine).decrypt(text), /set PULUMI_CONFIG_PASSPHRASE/);
    });
  });

  describe("endpoints", () => {
    const all = (host: string): Record<string, string> =>
      Object.fromEntries(ENDPOINT_VARIABLES.map((name) => [name, host]));

    it("are those of all services that the provider calls", () => {
      assert.deepEqual(ENDPOINT_VARIABLES, SETTINGS.endpoints.variables);
    });

    it("may be loopback, all of them, or none", () => {
      assert.equal(namedCloud({}), undefined);
      for (const host of ["http://127.0.0.1:8080", "localhost:1", "http://[::1]:80/x", "127.1.2.3"]) {
        assert.equal(namedCloud(all(host)), host);
      }
      assert.throws(
        () => namedCloud({ ...all("localhost"), ALIBABA_CLOUD_ENDPOINT_RAM: "", ALIBABA_CLOUD_ENDPOINT_STS: "" }),
        {
          message:
            "a rehearsal must not reach the real cloud: not set are ALIBABA_CLOUD_ENDPOINT_RAM and ALIBABA_CLOUD_ENDPOINT_STS, " +
            "while ALIBABA_CLOUD_ENDPOINT_CLOUDSSO, ALIBABA_CLOUD_ENDPOINT_IMS and ALIBABA_CLOUD_ENDPOINT_RESOURCE_DIRECTORY " +
            "are; set all or none",
        },
      );
    });

    it("may be nothing else", () => {
      const remote = [
        "https://ims.aliyuncs.com",
        "http://127.0.0.1.example.com",
        "http://localhost@evil.example",
        "10.0.0.1",
        "http://example.com?127.0.0.1",
      ];
      for (const host of remote) assert.throws(() => namedCloud(all(host)), /must not reach the real cloud/, host);
      for (const name of ENDPOINT_VARIABLES) {
        const elsewhere = { ...all("localhost"), [name]: "10.0.0.1" };
        assert.throws(() => namedCloud(elsewhere), new RegExp(`${name} names 10\\.0\\.0\\.1`));
      }
    });

    it("come with their own account, not with the one of the environment", () => {
      const left = withoutAccount({
        PATH: "/bin",
        ALIBABA_CLOUD_SECURITY_TOKEN: "t",
        ALICLOUD_ACCESS_KEY: "k",
        ALIBABACLOUD_REGION: "r",
      });
      assert.deepEqual(left, { PATH: "/bin" });
    });

    it("may not be led elsewhere by configuration", () => {
      const configured = (value: string) => ({ values: { "alicloud-identity:endpoints": value }, secretKeys: [] });
      refuseRemoteConfiguration(configured('{"ims":"http://localhost:1"}'));
      assert.throws(() => refuseRemoteConfiguration(configured('[{"ims":"ims.aliyuncs.com"}]')), /endpoints names ims/);
      assert.throws(() => refuseRemoteConfiguration(configured("ims.aliyuncs.com")), /must not reach/);
    });
  });

  describe("what it prints", () => {
    const urn = (name: string): string => `urn:pulumi:dev::app::pulumi-nodejs:dynamic/test:Thing::${name}`;
    const provisioned = { status: "Provisioned", longestName: 1, tags: ["a"], __provider: "code" };
    const stale = { status: "ReprovisionRequired", longestName: 1, tags: ["a", { k: "b" }], __provider: "code" };

    function refresh(name: string, found: "same" | "update" | "delete"): Step {
      const old = { ...resource(urn(name)), id: name, outputs: provisioned };
      const fresh = found === "delete" ? undefined : { ...old, outputs: found === "same" ? provisioned : stale };
      return { op: "refresh", urn: urn(name), old, fresh, found };
    }

    function repair(name: string): Step {
      const old = resource(urn(name), { id: name, inputs: stale, outputs: stale });
      const fresh = resource(urn(name), { id: name, inputs: provisioned });
      return { op: "update", urn: urn(name), old, fresh, difference: compareInputs(stale, provisioned) };
    }

    function shown(kind: "up" | "refresh" | "destroy", preview: boolean, diff: boolean, steps: readonly Step[]) {
      const printed: string[] = [];
      const display = new Display((text) => void printed.push(...text.split("\n")), preview, diff);
      display.begin({ settings: { kind, project: "app", stack: "dev" } } as unknown as Operation);
      for (const step of steps) display.began(step);
      for (const step of [...steps].reverse()) display.ended(step, undefined);
      display.end({ same: 1 }, {});
      return printed;
    }

    it("is the CLI's layout of what a refresh finds: changed outputs, lists in full, no internal keys", () => {
      assert.deepEqual(stepLines(refresh("a", "update"), "refresh", 1), [
        "    ~ pulumi-nodejs:dynamic/test:Thing: (refresh)",
        "        [id=a]",
        `        [urn=${urn("a")}]`,
        "        --outputs:--",
        '      ~ status     : "Provisioned" => "ReprovisionRequired"',
        "      ~ tags       : [",
        '            [0]: "a"',
        "          + [1]: {",
        '                  + k: "b"',
        "                }",
        "        ]",
      ]);
    });

    it("is the CLI's layout of what a provider says: only the paths it names", () => {
      const old = { policies: [{ n: "x" }, { n: "y", t: "System" }], status: "b", gone: new Secret("s") };
      const fresh = { policies: [{ n: "x" }], status: "a" };
      const kind = (name: "delete" | "update") => ({ kind: name, inputDiff: true });
      const detailed = { status: kind("update"), "policies[1]": kind("delete"), gone: kind("delete") };
      const changes = changesAt(
        detailed,
        (path) => valueAt(old, path),
        (path) => valueAt(fresh, path),
      );
      assert.deepEqual(changeLines(changes, 2), [
        "      - gone    : [secret]",
        "      ~ policies: [",
        "          - [1]: {",
        '                  - n: "y"',
        '                  - t: "System"',
        "                }",
        "        ]",
        '      ~ status  : "b" => "a"',
      ]);
    });

    it("hides secrets inside of what changed", () => {
      const lines = changeLines(compareMaps({ a: { t: new Secret("one") } }, { a: { t: new Secret("two") } }), 1);
      assert.deepEqual(lines, ["  ~ a: {", "      ~ t: [secret] => [secret]", "    }"]);
    });

    it("names what differs in one word each, by what happened", () => {
      const step = repair("a");
      assert.equal(diffSummary(step, changesOf(step)), "[diff: ~status,tags]");
      const old = resource("a", { inputs: { x: 1, y: 1 } });
      const fresh = resource("a", { inputs: { y: 2, z: 1 }, protect: true });
      const other: Step = { op: "update", urn: "a", old, fresh, difference: SOME_DIFFERENCE };
      assert.equal(diffSummary(other, changesOf(other)), "[diff: +z-x~y,protect]");
      assert.equal(diffSummary(refresh("a", "same"), changesOf(refresh("a", "same"))), "");
    });

    it("calls a refresh before an operation a refresh, and one on its own what it found", () => {
      for (const found of ["same", "update", "delete"] as const) {
        assert.equal(shownOp(refresh("a", found), false), "refresh");
        assert.equal(shownOp(refresh("a", found), true), found);
      }
      const line = (text: string) => text.includes("Thing a re") || text.includes("Thing a up");
      assert.deepEqual(shown("up", false, false, [refresh("a", "update")]).filter(line), [
        " ~  pulumi-nodejs:dynamic/test:Thing a refreshing",
        " ~  pulumi-nodejs:dynamic/test:Thing a refresh (0s) [diff: ~status,tags]",
      ]);
      assert.ok(
        shown("refresh", false, false, [refresh("a", "update")]).some((text) => text.includes("a updated (0s)")),
      );
    });

    it("shows the drift and then the repair, each in the order in which the resources came", () => {
      const printed = shown("up", true, true, [
        refresh("configuration", "update"),
        refresh("edge", "update"),
        refresh("other", "same"),
        repair("configuration"),
        repair("edge"),
      ]);
      const seen = printed
        .filter((text) => /Thing: |\[id=| status/.test(text))
        .map((text) => text.trim().replace(/ +:/, ":"));
      const drift = '~ status: "Provisioned" => "ReprovisionRequired"';
      const back = '~ status: "ReprovisionRequired" => "Provisioned"';
      const [found, planned] = ["refresh", "update"].map((op) => `~ pulumi-nodejs:dynamic/test:Thing: (${op})`);
      assert.deepEqual(seen, [
        ...[found, "[id=configuration]", drift, found, "[id=edge]", drift],
        ...[planned, "[id=configuration]", back, planned, "[id=edge]", back],
      ]);
    });

    it("keeps the rows in that order, too, and shows drift as a row without --diff", () => {
      const printed = shown("up", true, false, [
        refresh("configuration", "update"),
        refresh("edge", "update"),
        repair("configuration"),
      ]);
      const table = printed.slice(printed.findIndex((text) => text.includes("Type")) + 1, -4);
      assert.deepEqual(
        table.map((text) => text.trim().split(/ {2,}/).slice(2)),
        [
          ["configuration", "update", "[diff: ~status,tags]"],
          ["edge", "refresh", "[diff: ~status,tags]"],
        ],
      );
      assert.ok(printed.includes(" ~  pulumi-nodejs:dynamic/test:Thing configuration refresh [diff: ~status,tags]"));
    });

    it("says which engine it is, and what is being done to which stack", () => {
      const headings = (["up", "refresh", "destroy"] as const).flatMap((kind) =>
        [false, true].map((preview) => shown(kind, preview, false, []).slice(0, 2)),
      );
      for (const [first = ""] of headings) assert.match(first, /the rehearsal engine, not the Pulumi CLI/);
      assert.deepEqual(
        headings.map(([, second]) => second),
        [
          ...["Updating (dev):", "Previewing update (dev):"],
          ...["Refreshing (dev):", "Previewing refresh (dev):"],
          ...["Destroying (dev):", "Previewing destroy (dev):"],
        ],
      );
    });
  });

  it("matches targets by name and wildcard", () => {
    const targets = new Targets(["urn:a::b", "**Thing::x*"]);
    assert.deepEqual(
      ["urn:a::b", "urn:a::bb", "urn:p$Thing::x1", "urn:p$Thing::y"].map((urn) => targets.includes(urn)),
      [true, false, true, false],
    );
    assert.deepEqual(targets.literals, ["urn:a::b"]);
    assert.ok(new Targets([]).includes("anything"));
  });

  describe("registrations", () => {
    function request(change: (request: RegisterResourceRequest) => void, type = "pulumi-nodejs:dynamic/test:Thing") {
      const made = new RegisterResourceRequest();
      made.setType(type);
      made.setName("x");
      made.setCustom(true);
      made.setObject(Struct.fromJavaScript({ size: 1 }));
      change(made);
      return made;
    }

    const refused: readonly [RegExp, (made: RegisterResourceRequest) => unknown][] = [
      [/`import`/, (made) => made.setImportid("id")],
      [/`deletedWith`/, (made) => made.setDeletedwith("urn:other")],
      [/`replaceWith`/, (made) => made.setReplaceWithList(["urn:other"])],
      [/`provider`/, (made) => made.setProvider("urn::id")],
      [/`providers`/, (made) => made.getProvidersMap().set("aws", "urn::id")],
      [/component of another language/, (made) => made.setRemote(true)],
      [/`hooks`/, (made) => made.setHooks(hooks())],
    ];

    function hooks(): RegisterResourceRequest.ResourceHooksBinding {
      const binding = new RegisterResourceRequest.ResourceHooksBinding();
      binding.setBeforeCreateList(["hook"]);
      return binding;
    }

    it("are refused by name where they ask for what is not covered", () => {
      for (const [name, change] of refused) {
        const made = request((candidate) => void change(candidate));
        assert.throws(
          () => readGoal(made, undefined, ""),
          (error: Error) => name.test(error.message) && /Pulumi CLI/.test(error.message),
        );
      }
      for (const type of ["aws:s3/bucket:Bucket", "pulumi:providers:aws", "pulumi:pulumi:StackReference"]) {
        assert.throws(
          () =>
            readGoal(
              request(() => undefined, type),
              undefined,
              "",
            ),
          new RegExp(type),
        );
      }
    });

    it("inherit protection from the parent unless they say otherwise", () => {
      const parent = { protect: true, retainOnDelete: true };
      assert.equal(
        readGoal(
          request(() => undefined),
          parent,
          "",
        ).protect,
        true,
      );
      assert.equal(
        readGoal(
          request((made) => void made.setProtect(false)),
          parent,
          "",
        ).protect,
        false,
      );
      assert.equal(
        readGoal(
          request(() => undefined),
          parent,
          "",
        ).retainOnDelete,
        true,
      );
    });
  });
});
