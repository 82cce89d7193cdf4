"use strict";

// Loaded into the processes of an engine with `--require`, in front of everything. To find, read and compile some eight
// hundred modules of Pulumi's SDK, zod and this package is most of what such a process does. Here they come from one
// script, compiled, that `pack.js` wrote beside this one; what is not in it is loaded as ever. It is no older than its
// modules: the folder that it lies in is named by their contents. `npm start` and the tests of the package do without this.

const { existsSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, join } = require("node:path");
const { constants, Script } = require("node:vm");

const [index, content] = ["packed.json", "packed.js"].map((name) => join(__dirname, name));
const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;

/** Compiles as Node does. */
function compiled(text, cachedData) {
  return new Script(text, { filename: content, importModuleDynamically, ...(cachedData && { cachedData }) });
}

/** What a module asks for is the same for all of its folder. */
function placeOf(request, folder) {
  return `${folder} ${request}`;
}

/**
 * @param functions of the modules: their texts, as Node wraps them.
 * @param numbers of their functions, by file.
 * @param found the file of each module that others of its folder ask for by a name, by `placeOf`.
 */
function serve({ functions, numbers, found }) {
  const [load, resolve] = [Module._extensions[".js"], Module._resolveFilename];

  const run = (module, filename) => {
    const folder = dirname(filename);
    const require = (request) => {
      const known = found[placeOf(request, folder)];
      return known in numbers ? packed(known) : Module._load(request, withPaths(module), false);
    };
    require.resolve = (request, options) => Module._resolveFilename(request, withPaths(module), false, options);
    require.main = process.mainModule;
    require.extensions = Module._extensions;
    require.cache = Module._cache;
    functions[numbers[filename]].call(module.exports, module.exports, require, module, filename, folder);
  };

  /** Without a look at the disk, and past `Module._load`, which others have hooks in. */
  const packed = (filename) => {
    const present = Module._cache[filename];
    if (present !== undefined) return present.exports;
    const module = new Module(filename);
    module.filename = filename;
    Module._cache[filename] = module;
    try {
      run(module, filename);
    } catch (error) {
      delete Module._cache[filename];
      throw error;
    }
    module.loaded = true;
    return module.exports;
  };

  Module._extensions[".js"] = (module, filename) => (filename in numbers ? run : load)(module, filename);
  Module._resolveFilename = function (request, parent, isMain, options) {
    const known =
      parent?.filename && options === undefined ? found[placeOf(request, dirname(parent.filename))] : undefined;
    return known ?? resolve.call(this, request, parent, isMain, options);
  };
}

/** Where Node looks for what is not packed: made when it does. */
function withPaths(module) {
  module.paths ??= Module._nodeModulePaths(dirname(module.filename));
  return module;
}

/** The functions that a process has called, compiled: other ones in a host of programs than in a provider. */
function codeOf(argument) {
  const [, host = "engine"] = /[\\/]cmd[\\/](run|dynamic-provider)\b/.exec(argument) ?? [];
  return join(__dirname, `packed.${host}.code`);
}

function unpack(code) {
  const script = compiled(readFileSync(content, "latin1"), existsSync(code) ? readFileSync(code) : undefined);
  serve({ functions: script.runInThisContext(), ...JSON.parse(readFileSync(index, "utf8")) });
  if (process.env.PACK_CODE === "1") keepAtEnd(script, code);
}

/** In one step: another process reads all of it or nothing. */
function keepAtEnd(script, code) {
  process.once("exit", () => {
    writeFileSync(`${code}.whole`, script.createCachedData());
    renameSync(`${code}.whole`, code);
  });
  process.once("SIGINT", () => process.exit()); // the end of a provider process
}

// A process without a script only looks something up.
const [, argument] = process.argv;
if (argument !== undefined && existsSync(index)) unpack(codeOf(argument));

module.exports = { compiled, content, index, placeOf };
