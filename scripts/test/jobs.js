"use strict";

const { spawn } = require("node:child_process");
const { mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

/** Several times what the longest suite takes on a machine of two cores: what takes longer hangs. */
const LIMIT_MS = 20 * 60_000;

/** For all processes of a job: compilers and the like spend a seventh of their time on a young generation that is too small. */
const ROOMY = "--max-semi-space-size=64";

const running = new Set();

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    for (const child of running) end(child);
    process.exit(1);
  });
}

/** With all that it started: a suite leaves engines and provider processes behind when it alone is ended. */
function end(child) {
  try {
    if (process.platform === "win32") child.kill();
    else process.kill(-child.pid, "SIGTERM");
  } catch {
    // It is gone already.
  }
}

/** Runs a command without input and keeps what it says. */
function run(command, args, { cwd, env = {}, timeout = LIMIT_MS }) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, NODE_OPTIONS: [process.env.NODE_OPTIONS, ROOMY].filter(Boolean).join(" "), ...env },
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
      detached: process.platform !== "win32",
    });
    running.add(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
    const timer = setTimeout(() => {
      output += `ended after ${timeout / 60_000} min`;
      end(child);
    }, timeout);
    child.on("error", (error) => (output += error.message));
    child.on("close", (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ ok: code === 0, output, milliseconds: performance.now() - started });
    });
  });
}

/** One of the package's scripts, counted as one test. */
async function check(root, name) {
  const result = await run("npm", ["run", "--silent", name], { cwd: root });
  return { name, ...result, passed: result.ok ? 1 : 0, failed: result.ok ? 0 : 1, skipped: 0 };
}

/** The specs under `tests/<name>`, counted one by one. One that ends without counts has failed. */
async function suite({ root, name, specs = "**/*.spec.ts", grep, node = process.execPath, label = name, env = {} }) {
  const folder = mkdtempSync(join(tmpdir(), "counts-"));
  const counts = join(folder, "counts.json");
  const mocha = join(root, "node_modules/mocha/bin/mocha.js");
  const reporter = join(root, "scripts/test/reporter.js");
  const args = ["--forbid-only", "--reporter", reporter, "--spec", `tests/${name}/${specs}`];
  if (grep !== undefined) args.push("--grep", grep);
  const result = await run(node, [mocha, ...args], {
    cwd: root,
    env: { ...env, TEST_COUNTS: counts },
  });
  const counted = read(counts);
  rmSync(folder, { recursive: true });
  const crashed = !result.ok && counted.failed === 0;
  return { ...result, ...counted, name: label, failed: crashed ? 1 : counted.failed };
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

module.exports = { run, check, suite };
