import assert from "node:assert/strict";
import fc from "fast-check";
import { align } from "../../../provider/kernel/align";

interface Item {
  readonly name: string;
  readonly spelling: string;
}

const items = fc.uniqueArray(fc.record({ name: fc.string({ maxLength: 3 }), spelling: fc.string({ maxLength: 2 }) }), {
  selector: (item) => item.name,
});
const keepRecorded = (recorded: Item) => recorded;
const keepLive = (_recorded: Item, live: Item) => live;
const named = (name: string, spelling = "live"): Item => ({ name, spelling });

describe("kernel/align", () => {
  it("keeps the recorded order and puts what is foreign behind", () => {
    const aligned = align(
      ["c", "a"].map((name) => named(name)),
      ["a", "b", "c"].map((name) => named(name)),
      (i) => i.name,
      keepLive,
    );
    assert.deepEqual(
      aligned.map(({ name }) => name),
      ["c", "a", "b"],
    );
  });

  it("drops what is gone, without moving the others", () => {
    const aligned = align(
      ["a", "b", "c"].map((name) => named(name)),
      [named("c"), named("a")],
      (i) => i.name,
      keepLive,
    );
    assert.deepEqual(
      aligned.map(({ name }) => name),
      ["a", "c"],
    );
  });

  it("gives an item that is on both sides the form that is asked for", () => {
    const recorded = [named("a", "recorded")];
    assert.deepEqual(
      align(recorded, [named("a")], (i) => i.name, keepRecorded),
      recorded,
    );
    assert.deepEqual(
      align(recorded, [named("a")], (i) => i.name, keepLive),
      [named("a")],
    );
  });

  it("loses nothing and invents nothing", () => {
    fc.assert(
      fc.property(items, items, (recorded, live) => {
        const aligned = align(recorded, live, (item) => item.name, keepLive);
        assert.deepEqual(new Set(aligned), new Set(live));
        assert.equal(aligned.length, live.length);
      }),
    );
  });

  it("is the identity where the record is what lives", () => {
    fc.assert(
      fc.property(items, (recorded) => {
        const live = [...recorded].reverse();
        assert.deepEqual(
          align(recorded, live, (item) => item.name, keepLive),
          recorded,
        );
      }),
    );
  });
});
