import assert from "node:assert/strict";
import { inAccounts } from "../../../provider/resources/cloudsso/in-accounts";
import type { Context } from "../../../provider/resources/context";
import type { Target } from "../../../provider/rollout/target";
import type { Work } from "../../../provider/rollout/work";

const targets = Array.from({ length: 10 }, (_, index): Target => {
  return { directoryId: "d-1", accessConfigurationId: "ac-1", targetType: "RD-Account", targetId: String(index) };
});

/** A context in which one task after the other takes so long; the third fails. */
function contextWith(taskMs: number, reports: string[]): Context {
  let now = 0;
  let last: Promise<unknown> = Promise.resolve();
  let ended = 0;
  const context = {
    signal: new AbortController().signal,
    clock: { now: () => now },
    report: (text: string) => reports.push(text),
    scheduler: {
      run: (_work: Work, wait: { report?(text: string): void }) => {
        wait.report?.("task runs");
        const outcome = last.then(() => {
          now += taskMs;
          return ++ended === 3 ? { status: "Failed", failureReason: "No." } : { status: "Success" };
        });
        last = outcome;
        return outcome;
      },
    },
  };
  return context as unknown as Context;
}

describe("work in many accounts", () => {
  const work = (target: Target) => ({ target }) as Work;

  it("counts in its row, and says how long the rest will take", async () => {
    const reports: string[] = [];
    const failures = await inAccounts(contextWith(30_000, reports), "provisions", targets, work);
    assert.deepEqual(
      failures.map(({ target }) => target.targetId),
      ["2"],
    );
    assert.equal(reports[0], "provisions 10 accounts: 0 started, 0 done");
    const begun = reports.filter((text) => text.includes("10 started"));
    assert.deepEqual(
      [begun[1], begun[3], begun.at(-1)],
      [
        "provisions 10 accounts: 10 started, 1 done, about 5 min left",
        "provisions 10 accounts: 10 started, 2 done, 1 failed, about 4 min left",
        "provisions 10 accounts: 10 started, 9 done, 1 failed",
      ],
    );
  });

  it("says nothing of an end that is near", async () => {
    const reports: string[] = [];
    await inAccounts(contextWith(100, reports), "makes", targets, work, "grant");
    assert.deepEqual(
      reports.filter((text) => text.includes("left")),
      [],
    );
    assert.match(reports[0] ?? "", /^makes 10 grants: /);
  });
});
