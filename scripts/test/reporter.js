"use strict";

const { writeFileSync } = require("node:fs");
const Mocha = require("mocha");

const { EVENT_RUN_END, EVENT_TEST_PENDING } = Mocha.Runner.constants;

/** Says what failed and what was left out, and writes the counts to the file named by `TEST_COUNTS`. */
module.exports = class Counts extends Mocha.reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    runner.on(EVENT_TEST_PENDING, (test) => console.log(`left out: ${test.fullTitle()}`));
    runner.once(EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      writeFileSync(process.env.TEST_COUNTS, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
      this.epilogue();
    });
  }
};
