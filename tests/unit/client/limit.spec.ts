import assert from "node:assert/strict";
import { CancelledError } from "../../../provider/client/errors";
import { createBudget } from "../../../provider/client/limit";
import { VirtualClock } from "./clock";

describe("client/limit", () => {
  it("lets calls begin at the given rate, first come first served", async () => {
    const clock = new VirtualClock(0);
    const budget = createBudget({ callsPerSecond: 10, concurrency: 100, clock });
    const begun: [number, number][] = [];
    await Promise.all(
      Array.from({ length: 5 }, async (_, index) => {
        const leave = await budget.take();
        begun.push([index, clock.now()]);
        leave();
      }),
    );
    assert.deepEqual(begun, [
      [0, 0],
      [1, 100],
      [2, 200],
      [3, 300],
      [4, 400],
    ]);
  });

  it("holds no more calls at once than allowed, and passes a seat on only once", async () => {
    const clock = new VirtualClock(0);
    const budget = createBudget({ callsPerSecond: 1e6, concurrency: 2, clock });
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        const leave = await budget.take();
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        leave();
        leave();
      }),
    );
    assert.equal(most, 2);
  });

  it("halves when throttled, once for one overload, and grows back to where it began and no further", () => {
    const clock = new VirtualClock(0);
    const budget = createBudget({ callsPerSecond: 16, concurrency: 1, clock });
    budget.throttled();
    budget.throttled();
    assert.equal(budget.rate, 8);
    clock.pass(2_000);
    budget.throttled();
    assert.equal(budget.rate, 4);
    const rates: number[] = [];
    for (let call = 0; call < 1_000; call++) {
      budget.accepted();
      rates.push(budget.rate);
    }
    assert.ok(rates.every((rate, index) => index === 0 || rate >= (rates[index - 1] ?? 0)));
    assert.ok((rates[0] ?? 16) < 5, "it grows by steps");
    assert.equal(budget.rate, 16);
  });

  it("never stops altogether", () => {
    const clock = new VirtualClock(0);
    const budget = createBudget({ callsPerSecond: 16, concurrency: 1, clock });
    for (let second = 0; second < 60; second++) {
      clock.pass(1_000);
      budget.throttled();
    }
    assert.equal(budget.rate, 0.5);
  });

  it("lets a waiting caller go without taking a seat or a place in the queue", async () => {
    const clock = new VirtualClock(0);
    const budget = createBudget({ callsPerSecond: 1e6, concurrency: 1, clock });
    const leave = await budget.take();
    const controller = new AbortController();
    const given = assert.rejects(budget.take(controller.signal), CancelledError);
    const next = budget.take();
    controller.abort();
    await given;
    leave();
    (await next)();
    await assert.rejects(budget.take(AbortSignal.abort()), CancelledError);
    (await budget.take())();
  });

  it("gives the seat back when the wait for the turn is cancelled", async () => {
    const clock = new VirtualClock(0);
    const budget = createBudget({ callsPerSecond: 1, concurrency: 1, clock });
    (await budget.take())();
    const controller = new AbortController();
    const waiting = assert.rejects(budget.take(controller.signal), CancelledError);
    await Promise.resolve();
    controller.abort();
    await waiting;
    (await budget.take())();
  });
});
