"use strict";

const { existsSync, readFileSync } = require("node:fs");
const Module = require("node:module");
const { join, relative } = require("node:path");

// The classic loader, also where an ES module program's loader hooks have replaced `require` in this file.
const classicRequire = Module.createRequire(__filename);

const root = join(__dirname, "..");
const folders = ["provider", "emulator", "rehearsal", "cli"];

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
  let service;
  Module._extensions[".ts"] = (module, filename) => {
    if (!isOwn(filename)) return others(module, filename);
    service ??= createService();
    module._compile(service.compile(readFileSync(filename, "utf8"), filename), filename);
  };
}

function isOwn(filename) {
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
