"use strict";

// Loaded into the processes of an engine with `--require`. Pulumi's SDK starts in each of them, twice an operation, and
// four fifths of its start is for what these programs have none of: functions that are turned into text, stacks run from a
// program, traces, maps from compiled to written code. Here such modules are loaded when they are first used, or not at
// all. `npm start` and the tests of the package do without this.

const Module = require("node:module");

const PULUMI = /[\\/]@pulumi[\\/]pulumi[\\/](?!node_modules)/;
const ZOD = /[\\/]zod[\\/]v4[\\/]/;
const late = new Map([
  ["typescript", PULUMI],
  ["../../typescript-shim", PULUMI],
  ["@npmcli/arborist", PULUMI],
  ["./automation", PULUMI],
  ["@opentelemetry/resources", PULUMI],
  ["@opentelemetry/sdk-trace-base", PULUMI],
  ["@opentelemetry/sdk-trace-node", PULUMI],
  ["@opentelemetry/exporter-zipkin", PULUMI],
  ["@opentelemetry/instrumentation", PULUMI],
  ["@opentelemetry/instrumentation-grpc", PULUMI],
  ["../locales/index.cjs", ZOD],
]);
/** Modules of functions, which others copy as they are loaded. */
const lateFunctions = new Map([
  ["./closure/serializeClosure", PULUMI],
  ["./closure/codePaths", PULUMI],
]);
const load = Module._load;

delete process.env.TRACEPARENT;

Module._load = function (request, parent, isMain) {
  if (request === "source-map-support/register") return {};
  // A debugger, for functions that are turned into text: what needs it asks for it by another path.
  if (request === "../../runtime/closure/v8Hooks") return { isInitializedAsync: async () => undefined };
  const functions = lateFunctions.has(request);
  const from = late.get(request) ?? lateFunctions.get(request);
  if (from === undefined || !from.test(parent?.filename ?? "")) return load.call(this, request, parent, isMain);
  let loaded;
  const module = () => {
    loaded ??= load.call(this, request, parent, isMain);
    return loaded;
  };
  // Compiled imports copy the properties of what is no ES module, and so would use it at once.
  const get = (_, name) => {
    if (name === "__esModule") return true;
    return functions ? (...args) => module()[name](...args) : module()[name];
  };
  return new Proxy({}, { get, has: (_, name) => name in module() });
};

/** Whether modules of this name are loaded when they are used, for some of those that ask. */
module.exports = { isLate: (request) => late.has(request) || lateFunctions.has(request) };
