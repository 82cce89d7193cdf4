#!/usr/bin/env node
"use strict";

require("./source.js").load("cli/main").main(process.argv);
