"use strict";

// Node has read it by now: this process's coverage is written, that of the processes that it starts is not.
delete process.env.NODE_V8_COVERAGE;
