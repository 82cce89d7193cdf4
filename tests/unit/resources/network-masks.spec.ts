import assert from "node:assert/strict";
import fc from "fast-check";
import { sameValue } from "../../../provider/kernel/diff";
import type { Field } from "../../../provider/kernel/fields";
import { masksOf, networkMasksField, widening } from "../../../provider/resources/network-masks";

describe("resources/network-masks", () => {
  it("reads what the services join, with or without something at the ends", () => {
    assert.deepEqual(masksOf("10.0.0.0/8;1.2.3.4"), ["10.0.0.0/8", "1.2.3.4"]);
    assert.deepEqual(masksOf("10.0.0.0/8; 1.2.3.4;"), ["10.0.0.0/8", "1.2.3.4"]);
    for (const nothing of [undefined, "", ";"]) assert.deepEqual(masksOf(nothing), []);
  });

  it("takes addresses and networks for what they are, and nothing else", () => {
    const { schema } = networkMasksField(3);
    const isTaken = (mask: string) => schema.safeParse([mask]).success;
    for (const mask of ["0.0.0.0/0", "10.0.0.0/8", "255.255.255.255", "1.2.3.4/32", "100.99.9.0/10"])
      assert.ok(isTaken(mask), mask);
    for (const mask of [
      "",
      "1.2.3",
      "1.2.3.4.5",
      "1.2.3.256",
      "1.2.3.04",
      "1.2.3.4/33",
      "1.2.3.4/",
      "1.2.3.4/08",
      "::1",
      "a",
    ])
      assert.ok(!isTaken(mask), mask);
  });

  it("holds two spellings of one network for the same", () => {
    const field = networkMasksField(3) as Field;
    assert.ok(sameValue(field, ["10.1.2.3/8", "1.2.3.4"], ["1.2.3.4/32", "10.0.0.0/8"]));
    assert.ok(!sameValue(field, ["10.0.0.0/8"], ["10.0.0.0/9"]));
  });

  it("tells masks of other forms, which were set elsewhere, apart by their text", () => {
    const field = networkMasksField(3) as Field;
    assert.ok(!sameValue(field, ["2001:db8::/32"], ["2001:db9::/32"]));
    assert.deepEqual(widening(["2001:db8::/32", "10.0.0.0/8"], ["2001:db8::/32", "2001:db9::/32", "10.1.0.0/16"]), [
      "2001:db9::/32",
    ]);
  });

  it("names every mask that lets somebody new in, and no other", () => {
    const mask = fc
      .tuple(fc.nat(3), fc.integer({ min: 28, max: 32 }))
      .map(([part, prefix]) => `10.0.0.${part * 5}/${prefix}`);
    const masks = fc.array(mask, { minLength: 1, maxLength: 6 });
    const covers = (mask: string, address: number) => widening([mask], [`10.0.0.${address}`]).length === 0;
    const addresses = Array.from({ length: 32 }, (_, index) => index);
    fc.assert(
      fc.property(masks, masks, (from, to) => {
        const isNew = (mask: string) =>
          addresses.some((address) => covers(mask, address) && !from.some((old) => covers(old, address)));
        assert.deepEqual(widening(from, to), to.filter(isNew));
      }),
    );
    assert.deepEqual(widening([], ["10.0.0.0/8"]), [], "from anywhere to a network");
    assert.deepEqual(widening(["0.0.0.0/1", "128.0.0.0/1"], ["0.0.0.0/0"]), [], "all there is");
    assert.deepEqual(widening(["10.0.0.0/8"], ["9.255.255.255", "11.0.0.0"]), ["9.255.255.255", "11.0.0.0"]);
  });
});
