"use strict";

/** One more at once than the machines have cores that this is meant for: each waits a while for a process or a clock. */
const WIDTH = 3;

/**
 * Runs jobs side by side, always the longest that waits, so that none of them is alone at the end. A result may bring
 * `more` jobs.
 *
 * @param jobs each with the `seconds` that it is expected to take.
 */
async function inLanes(jobs, onResult) {
  const waiting = [...jobs];
  const running = new Set();
  const results = [];
  const begin = () => {
    waiting.sort((a, b) => b.seconds - a.seconds);
    const run = waiting
      .shift()
      .run()
      .then(({ more = [], ...result }) => {
        running.delete(run);
        waiting.push(...more);
        results.push(onResult(result));
      });
    running.add(run);
  };
  while (waiting.length > 0 || running.size > 0) {
    while (waiting.length > 0 && running.size < WIDTH) begin();
    await Promise.race(running);
  }
  return results;
}

module.exports = { inLanes };
