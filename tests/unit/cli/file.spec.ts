import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openWhole, writeWhole } from "../../../cli/file";

describe("a user's file", () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  const modeOf = (file: string): number => statSync(file).mode & 0o777;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "file-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it("is written whole, for its owner alone, and nothing stays beside it", () => {
    writeWhole(at("report.json"), "{}\n");
    assert.equal(readFileSync(at("report.json"), "utf8"), "{}\n");
    assert.equal(modeOf(at("report.json")), 0o600);
    assert.deepEqual(readdirSync(folder), ["report.json"]);
  });

  it("keeps the permissions that it had", () => {
    writeFileSync(at("report.json"), "old");
    chmodSync(at("report.json"), 0o644);
    writeWhole(at("report.json"), "new");
    assert.equal(modeOf(at("report.json")), 0o644);
    assert.equal(readFileSync(at("report.json"), "utf8"), "new");
  });

  it("stays as it was where nothing is written", () => {
    writeFileSync(at("report.json"), "old");
    openWhole(at("report.json")).close();
    assert.equal(readFileSync(at("report.json"), "utf8"), "old");
    assert.deepEqual(readdirSync(folder), ["report.json"]);
  });

  it("bug: took the place of a link, and what that pointed at stayed old", () => {
    mkdirSync(at("kept"));
    for (const name of ["there", "not-there-yet"]) {
      if (name === "there") writeFileSync(at("kept/there"), "old");
      symlinkSync(at(`kept/${name}`), at(name));
      writeWhole(at(name), "new");
      assert.ok(lstatSync(at(name)).isSymbolicLink(), name);
      assert.equal(readFileSync(at(`kept/${name}`), "utf8"), "new");
    }
  });

  it("bug: took the place of a pipe", function () {
    if (spawnSync("mkfifo", [at("pipe")]).status !== 0) return this.skip();
    // Opened for both, so that neither side waits for the other.
    const script = `
      const { openSync, readSync } = require("node:fs");
      const end = openSync(process.argv[1], "r+");
      require(process.argv[2]).writeWhole(process.argv[1], "through");
      const read = Buffer.alloc(7);
      readSync(end, read);
      console.log(read.toString());`;
    const all = ["-r", "./scripts/register.js", "-e", script, at("pipe"), join(__dirname, "../../../cli/file.ts")];
    const { stdout, stderr } = spawnSync(process.execPath, all, { encoding: "utf8" });
    assert.equal(stdout, "through\n", stderr);
    assert.ok(lstatSync(at("pipe")).isFIFO());
  });

  it("bug: on a full disk failed without a name, and a full device was made a file", function () {
    if (!existsSync("/dev/full")) return this.skip();
    symlinkSync("/dev/full", at("full")); // a mistake would take the place of the link, and not of the device
    assert.throws(() => writeWhole(at("full"), "much"), {
      message: /full cannot be written: ENOSPC: no space left on device$/,
    });
    assert.ok(lstatSync(at("full")).isSymbolicLink());
  });

  const refused: { readonly [what: string]: readonly [name: string, message: RegExp] } = {
    "a folder": ["", /^\S+ cannot be written: it is a folder$/],
    "a file in no folder": [
      "none/report.json",
      /none\/report\.json cannot be written: ENOENT: no such file or directory$/,
    ],
  };
  for (const [what, [name, message]] of Object.entries(refused)) {
    it(`is refused before the work: ${what}`, () => {
      assert.throws(() => openWhole(at(name)), { message });
      assert.deepEqual(readdirSync(folder), []);
    });
  }
});
