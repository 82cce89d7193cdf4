import assert from "node:assert/strict";
import fc from "fast-check";
import { covers, coversAction, meet, meetAsActions } from "../../../provider/lint/patterns";

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

  it("meet where a text is both", () => {
    const met = [
      ["ecs:*Instance", "ecs:Run*"],
      ["ecs:Run*", "ecs:RunInstance"],
      ["*", ""],
      ["a?c", "?b?"],
      ["*a", "b*"],
    ] as const;
    for (const [one, other] of met) assert.ok(meet(one, other), `${one} ${other}`);
    const apart = [
      ["ecs:*Instance", "ecs:Describe*s"],
      ["ecs:Run*", "oss:*"],
      ["?", ""],
      ["a?", "?"],
      ["A", "a"],
    ] as const;
    for (const [one, other] of apart) assert.ok(!meet(one, other), `${one} ${other}`);
    assert.ok(meetAsActions("ECS:*instance", "ecs:Run*"));
  });

  it("meet just where one of all texts is both", () => {
    const texts = [""];
    for (const text of texts) if (text.length < 8) texts.push(`${text}a`, `${text}b`);
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 4 });
    fc.assert(
      fc.property(pattern, pattern, (one, other) => {
        const common = texts.find((text) => covers(one, text) && covers(other, text));
        assert.equal(meet(one, other), common !== undefined, common);
        assert.equal(meet(other, one), common !== undefined, common);
      }),
      { numRuns: 2000 },
    );
  });
});
