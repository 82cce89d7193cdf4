import assert from "node:assert/strict";
import fc from "fast-check";
import { z } from "zod";
import { difference, isEmpty, sameValue } from "../../../provider/kernel/diff";
import type { AnyFields, Field } from "../../../provider/kernel/fields";
import { UNKNOWN } from "../../../provider/kernel/unknowns";

const plain: Field = { schema: z.unknown() };
const set: Field = { schema: z.unknown(), set: ((item: { name: string }) => item.name) as never };
const fields: AnyFields = {
  name: { ...plain, replaces: true },
  description: plain,
  size: plain,
  flag: plain,
  tags: plain,
  members: set,
  status: { ...plain, derived: true },
  keep: { ...plain, stateOnly: true },
  adopt: { ...plain, stateOnly: true, createOnly: true },
};
const changed = (recorded: object, wanted: object) => difference(fields, { ...recorded }, { ...wanted }).changed;
const item = (name: string, value = 1) => ({ name, value });

describe("kernel/diff", () => {
  it("names what changed, and which of it makes a new object", () => {
    assert.deepEqual(difference(fields, { name: "a", size: 1 }, { name: "b", size: 2 }), {
      changed: ["name", "size"],
      replaces: ["name"],
    });
  });

  it("sees no change between equal values", () => {
    const values = { name: "a", size: 1, tags: { a: "1", b: "2" }, members: [item("x")] };
    assert.deepEqual(difference(fields, values, structuredClone(values)), { changed: [], replaces: [] });
  });

  it("sees what drifted in a derived input and in one that lives in the state alone", () => {
    assert.deepEqual(changed({ status: "ReprovisionRequired", keep: false }, { status: "Provisioned", keep: true }), [
      "status",
      "keep",
    ]);
  });

  it("leaves out what counts at birth alone", () => {
    assert.deepEqual(changed({}, { adopt: true }), []);
  });

  it("leaves out what is no input, such as outputs and the provider's text", () => {
    assert.deepEqual(changed({ createTime: "then", __provider: "old" }, { __provider: "new" }), []);
  });

  it("takes an unknown value for a change", () => {
    assert.deepEqual(changed({ description: "a", members: [item("x")] }, { description: UNKNOWN, members: UNKNOWN }), [
      "description",
      "members",
    ]);
  });

  it("tells an emptied list from none where empty counts", () => {
    const masks: Field = { ...plain, emptyCounts: true, set: ((mask: string) => mask) as never };
    const cases: readonly (readonly [a: unknown, b: unknown, same: boolean])[] = [
      [[], [], true],
      [undefined, null, true],
      [[], undefined, false],
      [[], ["a"], false],
      [["b", "a"], ["a", "b"], true],
    ];
    for (const [a, b, same] of cases) {
      assert.equal(sameValue(masks, a, b), same, JSON.stringify([a, b]));
      assert.equal(sameValue(masks, b, a), same, JSON.stringify([b, a]));
    }
  });

  describe("absent and empty", () => {
    const empties = [undefined, null, "", [], {}];
    for (const a of empties) {
      for (const b of empties) {
        it(`${JSON.stringify(a)} and ${JSON.stringify(b)} are the same`, () => {
          assert.deepEqual(changed({ description: a }, { description: b }), []);
        });
      }
      for (const something of ["a", 0, false, ["a"], { a: "" }]) {
        it(`${JSON.stringify(a)} and ${JSON.stringify(something)} are not`, () => {
          assert.deepEqual(changed({ description: a }, { description: something }), ["description"]);
          assert.deepEqual(changed({ description: something }, { description: a }), ["description"]);
        });
      }
    }

    it("false and 0 say something", () => {
      assert.equal(isEmpty(false), false);
      assert.equal(isEmpty(0), false);
    });
  });

  describe("maps", () => {
    it("have no order", () => {
      assert.deepEqual(changed({ tags: { a: "1", b: "2" } }, { tags: { b: "2", a: "1" } }), []);
    });

    it("differ by a value, a missing key and a foreign key", () => {
      for (const live of [{ a: "2" }, {}, { a: "1", foreign: "x" }]) {
        assert.deepEqual(changed({ tags: live }, { tags: { a: "1" } }), ["tags"]);
      }
    });
  });

  describe("sets", () => {
    it("have no order", () => {
      assert.deepEqual(changed({ members: [item("a"), item("b")] }, { members: [item("b"), item("a")] }), []);
    });

    it("differ by a foreign item, a missing one and an edited one", () => {
      for (const live of [[item("a"), item("b")], [], [item("a", 2)], [item("b")]]) {
        assert.deepEqual(changed({ members: live }, { members: [item("a")] }), ["members"]);
      }
    });

    it("compare items of one key by the field's own equality", () => {
      const loose: Field = { ...set, same: () => true };
      assert.equal(sameValue(loose, [item("a", 1)], [item("a", 2)]), true);
      assert.equal(sameValue(loose, [item("a", 1)], [item("b", 1)]), false);
    });

    it("are equal to every reordering of themselves, in both directions", () => {
      const members = fc.uniqueArray(fc.record({ name: fc.string(), value: fc.integer() }), {
        selector: ({ name }) => name,
      });
      fc.assert(
        fc.property(members, fc.nat(), (all, at) => {
          const turned = [...all.slice(at % (all.length + 1)), ...all.slice(0, at % (all.length + 1))];
          assert.equal(sameValue(set, all, turned), true);
          assert.equal(sameValue(set, turned, all), true);
        }),
      );
    });

    it("answer alike in both directions, also where a list holds an item twice", () => {
      assert.equal(sameValue(set, [item("a"), item("b")], [item("a"), item("a")]), false);
      assert.equal(sameValue(set, [item("a"), item("a")], [item("a"), item("b")]), false);
    });
  });
});
