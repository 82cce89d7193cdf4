import assert from "node:assert/strict";
import { z } from "zod";
import { check, text } from "../../../provider/kernel/check";
import type { Definition } from "../../../provider/kernel/definition";
import { UNKNOWN } from "../../../provider/kernel/unknowns";

interface Inputs {
  directoryId: string;
  name: string;
  size?: number;
  kind?: "Auto" | "Manual";
  label?: string;
  token?: string;
  tags?: { [key: string]: string };
  members?: { name: string; role?: string | undefined }[];
  options?: { deep: { limit: number } };
  digest?: string;
}

const never = () => Promise.reject(new Error("not called"));
const thing: Definition<string, Inputs, object> = {
  kind: "test:Thing",
  fields: {
    directoryId: { schema: z.string().min(1), required: true, refersTo: true },
    name: { schema: text(/^[a-z]{1,8}$/, "1 to 8 small letters"), required: true },
    size: { schema: z.int().min(10).max(20), default: 15 },
    kind: { schema: z.enum(["Auto", "Manual"]) },
    label: { schema: z.string().min(2).max(4) },
    token: { schema: z.string().min(20), secret: true },
    tags: { schema: z.record(z.string(), z.string().max(3)) },
    members: {
      schema: z.array(z.strictObject({ name: z.string().min(1), role: z.string().optional() })).max(3),
      set: (member) => member.name,
    },
    options: { schema: z.strictObject({ deep: z.strictObject({ limit: z.number() }) }) },
    digest: { schema: z.string(), derived: true },
  },
  outputs: {},
  id: ["directoryId", "thingId"],
  check: (inputs, context) =>
    inputs.name === "both" ? [{ path: "name", reason: `must not be both (asked ${context()})` }] : [],
  derive: (inputs) => ({ digest: inputs.name === UNKNOWN ? UNKNOWN : `digest of ${inputs.name}` }),
  create: never,
  read: never,
  update: never,
  delete: never,
};

const least = { directoryId: "d-1", name: "abc" };
const run = (given: object) => check(thing, { ...given }, () => "the cloud");
const sentences = async (given: object) => (await run(given)).problems.map(({ path, reason }) => `${path} ${reason}`);

