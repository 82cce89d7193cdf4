import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEngine } from "../../scripts/start/engine";

const root = join(__dirname, "..", "..");
const LIMIT_MS = 10 * 60_000;

interface Told {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
  /** What is in the reader's home afterwards. */
  readonly home: readonly string[];
}

/** As a reader without a terminal, with a home and credentials of their own, runs it. */
async function tell(...words: readonly string[]): Promise<Told> {
  const home = mkdtempSync(join(tmpdir(), "start-home-"));
  const child = spawn(process.execPath, [join(root, "scripts/start.js"), ...words], {
    cwd: root,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: home,
      ALICLOUD_ACCESS_KEY: "LTAI-of-a-real-account",
      ALICLOUD_SECRET_KEY: "of-a-real-account",
      PULUMI_ACCESS_TOKEN: "pul-of-a-real-login",
      PULUMI_STACK: "production",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  child.stdout.on("data", (data: Buffer) => {
    output += data.toString();
  });
  child.stderr.on("data", (data: Buffer) => {
    errors += data.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  const there = readdirSync(home);
  rmSync(home, { recursive: true });
  return { code, output, errors, home: there };
}

function hasCli(): boolean {
  return findEngine(root, process.env).kind === "pulumi";
}

for (const engine of ["rehearsal", "pulumi"] as const) {
  describe(`npm start with ${engine === "pulumi" ? "the Pulumi CLI" : "the rehearsal engine"}`, function () {
    this.timeout(LIMIT_MS);
    let told: Told;

    before(async function () {
      if (engine === "pulumi" && !hasCli()) return this.skip();
      told = await tell("--engine", engine);
    });

    it("tells the story to its end", () => {
      assert.equal(told.code, 0, told.output + told.errors);
      assert.match(told.output, /Go on\n/);
    });

    it("makes everything, finds all that is stale, repairs it, and finds nothing more", () => {
      const counts = [...told.output.matchAll(/^ +(?:[+~] )?(\d+ (?:created|to update|updated|unchanged))$/gm)];
      assert.deepEqual(
        counts.map(([, count]) => count),
        ["7 created", "4 to update", "3 unchanged", "4 updated", "3 unchanged", "7 unchanged"],
      );
    });

    it("names the drift in the preview: the policy, and each account's status", () => {
      const preview = told.output.slice(told.output.indexOf("\n3 "), told.output.indexOf("\n4 "));
      assert.match(preview, /permissionPolicyName: "AdministratorAccess"/);
      assert.equal(preview.match(/~ status *: "ReprovisionRequired" => "Provisioned"/g)?.length, 3);
    });

    it("says what it is doing while it repairs", () => {
      const repair = told.output.slice(told.output.indexOf("\n4 "), told.output.indexOf("\n5 "));
      assert.match(repair, /removes AdministratorAccess|provisions 3 accounts/);
    });

    it("is plain text without noise where there is no terminal", () => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
      assert.doesNotMatch(told.output + told.errors, /\u001b/);
      assert.doesNotMatch(told.output + told.errors, /npm (warn|error)|deprecat|DEP\d{4}|^\s+at /im);
    });

    it("leaves nothing behind, in the project and in the reader's home", () => {
      assert.equal(existsSync(join(root, "Pulumi.npm-start.yaml")), false);
      assert.equal(existsSync(join(root, ".rehearsal", "npm-start.json")), false);
      assert.deepEqual(told.home, []);
    });

    it("prints what the README's picture shows", () => {
      const [, picture = ""] = /<!-- picture[^>]*-->\n```\n([\s\S]*?)\n```/.exec(readme()) ?? [];
      const output = `\n${plain(told.output)}\n`;
      const blocks = plain(picture).split(/^\.\.\.\n|\n\n/m);
      // Each engine is called by its own command, and prints the same.
      const shown = engine === "pulumi" ? blocks : blocks.filter((block) => !block.startsWith("$ "));
      assert.notEqual(shown.length, 0);
      for (const block of shown) {
        assert.ok(output.includes(`\n${block.trimEnd()}\n`), `npm start does not print this:\n${block}`);
      }
    });
  });
}

describe("npm start", () => {
  it("answers a wrong word with one sentence", () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts/start.js"), "--engine", "steam"], {
      encoding: "utf8",
    });
    assert.equal(status, 1);
    assert.equal(stderr, "--engine is pulumi or rehearsal, not steam.\n");
  });
});

function readme(): string {
  return readFileSync(join(root, "README.md"), "utf8");
}

/** The commands stand further in than in the README, and the engine ends some lines with a blank. */
function plain(text: string): string {
  return text.replace(/^ {2}\$ /gm, "$ ").replace(/ +$/gm, "");
}
