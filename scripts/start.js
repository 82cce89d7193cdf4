#!/usr/bin/env node
"use strict";

// The first thing that runs in a fresh clone: no packages yet, and perhaps an old Node.
const { existsSync, readFileSync } = require("node:fs");
const { spawnSync } = require("node:child_process");
const { join } = require("node:path");

const root = join(__dirname, "..");

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});

async function main() {
  requireNode();
  if (!existsSync(join(root, "node_modules", ".package-lock.json"))) install();
  require("ts-node").register({ cwd: root, project: join(root, "tsconfig.json"), transpileOnly: true });
  await require("./start/story").tell(root, process.argv.slice(2));
}

function requireNode() {
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const lowest = engines.node.replace(/^[^\d]+/, "");
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [lowestMajor, lowestMinor] = lowest.split(".").map(Number);
  if (major > lowestMajor || (major === lowestMajor && minor >= lowestMinor)) return;
  throw new Error(
    `This is Node ${process.versions.node}, and ${lowest} or later is needed; install it and start again.`,
  );
}

/** npm writes its hidden lock file when all is done, so an interrupted installation is begun again. */
function install() {
  process.stdout.write("Installs the packages of package-lock.json (only this once) ...\n");
  const begun = Date.now();
  const npm = process.env.npm_execpath;
  const words = ["ci", "--include=dev", "--loglevel=error", "--no-audit", "--no-fund"];
  const options = { cwd: root, encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] };
  const { status, stderr, error } = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...words], options)
    : spawnSync("npm", words, { ...options, shell: process.platform === "win32" });
  if (status === 0) {
    process.stdout.write(`Installed in ${Math.round((Date.now() - begun) / 1000)} s.\n`);
    return;
  }
  const lines = (error?.message ?? stderr ?? "").split("\n").map((line) => line.replace(/^npm (error|ERR!)\s*/, ""));
  const reason = lines.find((line) => line !== "" && !line.startsWith("code ")) ?? "npm gave no reason";
  throw new Error(`npm ci failed: ${reason.trim()}; run it yourself to see all that it says.`);
}
