#!/usr/bin/env node
"use strict";

// `npm start`, also in a fresh clone: no packages yet, and perhaps an old Node.
const { join } = require("node:path");
const { engines } = require("../package.json");

const root = join(__dirname, "..");

main().catch((error) => {
  process.stderr.write(`${error.message.split("\n", 1)}\n`); // Node adds to some messages where it looked
  process.exitCode = process.exitCode || 1;
});

async function main() {
  requireNode(engines.node.replace(/^[^\d]+/, ""));
  await installPackages();
  require("ts-node").register({ cwd: root, project: join(root, "tsconfig.json"), transpileOnly: true });
  const { tell } = require("./start/story");
  await tell(root, process.argv.slice(2));
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
