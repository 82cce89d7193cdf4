import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { factsOf, SERVICE_NAMES } from "../../provider/api/tables";
import { BY_CALL } from "../../scripts/docs/by-call";
import { renderOperations } from "../../scripts/docs/operations";
import { Calls } from "../../scripts/docs/permissions";

const root = join(__dirname, "..", "..");
const page = readFileSync(join(root, "docs/operations.md"), "utf8");

interface Row {
  readonly operation: string;
  readonly resources: string;
  readonly functions: string;
  readonly byItself: string;
}

/** The rows of the page by service, which each part names. */
const rows = page
  .split(/^## /m)
  .slice(1)
  .flatMap((part) => {
    const [, service = ""] = /the service is `(\w+)`/.exec(part) ?? [];
    return [...part.matchAll(/^\| `(\w+)`(?:, deprecated)? \| (.*) \| (.*) \| (.*) \|$/gm)].map(
      ([, action = "", resources = "", functions = "", byItself = ""]): Row => {
        return { operation: `${service}:${action}`, resources, functions, byItself };
      },
    );
  });

/** That it is what the code says, `npm run fresh` checks. */
describe("docs/operations.md", () => {
  it("has one row for each operation of each service, and says of each who calls it", () => {
    const all = SERVICE_NAMES.flatMap((name) => factsOf(name).operations.map(({ action }) => `${name}:${action}`));
    assert.deepEqual(
      rows.map(({ operation }) => operation),
      all,
    );
    assert.equal(factsOf("ims").operations.length, 107);
    assert.equal(factsOf("cloudsso").operations.length, 94);
  });

  it("gives a reason where neither a resource nor a function calls an operation", () => {
    const alone = rows.filter(({ resources, functions }) => resources + functions === "");
    assert.ok(alone.length > 20, "the page names them");
    const silent = alone.filter(({ byItself }) => !/`: \S/.test(byItself)).map(({ operation }) => operation);
    assert.deepEqual(silent, [], "scripts/docs/by-call.ts says why");
  });

  it("links what is there, and names calls that the command line takes", () => {
    for (const { operation, resources, functions, byItself } of rows) {
      for (const [, file = "", anchor] of `${resources} ${functions}`.matchAll(/\]\(([^)#]+)(?:#([^)]+))?\)/g)) {
        const path = join(root, "docs", file);
        assert.ok(existsSync(path), `${operation} links ${file}`);
        const headings = readFileSync(path, "utf8").match(/^## .*/gm) ?? [];
        const anchors = headings.map((heading) => heading.slice(3).replace(".", "").toLowerCase());
        assert.ok(anchor === undefined || anchors.includes(anchor), `${operation} links ${file}#${anchor}`);
      }
      const [, service, action] = /`call (\w+) (\w+)`/.exec(byItself) ?? [];
      assert.ok(service === undefined || `${service}:${action}` === operation, byItself);
    }
  });

  it("is linked from the README", () => {
    assert.match(readFileSync(join(root, "README.md"), "utf8"), /\(docs\/operations\.md\)/);
  });

  it("gives a reason only for operations that there are", () => {
    assert.deepEqual(
      Object.keys(BY_CALL).filter((name) => !rows.some(({ operation }) => operation === name)),
      [],
    );
    const reasons = BY_CALL as { [operation: string]: string };
    reasons["ims:DeleteEverything"] = "nobody would";
    try {
      assert.throws(
        () => renderOperations(root, [], []),
        /by-call\.ts names ims:DeleteEverything, which no service has/,
      );
    } finally {
      delete reasons["ims:DeleteEverything"];
    }
  });
});

describe("who calls what", () => {
  let folder: string;
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "calls-"));
    mkdirSync(join(folder, "a/b"), { recursive: true });
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const calls = () => new Calls(folder, ["a"]);

  it("follows names through files, and claims nothing that is only in the same file", () => {
    write("a/one.ts", 'import { two as other } from "./b/two";\nexport function one() { return other(); }\n');
    const idle = "export const idle = (ims) => ims.deleteUser({});\n";
    const two = "const mine = ({ ims }) => ims\n  .getUser({});\nexport const two = { read: () => mine({}) };\n";
    write("a/b/two.ts", `${two}${idle}`);
    assert.deepEqual(calls().by("a/one.ts", "one"), ["ims:GetUser"]);
    assert.deepEqual(calls().ofFile("a/b/two.ts"), ["ims:DeleteUser", "ims:GetUser"]);
  });

  it("takes neither types, examples, names of properties nor what lies outside for calls", () => {
    write("outside.ts", "export const far = (ims) => ims.getGroup({});\n");
    write(
      "a/one.ts",
      [
        'import { far } from "../outside";',
        "export const helper = (ims) => ims.deleteUser({});",
        "/** ims.getUser({}) */",
        "export function one(x: typeof helper) { return far({ helper: x.helper }); }",
      ].join("\n"),
    );
    assert.deepEqual(calls().by("a/one.ts", "one"), []);
  });

  it("does not guess at an import of everything", () => {
    write("a/b/two.ts", "export const two = 2;\n");
    write("a/one.ts", 'import * as all from "./b/two";\nexport const one = all.two;\n');
    assert.throws(() => calls().by("a/one.ts", "one"), /a\/one\.ts: name what is taken from \.\/b\/two/);
  });
});