describe("kernel/check", () => {
  it("fills in what is absent, derives what follows, and drops what is null", async () => {
    assert.deepEqual(await run({ ...least, label: null }), {
      inputs: { ...least, size: 15, digest: "digest of abc" },
      problems: [],
    });
  });

  it("takes the bare id out of a joined one", async () => {
    assert.equal((await run({ ...least, directoryId: "x:d-1" })).inputs["directoryId"], "d-1");
  });

  describe("says", () => {
    const wrong: readonly (readonly [object, string])[] = [
      [{ name: undefined }, "name is required"],
      [{ name: "ABC" }, 'name must be 1 to 8 small letters, not "ABC"'],
      [{ name: 5 }, "name must be a string, not 5"],
      [{ size: 9 }, "size must be at least 10, not 9"],
      [{ size: 21 }, "size must be at most 20, not 21"],
      [{ size: 15.5 }, "size must be a whole number, not 15.5"],
      [{ size: "15" }, 'size must be a number, not "15"'],
      [{ kind: "auto" }, 'kind must be "Auto" or "Manual", not "auto"'],
      [{ label: "a" }, 'label must have at least 2 characters, not "a"'],
      [{ label: "abcde" }, 'label must have at most 4 characters, not "abcde"'],
      [{ tags: ["a"] }, "tags must be a map"],
      [{ tags: { a: "toolong" } }, 'tags.a must have at most 3 characters, not "toolong"'],
      [{ members: "a" }, 'members must be a list, not "a"'],
      [{ members: [{}] }, "members[0].name is required"],
      [{ members: [{ name: "a" }, { name: "b", rôle: "x" }] }, "members[1] has no property rôle"],
      [{ members: ["a", "b", "c", "d"].map((name) => ({ name })) }, "members must have at most 3 items"],
      [{ members: [{ name: "a" }, { name: "b" }, { name: "a" }] }, "members[2] is there already as members[0]"],
      [{ options: { deep: {} } }, "options.deep.limit is required"],
      [{ options: { deep: { limit: true } } }, "options.deep.limit must be a number, not true"],
      [{ tokn: "x" }, "tokn is no property of this resource; did you mean token?"],
      [
        { wholly: "else" },
        "wholly is no property of this resource; there are directoryId, name, size, kind, label, token, tags, members, options",
      ],
      [
        { digest: "mine" },
        "digest is no property of this resource; there are directoryId, name, size, kind, label, token, tags, members, options",
      ],
      [{ name: "both" }, "name must not be both (asked the cloud)"],
    ];
    for (const [given, sentence] of wrong) {
      it(`"${sentence}"`, async () => assert.deepEqual(await sentences({ ...least, ...given }), [sentence]));
    }

    it("everything that is wrong, in one go", async () => {
      assert.deepEqual(await sentences({ nam: "x", size: 1, kind: "no" }), [
        "nam is no property of this resource; did you mean name?",
        "directoryId is required",
        "name is required",
        "size must be at least 10, not 1",
        'kind must be "Auto" or "Manual", not "no"',
      ]);
    });

    it("nothing of a secret's value", async () => {
      assert.deepEqual(await sentences({ ...least, token: "hunter2" }), ["token must have at least 20 characters"]);
    });

    it("one character, not 1 characters", async () => {
      assert.deepEqual(await sentences({ ...least, members: [{ name: "" }] }), [
        'members[0].name must have at least 1 character, not ""',
      ]);
    });

    it("which item of a list is null, as a program's undefined arrives", async () => {
      assert.deepEqual(await sentences({ ...least, members: [{ name: "a" }, null] }), [
        "members[1] must be an object, not null",
      ]);
    });

    it("what is wrong with a map's key, and not with its value", async () => {
      const keyed = {
        ...thing,
        fields: {
          ...thing.fields,
          tags: { schema: z.record(z.string().regex(/^k/, "must begin with k"), z.string()) },
        },
      };
      const { problems } = await check(keyed, { ...least, tags: { other: "v" } }, () => "");
      assert.deepEqual(problems, [{ path: "tags.other", reason: "must begin with k" }]);
    });

    it("what is allowed where a value has two forms", async () => {
      const either = {
        ...thing,
        fields: { ...thing.fields, label: { schema: z.union([z.string(), z.record(z.string(), z.unknown())]) } },
      };
      const { problems } = await check(either, { ...least, label: 5 }, () => "");
      assert.deepEqual(problems, [{ path: "label", reason: "must be a string or a map, not 5" }]);
    });
  });

  describe("leaves unknown values alone", () => {
    const unknown: readonly object[] = [
      { directoryId: UNKNOWN },
      { size: UNKNOWN },
      { kind: UNKNOWN },
      { label: UNKNOWN },
      { tags: UNKNOWN },
      { tags: { a: UNKNOWN } },
      { members: UNKNOWN },
      { members: [UNKNOWN] },
      { members: [{ name: UNKNOWN }, { name: UNKNOWN }] },
      { options: { deep: UNKNOWN } },
    ];
    for (const given of unknown) {
      it(JSON.stringify(given), async () => {
        const { inputs, problems } = await run({ ...least, ...given });
        assert.deepEqual(problems, []);
        for (const [name, value] of Object.entries(given)) assert.deepEqual(inputs[name], value);
      });
    }

    it("and says what is wrong beside them", async () => {
      assert.deepEqual(await sentences({ directoryId: UNKNOWN, name: UNKNOWN, size: 1 }), [
        "size must be at least 10, not 1",
      ]);
    });

    it("and lets what follows from them be unknown", async () => {
      assert.equal((await run({ ...least, name: UNKNOWN })).inputs["digest"], UNKNOWN);
    });
  });

  it("neither asks the cloud nor derives while a field is wrong", async () => {
    const asked: string[] = [];
    const noting: typeof thing = {
      ...thing,
      check: () => {
        asked.push("check");
        return [];
      },
      derive: () => {
        asked.push("derive");
        return {};
      },
    };
    await check(noting, { ...least, size: 1 }, () => "");
    assert.deepEqual(asked, []);
    await check(noting, least, () => "");
    assert.deepEqual(asked, ["check", "derive"]);
  });
});
