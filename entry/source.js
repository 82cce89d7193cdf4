"use strict";

const { createHash } = require("node:crypto");
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { join, relative } = require("node:path");

// The classic loader, also where an ES module program's loader hooks have replaced `require` in this file.
const classicRequire = Module.createRequire(__filename);

const root = join(__dirname, "..");

/**
 * Loads a module of this package by its path without extension: from the TypeScript beside this folder in a checkout, so
 * that it runs without a build, and from `dist/` in an installed package, which has no sources.
 */
function load(module) {
  const source = join(root, `${module}.ts`);
  if (!existsSync(source)) return classicRequire(join(root, "dist", module));
  compileOwnSources();
  return classicRequire(source);
}

let compiling = false;

/**
 * Compiles this package's own files only, without checking types, whatever else is registered for `.ts`. Pulumi's
 * program host would check them by the program's tsconfig, and Node's own type stripping lacks parameter properties; both
 * go on serving all other files.
 */
function compileOwnSources() {
  if (compiling) return;
  compiling = true;
  const others = Module._extensions[".ts"] ?? Module._extensions[".js"];
  Module._extensions[".ts"] = (module, filename) => {
    if (!isOwn(filename)) return others(module, filename);
    module._compile(compiled(filename, readFileSync(filename, "utf8")), filename);
  };
}

const cache = join(root, "node_modules/.cache/alicloud-identity");
let service;
let settings;
let folders;

/** Compiling takes seconds of every process of a checkout, so what was compiled is kept by what it was compiled from. */
function compiled(filename, text) {
  settings ??= `${process.version}\n${readFileSync(join(root, "tsconfig.json"), "utf8")}`;
  const kept = join(cache, `${createHash("sha256").update([settings, filename, text].join("\n")).digest("hex")}.js`);
  if (existsSync(kept)) return readFileSync(kept, "utf8");
  service ??= createService();
  const code = service.compile(text, filename);
  keep(kept, code);
  return code;
}

/** Written beside and renamed: another process must never read half a file. Without a place to write it goes on. */
function keep(path, code) {
  try {
    mkdirSync(cache, { recursive: true });
    const beside = `${path}.${process.pid}`;
    writeFileSync(beside, code);
    renameSync(beside, path);
  } catch {
    // read-only checkout
  }
}

function isOwn(filename) {
  folders ??= classicRequire("../tsconfig.build.json").include;
  return folders.some((folder) => {
    const path = relative(join(root, folder), filename);
    return !path.startsWith("..") && !path.includes("node_modules");
  });
}

function createService() {
  return classicRequire("ts-node").create({
    cwd: root,
    project: join(root, "tsconfig.json"),
    transpileOnly: true,
    compilerOptions: { rootDir: root },
  });
}

module.exports = { load };
