import assert from "node:assert/strict";
import { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import fc from "fast-check";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import {
  compareInputs,
  invert,
  isReplacement,
  NO_DIFFERENCE,
  SOME_DIFFERENCE,
  withReplaceOnChanges,
} from "../../rehearsal/differences";
import { namesCloud, refuseRemoteConfiguration, withoutAccount } from "../../rehearsal/endpoints";
import { DependencyGraph, deletionRounds } from "../../rehearsal/graph";
import { Crypter } from "../../rehearsal/passphrase";
import { formatPath, keepOld, parsePath } from "../../rehearsal/paths";
import { decide, goalState } from "../../rehearsal/plan";
import { readGoal } from "../../rehearsal/requests";
import type { ResourceState } from "../../rehearsal/state";
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
      Object.fromEntries(["CLOUDSSO", "IMS", "STS"].map((name) => [`ALIBABA_CLOUD_ENDPOINT_${name}`, host]));

    it("may be loopback, all three, or none", () => {
      assert.equal(namesCloud({}), false);
      for (const host of ["http://127.0.0.1:8080", "localhost:1", "http://[::1]:80/x", "127.1.2.3"]) {
        assert.equal(namesCloud(all(host)), true);
      }
      assert.throws(() => namesCloud({ ALIBABA_CLOUD_ENDPOINT_IMS: "localhost" }), /CLOUDSSO and .*STS not set/);
    });

    it("may be nothing else", () => {
      const remote = [
        "https://ims.aliyuncs.com",
        "http://127.0.0.1.example.com",
        "http://localhost@evil.example",
        "10.0.0.1",
        "http://example.com?127.0.0.1",
      ];
      for (const host of remote) assert.throws(() => namesCloud(all(host)), /must not reach the real cloud/, host);
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
      [/`aliases`/, (made) => made.setAliasurnsList(["urn:old"])],
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
