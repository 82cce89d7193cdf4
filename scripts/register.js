"use strict";

// Compiles tests and scripts as they are loaded, by swc: several times faster. Not said in tsconfig.json, which the
// examples and the command of a checkout use, too: swc leaves a copy of itself in the home of whoever runs it.
require("ts-node").register({ swc: true });
