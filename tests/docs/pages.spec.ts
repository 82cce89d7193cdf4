import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publishedFolders } from "../support/folders";
import { turnOf } from "../support/turns";

const root = join(__dirname, "..", "..");

/** What the pages are made from. */
const sources = [
  ...publishedFolders,
  ...["examples", "scripts", "docs", "README.md", "package.json", "tsconfig.json"],
  ...["tests/emulator/clients/proven.json", "tests/emulator/clients/python/clients.ts"],
];

function docs(folder: string, ...words: readonly string[]): { readonly status: number | null; readonly said: string } {
  const all = ["-r", join(folder, "scripts/register.js"), join(folder, "scripts/docs.ts"), ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd: folder, encoding: "utf8" });
  return { status, said: stdout + stderr };
}

/** That they are what the code says, `npm run fresh` checks; each run here loads the whole project. */
describe("the generated pages", () => {
  it("have no empty tables, and a reason for each permission", () => {
    const folder = join(root, "docs/resources");
    for (const file of readdirSync(folder)) {
      const text = readFileSync(join(folder, file), "utf8");
      assert.doesNotMatch(text, /^\|(?:---\|)+\n(?!\|)/m, `${file} has a table without rows`);
      const [, permissions = ""] = text.split("## Permissions\n");
      assert.match(permissions, /^\| `\w+:\w+` \| \S.* \|$/m);
      assert.doesNotMatch(permissions, /\| +\|/);
    }
  });

  it('have no table for a value that is called as an interface is, such as "User"', () => {
    const text = readFileSync(join(root, "docs/resources/cloudsso.UserProvisioning.md"), "utf8");
    assert.deepEqual(text.match(/^### .*/gm), ["### Timeouts"]);
  });

  it("bug: told nothing of what the lists hold that a function takes", () => {
    const text = readFileSync(join(root, "docs/functions.md"), "utf8");
    const [, section = ""] = text.split("\n## ram.getPolicyDocument\n");
    const [taken = ""] = section.split("\nResult, ");
    for (const name of ["notActions", "identifiers", "variable"])
      assert.match(taken, new RegExp(`^\\| \`${name}\` \\|`, "m"));
    assert.doesNotMatch(text, /^\|(?:---\|)+\n(?!\|)/m, "a table without rows");
  });

  describe("in a copy of the project", () => {
    let copy: string;
    /** Each writes all pages anew: one of the three, by turns; `SWEEPS=all`: all. */
    let count = 0;
    const inTurn = (title: string, test: () => void) => {
      if (process.env["SWEEPS"] === "all" || count === turnOf("pages in a copy of the project", 3)) it(title, test);
      count++;
    };
    const page = () => join(copy, "docs/resources/ims.User.md");
    const source = () => join(copy, "provider/resources/ims/user.ts");

    beforeEach(() => {
      copy = mkdtempSync(join(tmpdir(), "docs-"));
      for (const name of sources) cpSync(join(root, name), join(copy, name), { recursive: true });
      symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    });

    afterEach(() => rmSync(copy, { recursive: true }));

    function edit(file: string, from: string, to: string): void {
      const text = readFileSync(file, "utf8");
      assert.ok(text.includes(from), `${file} has no ${from}`);
      writeFileSync(file, text.replace(from, to));
    }

    inTurn("are stale when a comment or a fact has changed, follow it, and go when their resource has gone", () => {
      const orphan = join(copy, "docs/resources/ims.Ghost.md");
      writeFileSync(orphan, "# ims.Ghost\n");
      edit(source(), "/** 1 to 24 characters. */", "/** The name | that people see. */");
      edit(source(), "displayName: { schema", "displayName: { replaces: true, schema");
      const { status, said } = docs(copy, "--check");
      assert.equal(status, 1);
      const stale = (name: string) => `docs/resources/ims.${name}.md is stale: run \`npm run docs\`.\n`;
      assert.equal(said, `${stale("Ghost")}${stale("User")}`);
      assert.equal(docs(copy).status, 0);
      assert.ok(!existsSync(orphan));
      assert.match(
        readFileSync(page(), "utf8"),
        /^\| `displayName` \| `string` \| required, replaces \| {2}\| The name \\\| that people see\. \|$/m,
      );
    });

    inTurn("name what a verb newly calls, in the page and in the README's policy", () => {
      edit(
        join(copy, "provider/resources/ims/user-blockers.ts"),
        "await context.ims.deleteUser({ UserId: id });",
        "await context.ims.deleteGroup({ GroupName: id });",
      );
      docs(copy);
      assert.match(readFileSync(page(), "utf8"), /^\| `ims:DeleteGroup` \| deletes the group \|$/m);
      const readme = readFileSync(join(copy, "README.md"), "utf8");
      assert.match(readme, /"ram:DeleteGroup"/);
      assert.doesNotMatch(readme, /"ram:DeleteUser"/);
    });

    inTurn("tell of the emulator what its code and the stories of its clients say", () => {
      edit(join(copy, "emulator/options.ts"), '"the order of lists is not documented"', '"nobody knows"');
      edit(join(copy, "emulator/faults.ts"), "/** `ServiceUnavailable`, 503,", "/** 503,");
      const proven = join(copy, "tests/emulator/clients/proven.json");
      const { proven: rows } = JSON.parse(readFileSync(proven, "utf8")) as { proven: { lacking: string[] }[] };
      for (const { lacking } of rows) lacking.push("GetDelegateAccount");
      writeFileSync(proven, JSON.stringify({ proven: rows }));
      assert.deepEqual(docs(copy), { status: 0, said: "wrote docs/emulator.md\n" });
      const page = readFileSync(join(copy, "docs/emulator.md"), "utf8");
      assert.match(page, /^\| `listOrder` \| `oldest first` \| `newest first` \| nobody knows \|$/m);
      assert.match(page, /^\| `unavailable` \| {2}\| 503, not carried out\. \|$/m);
      assert.match(page, /^\*\*No official client has called\*\* \(1\): `GetDelegateAccount`\.$/m);
      assert.match(page, /@alicloud\/openapi-core [\d.]+ \| CloudSSO \| V3, JSON, POST, .* \| 93 of 94 \|/);
    });
  });
});
