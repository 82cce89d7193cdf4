"use strict";

// Named in the state of every stack (`__provider`): this path and what it exports are public interface.
module.exports = require("./source.js").load("provider/dynamic/entry");
