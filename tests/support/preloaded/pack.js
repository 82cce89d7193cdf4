"use strict";

// Packs what the processes of an engine load for `packed-modules.js`, and lets them run once, so that what they call is
// kept compiled. Run in the built package.

const { spawnSync } = require("node:child_process");
const { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { tmpdir } = require("node:os");
const { dirname, join } = require("node:path");
const { compiled, content, index, placeOf } = require("./packed-modules.js");
const { isLate } = require("./late-modules.js");

const root = join(__dirname, "..", "..", "..");

const modules = listed();
loadAll();
write(modules);
const said = runOnce();
if (said !== undefined) process.stderr.write(said);
process.exit(said === undefined ? 0 : 1); // the SDK waits for an engine

/** The functions of the modules, by file, and what was asked for to find them; filled as they are loaded. */
function listed() {
  const [functions, found] = [new Map(), {}];
  const [load, resolve] = [Module._extensions[".js"], Module._resolveFilename];
  Module._extensions[".js"] = (module, filename) => {
    const text = functionOf(readFileSync(filename, "utf8"));
    if (text !== undefined) functions.set(filename, text);
    load(module, filename);
  };
  Module._resolveFilename = function (request, parent, isMain, options) {
    const filename = resolve.call(this, request, parent, isMain, options);
    if (parent?.filename && options === undefined) found[placeOf(request, dirname(parent.filename))] = filename;
    return filename;
  };
  return { functions, found };
}

/**
 * In ASCII, of which V8 makes a string of half the size, without decoding it. None of an ES module, which is left to Node,
 * and of what would not mean the same in ASCII.
 */
function functionOf(text) {
  if (/\\[^\0-\x7f]/.test(text) || (/String\.raw/.test(text) && /[^\0-\x7f]/.test(text))) return undefined;
  const plain = text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const made = `function (exports, require, module, __filename, __dirname) { ${plain}\n}`; // in parentheses, all would be compiled
  try {
    compiled(`[${made}]`);
    return made;
  } catch {
    return undefined;
  }
}

function loadAll() {
  const host = require.resolve("@pulumi/pulumi/cmd/run/run");
  // The host of programs itself is left out: it begins as it is loaded, and ends where there is no program.
  loadAs(host, "minimist", "ini", "./tracing", "./error", "../../tsutils", "../../runtime/manifest");
  process.argv[2] = "no-engine"; // the provider process begins as it is loaded, too
  require("@pulumi/pulumi/cmd/dynamic-provider");
  require("pulumi-alicloud-identity");
  require("pulumi-alicloud-identity/dynamic").provider("ims:User");
  loadAs(join(root, "dist", "provider", "client", "transport.js"), "axios", "fastest-levenshtein");
  loadAs(join(root, "dist", "cli", "main.js"), "./rehearse", "../rehearsal/index", "../rehearsal/session");
}

/** Loads what a module of that file would ask for. */
function loadAs(file, ...names) {
  const require = Module.createRequire(file);
  for (const name of names) require(name);
}

function write({ functions, found }) {
  const numbers = Object.fromEntries([...functions.keys()].map((filename, number) => [filename, number]));
  const asked = Object.fromEntries(Object.entries(found).filter(([place]) => !isLate(place.split(" ").at(-1))));
  writeFileSync(content, `[${[...functions.values()].join(",\n")}]`, "latin1");
  writeFileSync(`${index}.whole`, JSON.stringify({ numbers, found: asked }));
  renameSync(`${index}.whole`, index); // whoever finds it finds all of it
}

/** The rehearsal makes a configuration, on an emulator of its own. @returns what it said when it failed. */
function runOnce() {
  const folder = mkdtempSync(join(tmpdir(), "packed-"));
  const main = join(root, "tests", "engine", "programs", "identity.js");
  const options = "runtime:\n  name: nodejs\n  options:\n    typescript: false";
  writeFileSync(join(folder, "Pulumi.yaml"), `name: engine\n${options}\nmain: ${main}\n`);
  const { PATH } = process.env;
  const preloaded = ["packed-modules.js", "late-modules.js"].map((name) => `--require=${join(__dirname, name)}`);
  const config = ["--config", "accounts=[]"];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "entry", "cli.js"), "rehearse", "up", "--yes", "--cwd", folder, ...config],
    { encoding: "utf8", env: { PATH, HOME: folder, NODE_OPTIONS: preloaded.join(" "), PACK_CODE: "1" } },
  );
  rmSync(folder, { recursive: true });
  return status === 0 ? undefined : stdout + stderr;
}
