"use strict";

const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { run } = require("./jobs.js");

/** Installs what the lock file says, unless it is there. */
async function install(root) {
  const done = { name: "install", ok: true, output: "", milliseconds: 0 };
  if (isInstalled(root)) return done;
  console.log("installing the packages of the lock file: npm ci");
  return { ...done, ...(await run("npm", ["ci"], { cwd: root })) };
}

/** What npm noted of its last install must be what the lock file says, packages for other platforms aside. */
function isInstalled(root) {
  const note = join(root, "node_modules/.package-lock.json");
  if (!existsSync(note)) return false;
  const there = packages(note);
  return Object.entries(packages(join(root, "package-lock.json"))).every(
    ([path, { version, optional }]) => path === "" || there[path]?.version === version || (optional && !there[path]),
  );
}

function packages(path) {
  return JSON.parse(readFileSync(path, "utf8")).packages;
}

module.exports = { install };
