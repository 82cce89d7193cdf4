import assert from "node:assert/strict";
import { CancelledError, DeadlineError } from "../../../provider/client/errors";
import { orCancelled, type Sighting, sleep, waitUntil } from "../../../provider/client/wait";
import { VirtualClock } from "./clock";

describe("client/wait", () => {
  const again = (seen: string): Sighting<string> => ({ state: "again", seen });

  it("looks until it is done", async () => {
    const clock = new VirtualClock(0);
    const sightings = [again("1 of 2"), again("2 of 2"), { state: "done", value: "v" } as const];
    const seen: string[] = [];
    const value = await waitUntil(async () => sightings.shift() ?? assert.fail(), {
      what: "task t-1",
      timeout: 60_000,
      interval: (looks) => looks * 1000,
      clock,
      onSeen: (text) => seen.push(text),
    });
    assert.equal(value, "v");
    assert.deepEqual(seen, ["1 of 2", "2 of 2"]);
    assert.deepEqual(clock.slept, [1000, 2000]);
  });

  it("throws what the look failed with", async () => {
    const error = new Error("the task failed");
    await assert.rejects(
      waitUntil(async () => ({ state: "failed", error }), {
        what: "x",
        timeout: 1,
        interval: 1,
        clock: new VirtualClock(),
      }),
      error,
    );
  });

  it("gives up in time, after a last look, and tells what it saw", async () => {
    const clock = new VirtualClock(0);
    let looks = 0;
    const waiting = waitUntil(async () => again(`look ${++looks}`), {
      what: "task t-1",
      timeout: 10_000,
      interval: 4_000,
      clock,
    });
    await assert.rejects(waiting, (error) => {
      assert.ok(error instanceof DeadlineError);
      assert.equal(error.message, "Gave up waiting for task t-1 after 10 s; seen last: look 4.");
      return true;
    });
    assert.deepEqual(clock.slept, [4000, 4000, 2000]);
  });

  it("ends the wait when the signal aborts", async () => {
    const controller = new AbortController();
    const waiting = waitUntil(
      async () => {
        controller.abort();
        return again("x");
      },
      { what: "x", timeout: 1e9, interval: 1e6, signal: controller.signal, clock: new VirtualClock() },
    );
    await assert.rejects(waiting, CancelledError);
  });

  it("really sleeps and really wakes on abort", async () => {
    await sleep(1);
    const controller = new AbortController();
    const sleeping = sleep(1e8, controller.signal);
    controller.abort();
    await assert.rejects(sleeping, CancelledError);
    await assert.rejects(sleep(1, AbortSignal.abort()), CancelledError);
  });

  it("leaves shared work running when one caller goes", async () => {
    const controller = new AbortController();
    let finish: (value: string) => void = () => undefined;
    const shared = new Promise<string>((resolve) => {
      finish = resolve;
    });
    const leaver = assert.rejects(orCancelled(shared, controller.signal), CancelledError);
    const stayer = orCancelled(shared, new AbortController().signal);
    controller.abort();
    await leaver;
    finish("v");
    assert.equal(await stayer, "v");
  });
});
