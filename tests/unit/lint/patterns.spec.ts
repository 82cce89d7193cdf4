import assert from "node:assert/strict";
import fc from "fast-check";
import { covers, coversAction } from "../../../provider/lint/patterns";

describe("patterns", () => {
  it("cover what they match", () => {
    const matching = ["*", "oss:*", "oss:Get*", "oss:Get?bject", "*:GetObject", "o*:G*t", "oss:GetObject"];
    for (const pattern of matching) assert.ok(covers(pattern, "oss:GetObject"), pattern);
    for (const pattern of ["", "oss:Get", "oss:Get?", "?oss:*", "OSS:*", "oss:*y"])
      assert.ok(!covers(pattern, "oss:GetObject"), pattern);
    assert.ok(coversAction("OSS:get*", "oss:GetObject"));
  });

  it("cover narrower patterns, and no wider ones", () => {
    assert.ok(covers("oss:Get*", "oss:GetBucket*"));
    assert.ok(covers("oss:*", "oss:?etObject"));
    assert.ok(!covers("oss:GetBucket*", "oss:Get*"));
    assert.ok(!covers("oss:Get?", "oss:Get*"));
  });

  it("agree with regular expressions on any pattern and text", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 });
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
    fc.assert(
      fc.property(pattern, letters, (given, text) => {
        const expression = new RegExp(`^${given.replaceAll("*", "[ab]*").replaceAll("?", "[ab]")}$`);
        assert.equal(covers(given, text), expression.test(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("cover a narrower pattern only where they match all that it matches", () => {
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 6 });
    const letters = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
    fc.assert(
      fc.property(pattern, pattern, fc.array(letters, { minLength: 20 }), (wide, narrow, texts) => {
        if (!covers(wide, narrow)) return;
        for (const text of texts) if (covers(narrow, text)) assert.ok(covers(wide, text), `${wide} ${narrow} ${text}`);
      }),
      { numRuns: 2000 },
    );
  });

  it("come to an end in a text that was made to keep them busy", () => {
    assert.ok(!covers(`${"*a".repeat(2000)}b`, "a".repeat(4000)));
  });
});
