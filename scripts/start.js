#!/usr/bin/env node
"use strict";

// `npm start`, also in a fresh clone: no packages yet, and perhaps an old Node.
const { join } = require("node:path");
const { parseArgs } = require("node:util");
const { engines } = require("../package.json");

const root = join(__dirname, "..");

main().catch((error) => {
  process.stderr.write(`${error.message.split("\n", 1)}\n`); // Node adds to some messages where it looked
  process.exitCode = process.exitCode || 1;
});

async function main() {
  requireNode(engines.node.replace(/^[^\d]+/, ""));
  const wish = wishOf(process.argv.slice(2));
  await installPackages();
  require("ts-node").register({ cwd: root, project: join(root, "tsconfig.json"), transpileOnly: true });
  require("../entry/source.js").load("emulator/index"); // the package's own sources come compiled from its cache
  const { tell } = require("./start/story");
  await tell(root, wish);
}

/** What the reader asks for; a wrong word is answered before anything is installed. */
function wishOf(words) {
  const { engine } = parseArgs({ args: words, options: { engine: { type: "string" } } }).values;
  if (engine === undefined || engine === "pulumi" || engine === "rehearsal") return engine;
  throw new Error(`--engine is pulumi or rehearsal, not ${engine}.`);
}

function requireNode(lowest) {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [lowestMajor, lowestMinor] = lowest.split(".").map(Number);
  if (major > lowestMajor || (major === lowestMajor && minor >= lowestMinor)) return;
  throw new Error(
    `This is Node ${process.versions.node}, and ${lowest} or later is needed; install it and start again.`,
  );
}

/** Newer npm's `ci` refuses a lock file without the packages of other platforms, which `install` takes as it is. */
async function installPackages() {
  const clean = await require("./test/install.js").install(root);
  if (clean.ok) return;
  const words = ["install", "--no-save", "--no-audit", "--no-fund"];
  const { ok, output } = await require("./test/jobs.js").run("npm", words, { cwd: root });
  if (ok) return;
  const lines = output.split("\n").map((line) => line.replace(/^npm (error|ERR!)\s*/, "").trim());
  const reason = lines.find((line) => line !== "" && !/^(code|npm warn|syscall|errno) ?/.test(line));
  throw new Error(`The packages cannot be installed: ${reason ?? "npm gave no reason"}; run npm install to see all.`);
}
