"use strict";

const { createHash } = require("node:crypto");
const { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { delimiter, dirname, join, relative, sep } = require("node:path");
const { run } = require("./jobs.js");

const UNREACHABLE =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|E404|E403|ERR_SOCKET_TIMEOUT)\b/;
/** What the specs that run there load of the tools: an installation of all takes several times as long. */
const LOADED = [
  ...["@grpc/grpc-js", "google-protobuf"],
  ...["mocha", "ts-node", "@swc/core", "typescript", "@typescript/native"],
];
const NOT_COPIED = ["node_modules", ".git", "dist", "coverage"];

/**
 * A copy of this checkout with Node 24 and the newest Pulumi SDK: the packages in a cache below node_modules, the
 * sources in a temporary folder, nothing in the project's own lock file. Without a registry and without a cache there
 * is none, and `why` says so.
 */
async function newest(root) {
  const cache = join(root, "node_modules/.cache/newest");
  const asked = await run("npm", ["view", "@pulumi/pulumi", "version"], { cwd: root, timeout: 60_000 });
  const version = asked.ok ? asked.output.match(/^\d+\.\d+\.\d+\S*$/m)?.[0] : undefined;
  const manifest = manifestOf(root, version);
  const stamp = { packages: digest(manifest), version };
  const kept = readStamp(cache);
  let result = { name: "install of the newest", passed: 0, failed: 0, skipped: 0, output: "", milliseconds: 0 };
  if (kept === undefined || (version !== undefined && kept.packages !== stamp.packages)) {
    if (version === undefined)
      return { ...result, why: `not run: the registry did not answer (${firstLine(asked.output)})` };
    result = { ...result, ...(await fill(cache, manifest)) };
    if (!result.ok && UNREACHABLE.test(result.output))
      return { ...result, why: "not run: the registry did not answer" };
    if (!result.ok) return { ...result, failed: 1 };
    writeFileSync(join(cache, "stamp.json"), JSON.stringify(stamp));
  }
  return { ...result, prepared: copyOf(root, cache, readStamp(cache).version) };
}

function manifestOf(root, version) {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const tools = Object.fromEntries(LOADED.map((name) => [name, devDependencies[name]]));
  const node = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const all = { ...dependencies, ...tools, "@pulumi/pulumi": version, [node]: "24" };
  return JSON.stringify({ private: true, dependencies: all });
}

async function fill(cache, manifest) {
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, "package.json"), manifest);
  return run("npm", ["install", "--no-package-lock", "--ignore-scripts", "--no-fund", "--no-audit"], { cwd: cache });
}

function copyOf(root, cache, version) {
  const copy = mkdtempSync(join(tmpdir(), "newest-"));
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => !NOT_COPIED.includes(relative(root, path).split(sep)[0]),
  });
  symlinkSync(join(cache, "node_modules"), join(copy, "node_modules"), "junction");
  const packages = JSON.parse(readFileSync(join(cache, "package.json"), "utf8")).dependencies;
  const name = Object.keys(packages).find((one) => /^node-\w+-\w+$/.test(one));
  const node = join(cache, "node_modules", name, process.platform === "win32" ? "bin/node.exe" : "bin/node");
  return {
    root: copy,
    node,
    env: { PATH: dirname(node) + delimiter + process.env.PATH, NODE: node, npm_node_execpath: node },
    version,
    remove: () => rmSync(copy, { recursive: true, force: true }),
  };
}

function readStamp(cache) {
  try {
    return JSON.parse(readFileSync(join(cache, "stamp.json"), "utf8"));
  } catch {
    return undefined;
  }
}

function digest(text) {
  return createHash("sha256").update(text).digest("hex");
}

function firstLine(text) {
  return text.match(/^npm error .*$/m)?.[0] ?? "no answer";
}

module.exports = { newest };
