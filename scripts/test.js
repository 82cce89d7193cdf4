"use strict";

// `npm test`, also in a fresh clone: installs what is missing, then runs every check and every suite, two at a time, on
// this Node, and what depends on the Node version once more on Node 24 with the newest Pulumi SDK.
const { existsSync, readdirSync, rmSync } = require("node:fs");
const { join } = require("node:path");
const { install } = require("./test/install.js");
const { check, run, suite } = require("./test/jobs.js");
const { newest } = require("./test/newest.js");

const root = join(__dirname, "..");
const WIDTH = 2;

const CHECKS = ["lint", "walls", "types", "unused", "fresh"];
/** The longest first, so that none of them is alone at the end. */
const SUITES = ["engine", "package", "start", "lifecycle", "host", "emulator", "rehearsal", "docs", "unit"];
/** Where programs and provider processes of the real SDK run. */
const ON_NEWEST = ["engine", "package", "host"];
/** Of these a part is enough there: the engine and the package are the same, the processes that load them are others. */
const SPECS_ON_NEWEST = { engine: "edits.spec.ts", package: "programs.spec.ts" };
/** Start hundreds of processes of others, whose coverage is nobody's and costs minutes. */
const UNCOVERED = ["engine", "package", "start"];
/** Call the provider in a process of its own, whose coverage is wanted; elsewhere that of what they start costs much. */
const WITH_CHILDREN = ["lifecycle", "host"];

const coverage = join(root, "coverage");

async function main() {
  rmSync(coverage, { recursive: true, force: true });
  const installed = await install(root);
  if (!installed.ok) return report([line({ ...installed, passed: 0, failed: 1, skipped: 0 })]);

  const env = (name) => (UNCOVERED.includes(name) ? {} : { NODE_V8_COVERAGE: join(coverage, "raw") });
  const preload = (name) => (WITH_CHILDREN.includes(name) ? [] : [join(root, "scripts/test/own-coverage.js")]);
  const results = await inParallel([
    ...present(SUITES).map((name) => () => suite({ root, name, env: env(name), preload: preload(name) })),
    ...CHECKS.map((name) => () => check(root, name)),
  ]);
  const c8 = join(root, "node_modules/c8/bin/c8.js");
  console.log((await run(process.execPath, [c8, "report"], { cwd: root })).output.trim());

  const { prepared, ...result } = await newest(root);
  if (result.failed > 0) results.push(line(result));
  if (prepared !== undefined) {
    const again = present(ON_NEWEST).map(
      (name) => () => suite({ ...prepared, name, specs: SPECS_ON_NEWEST[name], label: `${name} on Node 24` }),
    );
    results.push(...(await inParallel(again)));
    prepared.remove();
  } else if (result.failed === 0) {
    const skipped = results.filter(({ name }) => ON_NEWEST.includes(name));
    results.push(...skipped.map((one) => line({ ...notRun(one), name: `${one.name} on Node 24`, why: result.why })));
  }
  report(results);
}

function present(names) {
  return names.filter((name) => {
    const folder = join(root, "tests", name);
    return existsSync(folder) && readdirSync(folder, { recursive: true }).some((file) => file.endsWith(".spec.ts"));
  });
}

async function inParallel(jobs) {
  const waiting = [...jobs];
  const results = [];
  const work = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) results.push(line(await job()));
  };
  await Promise.all(Array.from({ length: WIDTH }, work));
  return results;
}

function notRun({ passed, failed, skipped }) {
  return { passed: 0, failed: 0, skipped: passed + failed + skipped, milliseconds: 0, output: "" };
}

function line(result) {
  const { name, passed, failed, skipped, milliseconds, output, why } = result;
  const mark = failed > 0 ? "FAIL" : skipped > 0 && passed === 0 ? "skip" : "ok";
  const counts = [`${passed} ok`, failed > 0 && `${failed} FAILED`, skipped > 0 && `${skipped} left out`];
  const time = `${(milliseconds / 1000).toFixed(1)} s`;
  console.log(`${mark.padEnd(5)} ${name.padEnd(22)} ${time.padStart(8)}  ${counts.filter(Boolean).join(", ")}`);
  if (why !== undefined) console.log(`      ${why}`);
  if (failed > 0 || skipped > 0) console.log(output.replace(/^/gm, "      ").trimEnd());
  return result;
}

function report(results) {
  const sum = (count) => results.reduce((total, result) => total + result[count], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
  process.exitCode = sum("failed") > 0 ? 1 : 0;
}

main();
