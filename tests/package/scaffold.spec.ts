import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { publishedFolders } from "../support/folders";
import { turnOf } from "../support/turns";
import { compiler } from "./consumer";
import { root, temporaryFolder } from "./copy";

/** What the command reads and writes. */
const SOURCES = [...publishedFolders, "scripts", "tests/host/kinds.txt"].concat(
  ["package.json", "tsconfig.json", "biome.json", ".gitignore"], // as it is checked and linted here
);

interface Begun {
  readonly status: number | null;
  readonly said: string;
}

/** Operations like those that there are, on what never will be a resource here. */
const LIKE: readonly (readonly [service: string, action: string, noun: string, other: string])[] = [
  ["ims", "CreateGroup", "Group", "Gadget"],
  ["cloudsso", "AddUserToGroup", "User", "Gadget"],
  ["ims", "SetPasswordPolicy", "PasswordPolicy", "GadgetPolicy"],
  ["ims", "CreateAppSecret", "AppSecret", "GadgetSecret"],
];

interface Facts {
  readonly operations: { readonly action: string }[];
}

type Definition = { readonly [verb in "list" | "create"]: (context: object, inputs: object) => unknown };

/** One of each shape, whose operations the copy has, and one of which no table knows. */
const examples = [
  {
    shape: "entity",
    kind: "ims:Gadget",
    file: "provider/resources/ims/gadget",
    steps: "list, findId, create, read, write, delete and dependents",
    use: ({ list }: Definition) => list({}, {}),
  },
  {
    shape: "edge",
    kind: "cloudsso:GadgetAttachment",
    file: "provider/resources/cloudsso/gadget-attachment",
    steps: "list, list.take, attach and detach",
    use: ({ list }: Definition) => list({}, {}),
  },
  {
    shape: "setting",
    kind: "ims:GadgetPolicy",
    file: "provider/resources/ims/gadget-policy",
    steps: "get and set",
    use: ({ create }: Definition) => create({ accountId: async () => "1" }, {}),
  },
  {
    shape: "secret-once",
    kind: "ims:GadgetSecret",
    file: "provider/resources/ims/gadget-secret",
    steps: "list, rows, createdAt, toRemove, create, found and delete",
    use: ({ list }: Definition) => list({}, {}),
  },
  {
    shape: "secret-once",
    kind: "cloudsso:GadgetToken",
    file: "provider/resources/cloudsso/gadget-token",
    steps: "list, rows, createdAt, toRemove, create, found and delete",
    use: ({ list }: Definition) => list({}, {}),
  },
  {
    shape: "setting",
    kind: "cloudsso:Example",
    file: "provider/resources/cloudsso/example",
    steps: "get and set",
    use: ({ create }: Definition) => create({}, { directoryId: "d-1" }),
  },
] as const;

/** Each loads the whole project: a third of them, by turns; `SWEEPS=all`: all. */
const ALL = process.env["SWEEPS"] === "all";
const turn = turnOf("npm run scaffold", 3);
const begun = examples.filter((_, index) => ALL || index % 3 === turn);

describe("npm run scaffold", () => {
  let copy: string;

  before(() => {
    copy = temporaryFolder("scaffold-");
    for (const name of SOURCES) cpSync(join(root, name), join(copy, name), { recursive: true });
    mkdirSync(join(copy, "tests/lifecycle"));
    for (const [service, action, noun, other] of LIKE) {
      const file = join(copy, `provider/api/facts/${service}.json`);
      const facts = JSON.parse(readFileSync(file, "utf8")) as Facts;
      const like = facts.operations.find((operation) => operation.action === action);
      facts.operations.push(JSON.parse(JSON.stringify(like).replaceAll(noun, other)));
      writeFileSync(file, JSON.stringify(facts));
    }
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
  });

  function scaffold(...words: readonly string[]): Begun {
    const all = ["-r", "./scripts/register.js", "scripts/scaffold.ts", ...words];
    const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd: copy, encoding: "utf8" });
    return { status, said: stdout + stderr };
  }

  for (const { shape, kind, file, steps } of begun) {
    it(`begins ${kind} as ${shape}, and names what is left`, () => {
      const { status, said } = scaffold(kind, "--shape", shape);
      assert.equal(status, 0, said);
      assert.ok(said.includes(`${file}.ts: write ${steps}; until then each of them throws`), said);
      assert.ok(readFileSync(join(copy, "tests/host/kinds.txt"), "utf8").split("\n").includes(kind));
      assert.ok(existsSync(join(copy, `${file.replace("resources", "dynamic")}.generated.ts`)));
    });
  }

  it("writes what compiles", () => {
    const include = ["provider", "tests/lifecycle"];
    writeFileSync(join(copy, "tsconfig.begun.json"), JSON.stringify({ extends: "./tsconfig.json", include }));
    const all = [compiler, "-p", "tsconfig.begun.json", "--listFiles", "--pretty", "false"];
    const { stdout } = spawnSync(process.execPath, all, { cwd: copy, encoding: "utf8", maxBuffer: 64 * 2 ** 20 });
    const said = stdout.split("\n");
    for (const { file } of begun) assert.ok(said.includes(join(copy, `${file}.ts`)), file);
    const problems = said.filter((line) => /: error TS\d+: /.test(line));
    // What the services' operations are called by lacks methods for what is made up.
    assert.deepEqual(
      problems.filter((line) => !line.startsWith("provider/api/")),
      [],
    );
  });

  for (const { kind, file, use } of begun) {
    it(`lets what is not written of ${kind} say so when it is used`, async () => {
      const [definition] = Object.values(require(join(copy, file)) as { readonly [name: string]: Definition });
      assert.ok(definition !== undefined);
      await assert.rejects(async () => use(definition), { message: /^\w+:\w+: \w+ is not written yet$/ });
    });
  }

  const refusals: { readonly [words: string]: string } = {
    "": "Say which resource to begin: npm run scaffold <module>:<Name>, such as npm run scaffold ims:Application.\n",
    "oss:Bucket": "There is no module oss; there are cloudsso, ims, ram, resourceDirectory, sts.\n",
    "ims:Example --shape circle": "There is no shape circle; there are entity, edge, setting, secret-once.\n",
    "ims:User": "provider/resources/ims/user.ts is there already.\n",
  };
  for (const [words, said] of Object.entries(refusals)) {
    it(`refuses ${words === "" ? "no words" : words} in a sentence`, () => {
      assert.deepEqual(scaffold(...words.split(" ").filter(Boolean)), { status: 1, said });
    });
  }
});
