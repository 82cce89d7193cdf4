"use strict";

// `npm test`, also in a fresh clone: installs what is missing, then runs every check and every suite, three at a time and
// the longest first, on this Node; what depends on the Node version runs among them once more, on Node 24 with the newest
// Pulumi SDK.
const { existsSync, readdirSync } = require("node:fs");
const { join } = require("node:path");
const { install } = require("./test/install.js");
const { check, suite } = require("./test/jobs.js");
const { newest } = require("./test/newest.js");
const { inLanes } = require("./test/lanes.js");
const { print, report } = require("./test/report.js");
const { Times } = require("./test/times.js");

const root = join(__dirname, "..");

const CHECKS = ["lint", "walls", "types", "unused", "fresh"];
/** Where programs and provider processes of the real SDK run. */
const ON_NEWEST = ["engine", "package", "host"];
/** Of these a part is enough there: the engine and the package are the same, the processes that load them are others. */
const PART_ON_NEWEST = {
  engine: { specs: "edits.spec.ts" },
  package: { specs: "programs.spec.ts", grep: "installed by npm" },
};

async function main() {
  const began = performance.now();
  const installed = await install(root);
  if (!installed.ok) return report([print({ ...installed, passed: 0, failed: 1, skipped: 0 })], began);

  const times = new Times(root);
  const job = (name, run) => ({ name, seconds: times.expected(name), run });
  const again = fromNewest(job);
  const results = await inLanes(
    [
      ...suites().map((name) => job(name, () => suite({ root, name }))),
      ...CHECKS.map((name) => job(name, () => check(root, name))),
      again.preparation,
    ],
    print,
  );
  again.remove();
  times.remember(results);
  report(results, began);
}

function suites() {
  const specs = (name) => readdirSync(join(root, "tests", name), { recursive: true }).filter(isSpec);
  return readdirSync(join(root, "tests"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && specs(entry.name).length > 0)
    .map(({ name }) => name);
}

function isSpec(file) {
  return file.endsWith(".spec.ts");
}

/** The second round, as a job that brings its suites when it is done: they wait for an installation, and nothing else does. */
function fromNewest(job) {
  let prepared;
  const labels = ON_NEWEST.filter((name) => existsSync(join(root, "tests", name))).map((name) => `${name} on Node 24`);
  const preparation = job("install of the newest", async () => {
    const { prepared: copy, ...result } = await newest(root);
    prepared = copy;
    if (copy === undefined && result.failed === 0)
      return { ...result, more: labels.map((name) => job(name, leftOut(name, result.why))) };
    const more = labels.map((label) => {
      const [name] = label.split(" ");
      const env = { ...copy.env, ON_NEWEST: "1", SCENARIOS: "all" }; // what is left is few, and is for the CLI's own processes
      return job(label, () => suite({ ...copy, name, ...PART_ON_NEWEST[name], label, env }));
    });
    return { ...result, more: copy === undefined ? [] : more };
  });
  return { preparation, remove: () => prepared?.remove() };
}

function leftOut(name, why) {
  return async () => ({ name, passed: 0, failed: 0, skipped: 1, milliseconds: 0, output: "", why });
}

main();
