"use strict";

// Loaded into the processes of an engine with `--require`, in front of everything. To find, read and compile some six
// hundred modules of Pulumi's SDK, zod and this package is two thirds of what such a process does. Here they come from one
// file, compiled, that `pack.js` wrote beside this one; what is not in it is loaded as ever. It is no older than its
// modules: the folder that it lies in is named by their contents. `npm start` and the tests of the package do without this.

const { existsSync, readFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, join } = require("node:path");
const { constants, Script } = require("node:vm");

const [index, content] = ["packed.json", "packed.bin"].map((name) => join(__dirname, name));
const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;

/** Compiles a module as Node does: the text is that of a function of `exports`, `require` and what else modules have. */
function compiled(text, filename, cachedData) {
  return new Script(text, { filename, importModuleDynamically, ...(cachedData && { cachedData }) });
}

function run(script, module, filename) {
  const require = (request) => module.require(request);
  require.resolve = (request, options) => Module._resolveFilename(request, module, false, options);
  require.main = process.mainModule;
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  const body = script.runInThisContext();
  body.call(module.exports, module.exports, require, module, filename, dirname(filename));
}

/** What a module asks for is the same for all of its folder. */
function placeOf(request, parent) {
  return `${dirname(parent.filename)} ${request}`;
}

function unpack() {
  const { files, found } = JSON.parse(readFileSync(index, "utf8"));
  const packed = readFileSync(content);
  const [load, resolve] = [Module._extensions[".js"], Module._resolveFilename];
  Module._extensions[".js"] = (module, filename) => {
    const place = files[filename];
    if (place === undefined) return load(module, filename);
    const [start, middle, end] = place;
    const text = packed.toString("utf8", start, middle);
    run(compiled(text, filename, packed.subarray(middle, end)), module, filename);
  };
  Module._resolveFilename = function (request, parent, isMain, options) {
    const known = parent?.filename && options === undefined ? found[placeOf(request, parent)] : undefined;
    return known ?? resolve.call(this, request, parent, isMain, options);
  };
}

// A process without a script only looks something up.
if (process.argv[1] !== undefined && existsSync(index)) unpack();

module.exports = { compiled, content, index, placeOf, run };
