"use strict";

const { mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { dirname, join } = require("node:path");

/** Seconds on two cores, for a checkout that has not measured its own yet. */
const AT_FIRST = {
  engine: 300,
  "install of the newest": 250, // early: others wait for it
  lifecycle: 230,
  package: 120,
  emulator: 100,
  examples: 85,
  unit: 80,
  export: 70,
  rehearsal: 65,
  start: 60,
  report: 55,
  "package on Node 24": 50,
  docs: 35,
  try: 30,
  types: 25,
  templates: 20,
  "host on Node 24": 20,
  drift: 15,
  "engine on Node 24": 15,
  functions: 15,
  host: 15,
};

/** What each job took when it last ran here. */
class Times {
  constructor(root) {
    this.file = join(root, "node_modules/.cache/test-times.json");
    this.seconds = { ...AT_FIRST, ...read(this.file) };
  }

  expected(name) {
    return this.seconds[name] ?? 10;
  }

  remember(results) {
    const ran = results.filter(({ name, milliseconds }) => milliseconds > 0 && name !== "install of the newest");
    const now = Object.fromEntries(ran.map(({ name, milliseconds }) => [name, Math.round(milliseconds / 1000)]));
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify({ ...this.seconds, ...now }));
  }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}

module.exports = { Times };
