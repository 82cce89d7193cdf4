"use strict";

// Loaded into a provider process under test, in front of everything: time that a test can push forward, and waits
// between attempts at the short end of their range.

const { readFileSync } = require("node:fs");

const realNow = Date.now;
const file = process.env["TEST_CLOCK_FILE"];

// Read at every call: a signal or a message would arrive some time later.
Date.now = () => realNow() + Number(readFileSync(file, "utf8"));
Math.random = () => 0;
