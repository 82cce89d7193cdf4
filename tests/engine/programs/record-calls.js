"use strict";

// Loaded into the engine's processes with `--require`. In the dynamic-provider process it writes down which calls come in
// and when they end, whichever engine sends them, and moves its time with the cloud's.

const { appendFileSync, existsSync, readFileSync, writeFileSync } = require("node:fs");
const Module = require("node:module");

const file = process.env.PROVIDER_CALLS;
const entry = "pulumi-alicloud-identity/dynamic";

if (file !== undefined && /dynamic-provider/.test(process.argv[1] ?? "")) {
  const clock = process.env.PROVIDER_CLOCK;
  if (clock !== undefined && existsSync(clock)) {
    const [now, ahead] = [Date.now, Number(readFileSync(clock, "utf8"))]; // it moves between two runs alone
    Date.now = () => now() + ahead;
  }
  const load = Module._load;
  Module._load = function (request, ...rest) {
    const loaded = load.call(this, request, ...rest);
    return request === entry ? { ...loaded, provider: (kind) => recorded(kind, loaded.provider(kind)) } : loaded;
  };
}

const methods = ["check", "diff", "create", "read", "update", "delete"];
const recordedProviders = new WeakMap();
let count = 0;

function recorded(kind, provider) {
  const known = recordedProviders.get(provider) ?? { ...provider, ...Object.fromEntries(methods.map(wrap)) };
  recordedProviders.set(provider, known);
  return known;

  function wrap(method) {
    return [method, (...args) => watched(kind, method, args, () => provider[method](...args))];
  }
}

async function watched(kind, method, args, call) {
  count += 1;
  const number = count;
  // What the program says comes last, and its name may be another than the state's.
  const short = args.map((argument) => argument?.__urn).findLast((found) => found !== undefined);
  const urn =
    short === undefined ? "" : short.replace(/^(.*?::.*?::.*?)::/, `urn:pulumi:$1pulumi-nodejs:dynamic/${kind}::`);
  write({ event: "began", number, method, urn });
  try {
    const result = await call();
    write({ event: "ended", number, failed: false });
    if (process.env.PROVIDER_HOLD === `${method} ${urn.split("::").at(-1)}`) await held();
    return result;
  } catch (error) {
    write({ event: "ended", number, failed: true });
    throw error;
  }
}

/** The provider knows what the cloud answered, and the engine never hears of it. */
function held() {
  writeFileSync(process.env.PROVIDER_HELD, "");
  return new Promise(() => undefined);
}

function write(event) {
  appendFileSync(file, `${JSON.stringify({ pid: process.pid, ...event })}\n`);
}
