import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../../emulator";
import { parseEstate, readEstateFile, textOf } from "../../../estate/file";
import type { Estate } from "../../../estate/model";
import { estateOf } from "../../support/estates";
import { furnish } from "../../support/rich-directory";

/** Somebody else's reader of JSON Schema. Loaded without its types, which no other file needs. */
const { default: Ajv2020 } = require("ajv/dist/2020") as {
  readonly default: new (
    options: object,
  ) => {
    validateSchema(schema: object): boolean;
    compile(schema: object): ((value: unknown) => boolean) & { readonly errors?: readonly object[] | null };
  };
};

const schema = JSON.parse(readFileSync(join(__dirname, "../../../docs/estate.schema.json"), "utf8")) as object;

describe("the file of an estate", () => {
  let cloud: Emulator;
  let estate: Estate;
  let text: string;
  let folder: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "estate-"));
    cloud = await startEmulator({ seed: "company", accounts: 12, taskDurationMs: 0 });
    await furnish(cloud);
    estate = await estateOf(cloud);
    text = textOf(estate);
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await cloud.close();
  });

  it("comes back as what was written", () => {
    const file = join(folder, "estate.json");
    writeFileSync(file, text);
    assert.deepEqual(readEstateFile(file), estate);
  });

  describe("has a published form", () => {
    const validator = new Ajv2020({ strict: true, allErrors: false });

    it("which is a schema of draft 2020-12", () => {
      assert.ok(validator.validateSchema(schema));
    });

    it("which somebody else's validator and ours find in a company's estate", () => {
      const isValid = validator.compile(schema);
      assert.ok(isValid(JSON.parse(text)), JSON.stringify(isValid.errors));
      assert.doesNotThrow(() => parseEstate(text, "estate.json"));
    });

    for (const [what, edit] of [
      ["a kind that there is not", (one: Edited) => Object.assign(one.objects, { "cloudsso:Robot": [] })],
      ["an object without an id", (one: Edited) => Reflect.deleteProperty(one.objects["ims:User"]?.[0] ?? {}, "id")],
      ["a number for a name", (one: Edited) => Object.assign(one.objects["ims:User"]?.[0] ?? {}, { name: 7 })],
      [
        "an input that there is not",
        (one: Edited) => Object.assign(one.objects["ims:User"]?.[0]?.inputs ?? {}, { x: 1 }),
      ],
    ] as const) {
      it(`which neither finds with ${what}`, () => {
        const edited = JSON.parse(text) as Edited;
        edit(edited);
        assert.equal(validator.compile(schema)(edited), false);
        assert.throws(
          () => parseEstate(JSON.stringify(edited), "estate.json"),
          /^Error: estate\.json is damaged: objects/,
        );
      });
    }
  });

  interface Edited {
    readonly objects: { readonly [kind: string]: { readonly inputs: object }[] };
  }

  const refused: readonly (readonly [string, () => string, RegExp])[] = [
    [
      "cut off",
      () => text.slice(0, text.indexOf("\n", 5000)),
      /^Error: e\.json is cut off at line \d+, column \d+; take the snapshot again\.$/,
    ],
    ["empty", () => "", /^Error: e\.json is cut off at line 1, column 1/],
    ["no JSON", () => "estate:\n  users: 3\n", /^Error: e\.json is no JSON at line 1, column 1/],
    [
      "no JSON from somewhere on",
      () => text.replace('"version": 1', '"version": 1 &'),
      /^Error: e\.json is no JSON at line \d+, column 16; take/,
    ],
    [
      "another program's",
      () => '{"deployment": {}}',
      /^Error: e\.json is no estate, as .*; alicloud-identity snapshot/,
    ],
    ["a list", () => "[]", /^Error: e\.json is no estate/],
    ["null", () => "null", /^Error: e\.json is no estate/],
    [
      "of another version",
      () => text.replace('"version": 1', '"version": 2'),
      /^Error: e\.json is an estate of version 2, and this release reads version 1; take the snapshot again\.$/,
    ],
    [
      "edited into nonsense",
      () => text.replace('"sessionDuration": 3600', '"sessionDuration": "an hour"'),
      /^Error: e\.json is damaged: objects\["cloudsso:AccessConfiguration"\]\[\d+\]\.inputs\.sessionDuration: /,
    ],
    [
      "without an id",
      () => text.replace(/"folderId": "[^"]+"/, '"folderId": ""'),
      /^Error: e\.json is damaged: organisation\.accounts\[0\]\.folderId: /,
    ],
  ];
  for (const [what, content, sentence] of refused) {
    it(`is refused in a sentence when it is ${what}`, () => {
      assert.throws(() => parseEstate(content(), "e.json"), sentence);
    });
  }

  for (const [what, file] of [
    ["not there", () => join(folder, "none.json")],
    ["a folder", () => folder],
  ] as const) {
    it(`is refused in a sentence when it is ${what}`, () => {
      assert.throws(() => readEstateFile(file()), /^Error: The estate \S+ cannot be read: E\w+: .*; /);
    });
  }
});
