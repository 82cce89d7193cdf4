"use strict";

const loaded = require("./source.js").load("provider/index");

module.exports = loaded;

// biome-ignore lint/suspicious/noAssignInExpressions: never runs; Node reads off this text which names ES modules may import
0 && (module.exports = { AlibabaError, cloudsso, connect, ims, ram, resourcedirectory });
