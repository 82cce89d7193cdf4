"use strict";

// Loaded into the processes of an engine with `--require`. Pulumi's SDK loads TypeScript and npm's own library in each
// of them, for functions that are turned into text, which these programs have none of: three quarters of its start, twice
// an operation. Here they are loaded when they are first used. `npm start` and the tests of the package do without this.

const Module = require("node:module");

const LATE = new Set(["typescript", "../../typescript-shim", "@npmcli/arborist"]);
const load = Module._load;

Module._load = function (request, parent, isMain) {
  if (!LATE.has(request) || !/[\\/]@pulumi[\\/]pulumi[\\/]/.test(parent?.filename ?? "")) {
    return load.call(this, request, parent, isMain);
  }
  let loaded;
  const late = () => {
    loaded ??= load.call(this, request, parent, isMain);
    return loaded;
  };
  // Compiled imports copy the properties of what is no ES module, and so would use it at once.
  const get = (_, name) => (name === "__esModule" ? true : late()[name]);
  return new Proxy({}, { get, has: (_, name) => name in late() });
};
