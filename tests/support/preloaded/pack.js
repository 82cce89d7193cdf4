"use strict";

// Loads what the processes of an engine load, and writes it compiled for `packed-modules.js`. Run in the built package.

const { readFileSync, renameSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { join } = require("node:path");
const { compiled, content, index, placeOf, run } = require("./packed-modules.js");
require("./late-modules.js");

const root = join(__dirname, "..", "..", "..");
const scripts = new Map();
const found = {};
const [load, resolve] = [Module._extensions[".js"], Module._resolveFilename];

Module._extensions[".js"] = (module, filename) => {
  const text = `(function (exports, require, module, __filename, __dirname) { ${readFileSync(filename, "utf8")}\n})`;
  const script = compiledOrNone(text, filename);
  if (script === undefined) return load(module, filename);
  scripts.set(filename, { script, text });
  run(script, module, filename);
};

/** None of an ES module, which is left to Node. */
function compiledOrNone(text, filename) {
  try {
    return compiled(text, filename);
  } catch {
    return undefined;
  }
}

Module._resolveFilename = function (request, parent, isMain, options) {
  const filename = resolve.call(this, request, parent, isMain, options);
  if (parent?.filename && options === undefined) found[placeOf(request, parent)] = filename;
  return filename;
};

/** Loads what a module of that file would ask for. */
function loadAs(file, ...names) {
  const require = Module.createRequire(file);
  for (const name of names) require(name);
}

const host = require.resolve("@pulumi/pulumi/cmd/run/run");
// The host of programs itself is left out: it begins as it is loaded, and ends where there is no program.
loadAs(host, "minimist", "ini", "./tracing", "./error", "../../tsutils", "../../runtime/manifest");
process.argv[2] = "no-engine"; // the provider process begins as it is loaded, too
require("@pulumi/pulumi/cmd/dynamic-provider");
require("pulumi-alicloud-identity");
require("pulumi-alicloud-identity/dynamic").provider("ims:User");
loadAs(join(root, "dist", "provider", "client", "transport.js"), "axios", "fastest-levenshtein");

const files = {};
const parts = [];
let length = 0;
for (const [filename, { script, text }] of scripts) {
  // After the modules have run, so that it holds the functions that they call.
  const [source, code] = [Buffer.from(text), script.createCachedData()];
  files[filename] = [length, length + source.length, length + source.length + code.length];
  length += source.length + code.length;
  parts.push(source, code);
}
writeFileSync(content, Buffer.concat(parts));
writeFileSync(`${index}.whole`, JSON.stringify({ files, found }));
renameSync(`${index}.whole`, index); // whoever finds it finds all of it
process.exit(0);
