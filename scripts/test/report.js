"use strict";

/** One line as soon as a job is done, and all that it said when something failed or was left out. */
function print(result) {
  const { name, passed, failed, skipped, milliseconds, output, why } = result;
  if (passed + failed + skipped === 0) return result;
  const mark = failed > 0 ? "FAIL" : skipped > 0 && passed === 0 ? "skip" : "ok";
  const counts = [`${passed} ok`, failed > 0 && `${failed} FAILED`, skipped > 0 && `${skipped} left out`];
  console.log(`${mark.padEnd(5)} ${name.padEnd(22)} ${seconds(milliseconds)}  ${counts.filter(Boolean).join(", ")}`);
  if (why !== undefined) console.log(`      ${why}`);
  if (failed > 0 || skipped > 0) console.log(output.replace(/^/gm, "      ").trimEnd());
  return result;
}

/** The times, the longest first, and the one line of counts that ends everything. */
function report(results, began) {
  const sum = (count) => results.reduce((total, result) => total + result[count], 0);
  const timed = results.filter(({ milliseconds }) => milliseconds >= 1000);
  console.log();
  for (const { name, milliseconds } of timed.sort((a, b) => b.milliseconds - a.milliseconds)) {
    console.log(`${seconds(milliseconds)}  ${name}`);
  }
  console.log(`${seconds(performance.now() - began)}  in all`);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
  process.exitCode = sum("failed") > 0 ? 1 : 0;
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`.padStart(8);
}

module.exports = { print, report };
