import assert from "node:assert/strict";
import { z } from "zod";
import { check, text } from "../../../provider/kernel/check";
import type { Definition } from "../../../provider/kernel/definition";
import { unresolved } from "../../../provider/kernel/references";
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
  naturalKey: ["directoryId", "name"],
  home: { beforeDelete: async () => undefined, confirmGone: async () => undefined },
  check: (inputs, context) =>
    inputs.name === "both" ? [{ path: "name", reason: `must not be both (asked ${context()})` }] : [],
  derive: (inputs) => ({ digest: inputs.name === UNKNOWN ? UNKNOWN : `digest of ${inputs.name}` }),
  async *list() {},
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

  it("keeps an emptied list where empty counts, and drops it elsewhere", async () => {
    const counting: typeof thing = {
      ...thing,
      fields: { ...thing.fields, members: { ...thing.fields.members, emptyCounts: true } },
    };
    const emptied = { ...least, members: [] };
    assert.deepEqual((await check(counting, emptied, () => "")).inputs["members"], []);
    assert.equal("members" in (await run(emptied)).inputs, false);
  });

  it("names the class that has what this one does not have, and no heir of every object", async () => {
    const sharing: typeof thing = { ...thing, elsewhere: { policy: "test.Policy" } };
    const { problems } = await check(sharing, { ...least, policy: {}, toString: 1 }, () => "");
    assert.deepEqual(
      problems.map(({ path, reason }) => `${path} ${reason}`),
      [
        "policy is a resource of its own here: declare a test.Policy instead",
        "toString is not a property of this resource; there are directoryId, name, size, kind, label, token, tags, members, options",
      ],
    );
  });

  it("takes a value that is converted by what it comes to", async () => {
    const converting: typeof thing = {
      ...thing,
      fields: { ...thing.fields, size: { schema: z.preprocess(Number, z.int().min(10).max(20)) } },
    };
    const { problems } = await check(converting, { ...least, size: "9" }, () => "");
    assert.deepEqual(problems, [{ path: "size", reason: "must be 10 to 20, not 9" }]);
  });

  describe("says", () => {
    const wrong: readonly (readonly [object, string])[] = [
      [{ name: undefined }, "name is required"],
      [{ name: "ABC" }, 'name must be 1 to 8 small letters, not "ABC"'],
      [{ name: 5 }, "name must be a string, not 5"],
      [{ size: 9 }, "size must be 10 to 20, not 9"],
      [{ size: 21 }, "size must be 10 to 20, not 21"],
      [{ size: 15.5 }, "size must be a whole number, not 15.5"],
      [{ size: "15" }, 'size must be a number, not "15"'],
      [{ kind: "auto" }, 'kind must be "Auto" or "Manual", not "auto"'],
      [{ label: "a" }, "label must have 2 to 4 characters, not 1"],
      [{ label: "abcde" }, "label must have 2 to 4 characters, not 5"],
      [{ tags: ["a"] }, "tags must be a map"],
      [{ tags: { a: "toolong" } }, "tags.a must have at most 3 characters, not 7"],
      [{ members: "a" }, 'members must be a list, not "a"'],
      [{ members: "abcdef" }, 'members must be a list, not "abcdef"'],
      [{ members: "-----BEGIN PRIVATE KEY-----\nabc" }, "members must be a list, not [secret]"],
      [{ members: [{}] }, "members[0].name is required"],
      [{ members: [{ name: "a" }, { name: "b", rôle: "x" }] }, "members[1] has no property rôle; did you mean role?"],
      [{ members: ["a", "b", "c", "d"].map((name) => ({ name })) }, "members must have at most 3 items, not 4"],
      [{ members: [{ name: "a" }, { name: "b" }, { name: "a" }] }, "members[2] is there already as members[0]"],
      [{ options: { deep: {} } }, "options.deep.limit is required"],
      [{ options: { deep: { limit: true } } }, "options.deep.limit must be a number, not true"],
      [{ tokn: "x" }, "tokn is not a property of this resource; did you mean token?"],
      [
        { wholly: "else" },
        "wholly is not a property of this resource; there are directoryId, name, size, kind, label, token, tags, members, options",
      ],
      [
        { digest: "mine" },
        "digest is not a property of this resource; there are directoryId, name, size, kind, label, token, tags, members, options",
      ],
      [{ name: "both" }, "name must not be both (asked the cloud)"],
    ];
    for (const [given, sentence] of wrong) {
      it(`"${sentence}"`, async () => assert.deepEqual(await sentences({ ...least, ...given }), [sentence]));
    }

    it("everything that is wrong, in one go", async () => {
      assert.deepEqual(await sentences({ nam: "x", size: 1, kind: "no" }), [
        "nam is not a property of this resource; did you mean name?",
        "directoryId is required; if another resource's output stands here, that resource was not made",
        "name is required",
        "size must be 10 to 20, not 1",
        'kind must be "Auto" or "Manual", not "no"',
      ]);
    });

    it("nothing of a secret's value", async () => {
      assert.deepEqual(await sentences({ ...least, token: "hunter2" }), [
        "token must have at least 20 characters, not [secret]",
      ]);
    });

    it("that a text must not be empty, rather than have at least 1 character", async () => {
      assert.deepEqual(await sentences({ ...least, members: [{ name: "" }] }), ["members[0].name must not be empty"]);
    });

    it("what a number counts, with both bounds and in one style of numbers", async () => {
      const timed = {
        ...thing,
        fields: { ...thing.fields, size: { schema: z.int().min(900).max(43_200), unit: "seconds" } },
      };
      for (const [size, sentence] of [
        [5, "must be 900 to 43,200 seconds, not 5"],
        [43_201, "must be 900 to 43,200 seconds, not 43,201"],
      ] as const) {
        assert.deepEqual((await check(timed, { ...least, size }, () => "")).problems, [
          { path: "size", reason: sentence },
        ]);
      }
    });

    it("a bound that stands alone, and one that allows a single length", async () => {
      const bounded = {
        ...thing,
        fields: { ...thing.fields, size: { schema: z.number().min(1000) }, label: { schema: z.string().length(1) } },
      };
      const { problems } = await check(bounded, { ...least, size: 1, label: "ab" }, () => "");
      assert.deepEqual(problems, [
        { path: "size", reason: "must be at least 1,000, not 1" },
        { path: "label", reason: "must have exactly 1 character, not 2" },
      ]);
    });

    it("each unknown property of a nested object with the name that was probably meant, beside what is missing", async () => {
      assert.deepEqual(await sentences({ ...least, members: [{ nam: "a", colour: 1 }], options: { depp: {} } }), [
        "members[0].name is required",
        "members[0] has no property nam; did you mean name?",
        "members[0] has no property colour; there are name, role",
        "options.deep is required",
        "options has no property depp; did you mean deep?",
      ]);
    });

    it("an unknown property beside a value that is not known yet", async () => {
      assert.deepEqual(await sentences({ ...least, members: [{ name: UNKNOWN, rôle: "x" }] }), [
        "members[0] has no property rôle; did you mean role?",
      ]);
    });

    it("a duplicate beside an item that is wrong by itself", async () => {
      assert.deepEqual(await sentences({ ...least, members: [{ name: "a" }, {}, { name: "a" }] }), [
        "members[1].name is required",
        "members[2] is there already as members[0]",
      ]);
    });

    it("what the definition's own check finds, beside a field that is wrong by itself", async () => {
      assert.deepEqual(await sentences({ ...least, name: "both", size: 1 }), [
        "size must be 10 to 20, not 1",
        "name must not be both (asked the cloud)",
      ]);
    });

    it("what a field finds in its value by itself, and that in the field's own place", async () => {
      const examined: typeof thing = {
        ...thing,
        fields: {
          ...thing.fields,
          label: { schema: z.string(), examine: (value) => [{ path: "label", reason: `must not be ${value}` }] },
        },
      };
      const { problems } = await check(examined, { ...least, label: "this", kind: "no", size: 1 }, () => "");
      assert.deepEqual(
        problems.map(({ path }) => path),
        ["size", "kind", "label"],
      );
    });

    it("bug: what an object has, where something else stands in its place", async () => {
      assert.deepEqual(await sentences({ ...least, members: ["a"] }), [
        'members[0] must be an object of name and role, not "a"',
      ]);
    });

    it("which item of a list is null, as a program's undefined arrives", async () => {
      assert.deepEqual(await sentences({ ...least, members: [{ name: "a" }, null] }), [
        "members[1] must be an object of name and role, not null",
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
        "size must be 10 to 20, not 1",
      ]);
    });

    it("and lets what follows from them be unknown", async () => {
      assert.equal((await run({ ...least, name: UNKNOWN })).inputs["digest"], UNKNOWN);
    });
  });

  describe("an Output that was pasted into text", () => {
    const words = (call: string) =>
      `Calling [${call}] on an [Output<T>] is not supported. To get the value of an Output...`;
    const advice = (way: string) => `use ${way} or .apply to build the text`;
    for (const [given, sentence] of [
      [
        { name: `a-${words("toString")}` },
        `name holds an Output that was pasted into text; ${advice("pulumi.interpolate")}`,
      ],
      [
        { members: [{ name: "a" }, { name: words("toString"), rôle: 1 }] },
        `members[1].name holds an Output that was pasted into text; ${advice("pulumi.interpolate")}`,
      ],
      [
        { label: JSON.stringify({ a: words("toJSON") }) },
        `label holds an Output that was pasted into text; ${advice("pulumi.jsonStringify")}`,
      ],
      [
        { tags: { [words("toString")]: "x" } },
        `tags holds an Output that was pasted into text as a key; ${advice("pulumi.interpolate")}`,
      ],
    ] as const) {
      it(`is refused in ${Object.keys(given)[0]}, once, with how to do it`, async () => {
        assert.equal((await sentences({ ...least, ...given }))[0], sentence);
      });
    }

    it("leaves the sentences about its neighbours as they are", async () => {
      assert.deepEqual(await sentences({ ...least, name: words("toString"), size: 1 }), [
        `name holds an Output that was pasted into text; ${advice("pulumi.interpolate")}`,
        "size must be 10 to 20, not 1",
      ]);
    });
  });

  describe("nothing of a secret is printed", () => {
    const SECRET = "hunter2-hunter2-hunter2";
    const cases: readonly (readonly [what: string, given: object, secrets: string[], ...sentences: string[]])[] = [
      ["of a wrong type", { name: 12_345 }, ["name"], "name must be a string, not [secret]"],
      ["of a wrong form", { name: SECRET }, ["name"], "name must be 1 to 8 small letters, not [secret]"],
      ["of a wrong length", { label: SECRET }, ["label"], "label must have 2 to 4 characters, not [secret]"],
      [
        "not even that it is empty",
        { members: [{ name: "" }] },
        ["members"],
        "members[0].name must have at least 1 character, not [secret]",
      ],
      ["out of range", { size: 12_345 }, ["size"], "size must be 10 to 20, not [secret]"],
      ["not one of the words", { kind: SECRET }, ["kind"], 'kind must be "Auto" or "Manual", not [secret]'],
      [
        "deep in an object",
        { options: { deep: { limit: SECRET } } },
        ["options"],
        "options.deep.limit must be a number, not [secret]",
      ],
      [
        "that holds a secret",
        { members: { a: { name: SECRET } } },
        ["members.a.name"],
        "members must be a list, not [secret]",
      ],
      [
        "in a list",
        { members: [{ name: "a" }, SECRET] },
        ["members[1]"],
        "members[1] must be an object of name and role, not [secret]",
      ],
      [
        "of how many",
        { members: ["a", "b", "c", "d"].map((name) => ({ name })) },
        ["members[3].name"],
        "members must have at most 3 items, not [secret]",
      ],
      [
        "in a map, one value of which is secret",
        { tags: { a: SECRET } },
        ["tags.a"],
        "tags.a must have at most 3 characters, not [secret]",
      ],
      [
        "in a map whose key is written with brackets",
        { tags: { "a.b": SECRET } },
        ['tags["a.b"]'],
        "tags.a.b must have at most 3 characters, not [secret]",
      ],
      [
        "in a map that is secret, keys included",
        { tags: { [SECRET]: SECRET } },
        ["tags"],
        "tags.[secret] must have at most 3 characters, not [secret]",
      ],
      [
        "in the name of a property",
        { members: [{ name: "a", [SECRET]: 1 }] },
        ["members[0]"],
        "members[0] has no property [secret]; there are name, role",
      ],
      [
        "in a field that is always secret",
        { token: "hunter2" },
        [],
        "token must have at least 20 characters, not [secret]",
      ],
      ["in all of the arguments", { label: SECRET }, [""], "label must have 2 to 4 characters, not [secret]"],
    ];
    for (const [what, given, secrets, ...expected] of cases) {
      it(what, async () => {
        const { problems } = await check(thing, { ...least, ...given }, () => "the cloud", { secrets });
        assert.deepEqual(
          problems.map(({ path, reason }) => `${path} ${reason}`),
          expected,
        );
      });
    }

    it("by a definition's own check, which has another sentence for it or is cleaned", async () => {
      const telling: typeof thing = {
        ...thing,
        check: ({ label, name }) => [
          { path: "label", reason: `is ${label}`, ifSecret: { path: "label", reason: "is wrong" } },
          { path: "name", reason: `does not go with ${label}, but ${name} would` },
        ],
      };
      const given = { ...least, label: "hunt" };
      const said = async (secrets: string[]) => (await check(telling, given, () => "", { secrets })).problems;
      assert.deepEqual(await said(["label"]), [
        { path: "label", reason: "is wrong" },
        { path: "name", reason: "does not go with [secret], but abc would" },
      ]);
      assert.deepEqual(await said([]), [
        { path: "label", reason: "is hunt" },
        { path: "name", reason: "does not go with hunt, but abc would" },
      ]);
    });

    it("while what is beside it is told", async () => {
      const given = { ...least, name: "ABC", members: [{ name: "a", rôle: SECRET }] };
      const { problems } = await check(thing, given, () => "", { secrets: ["members[0].rôle"] });
      assert.deepEqual(problems, [
        { path: "name", reason: 'must be 1 to 8 small letters, not "ABC"' },
        { path: "members[0]", reason: "has no property rôle; did you mean role?" },
      ]);
    });
  });

  it("drops an optional field that is given empty, which else would show as a difference in every refresh", async () => {
    const { inputs } = await run({ ...least, tags: {}, members: [] });
    assert.deepEqual(inputs, { ...least, size: 15, digest: "digest of abc" });
    const texts = { ...thing, fields: { ...thing.fields, label: { schema: z.string() } } };
    assert.equal("label" in (await check(texts, { ...least, label: "" }, () => "")).inputs, false);
  });

  it("judges the bare id of a joined one, and shows what was given", async () => {
    const named = {
      ...thing,
      fields: {
        ...thing.fields,
        directoryId: { schema: text(/^d-\d+$/, "a directory's id"), required: true, refersTo: true },
      },
    } as const;
    const said = async (directoryId: string) => (await check(named, { ...least, directoryId }, () => "")).problems;
    assert.deepEqual(await said("d-1"), []);
    assert.deepEqual(await said("x:d-1"), []);
    assert.deepEqual(await said("d-1:x"), [{ path: "directoryId", reason: 'must be a directory\'s id, not "d-1:x"' }]);
    assert.deepEqual(await said(UNKNOWN), []);
  });

  it("hides a field that is wrong by itself from the definition's check, and derives nothing then", async () => {
    const asked: unknown[] = [];
    const noting: typeof thing = {
      ...thing,
      check: ({ size }) => {
        asked.push(size);
        return [];
      },
      derive: () => {
        asked.push("derive");
        return {};
      },
    };
    await check(noting, { ...least, size: 1 }, () => "");
    assert.deepEqual(asked, [UNKNOWN]);
    await check(noting, { ...least }, () => "");
    assert.deepEqual(asked, [UNKNOWN, 15, "derive"]);
  });

  describe("of a name in the place of an id", () => {
    interface Referring {
      one?: string;
      many?: string[];
    }
    const asked: string[] = [];
    const reference = {
      isId: (value: string) => /^\d+$/.test(value),
      find: async (_context: string, name: string) => {
        asked.push(name);
        return { ann: "1", ben: "2" }[name];
      },
      missing: (name: string) => `there is no ${name}`,
    };
    const referring = {
      ...thing,
      fields: {
        one: { schema: text(/^\w+$/, "letters or digits") },
        many: { schema: z.array(z.string()), set: (item: string) => item },
      },
      naturalKey: [],
      references: { one: reference, many: reference },
      check: () => [],
      derive: () => ({}),
    } as unknown as Definition<string, Referring, object>;
    const checked = (given: object) => check(referring, { ...given }, () => "the cloud");

    beforeEach(() => {
      asked.length = 0;
    });

    it("puts the id there, and leaves what nobody has or nobody knows", async () => {
      const { inputs } = await checked({ one: "ann", many: ["ben", "7", "nobody", UNKNOWN] });
      assert.deepEqual(inputs, { one: "1", many: ["2", "7", "nobody", UNKNOWN] });
      assert.deepEqual(asked, ["ann", "ben", "nobody"]);
    });

    it("tells one that is there by both, and asks nothing where something is wrong", async () => {
      assert.deepEqual((await checked({ many: ["ann", "1"] })).problems, [
        { path: "many[1]", reason: "is there already as many[0]" },
      ]);
      asked.length = 0;
      assert.equal((await checked({ one: "a b", many: ["ann"] })).problems.length, 1);
      assert.deepEqual(asked, []);
    });

    it("names what is still a name, for the verb that would have to know it", () => {
      assert.deepEqual(unresolved(referring as object, { one: "nobody", many: ["1", "who"] }), [
        { path: "one", reason: "there is no nobody" },
        { path: "many[1]", reason: "there is no who" },
      ]);
    });
  });
});
