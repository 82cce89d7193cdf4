import assert from "node:assert/strict";
import fc from "fast-check";
import { z } from "zod";
import type { AnyFields } from "../../../provider/kernel/fields";
import { scrub, secretValues } from "../../../provider/kernel/secret-values";
import { UNKNOWN } from "../../../provider/kernel/unknowns";

const fields: AnyFields = {
  name: { schema: z.string() },
  password: { schema: z.string(), secret: true },
  size: { schema: z.number() },
  tags: { schema: z.record(z.string(), z.string()) },
  policies: {
    schema: z.array(
      z.strictObject({
        policyType: z.enum(["System", "Inline"]),
        document: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
      }),
    ),
  },
};

describe("kernel/secret-values", () => {
  const cases: readonly (readonly [
    what: string,
    inputs: { [name: string]: unknown },
    secrets: string[],
    found: string[],
  ])[] = [
    ["nothing where nothing is secret", { name: "plain", tags: { a: "plain" } }, [], []],
    ["a field that is always secret", { name: "plain", password: "hunter2" }, [], ["hunter2"]],
    ["what the program made secret", { name: "hunter2", size: 12_345 }, ["name", "size"], ["hunter2", "12345"]],
    [
      "no text that is shorter than four characters",
      { name: "abc", tags: { key: "abcd" } },
      ["name", "tags"],
      ["abcd"],
    ],
    ["one value of a map", { tags: { open: "plain", shut: "hunter2" } }, ["tags.shut"], ["hunter2"]],
    ["a whole map with its keys", { tags: { hidden: "hunter2" } }, ["tags"], ["hidden", "hunter2"]],
    [
      "the parts of an object, and neither the names of its properties nor enumerated words",
      { policies: [{ policyType: "Inline", document: { Action: ["hunter2"] } }] },
      ["policies[0]"],
      ["hunter2"],
    ],
    [
      "the parts of a document in JSON",
      { policies: [{ policyType: "Inline", document: '{"Action": ["hunter2"]}' }] },
      ["policies[0].document"],
      ['{"Action": ["hunter2"]}', "hunter2"],
    ],
    ["no value that is not known yet", { name: UNKNOWN }, ["name"], []],
    ["what is in an input that the resource does not have", { other: ["hunter2"] }, ["other"], ["hunter2"]],
  ];
  for (const [what, inputs, secrets, found] of cases) {
    it(`collects ${what}`, () => assert.deepEqual(secretValues(fields, inputs, secrets), found));
  }

  it("scrubs a secret in every spelling that a sentence may have of it", () => {
    const secret = 'say "hunter2"\n  & go';
    for (const spelled of [
      secret,
      JSON.stringify(secret).slice(1, -1),
      'say "hunter2" & go',
      encodeURIComponent(secret),
    ]) {
      assert.equal(scrub(`The value ${spelled} was refused.`, [secret]), "The value [secret] was refused.");
    }
  });

  it("scrubs the longest first, so that a part does not give away the rest", () => {
    assert.equal(scrub("hunter2-and-more", ["hunter2", "hunter2-and-more"]), "[secret]");
  });

  it("scrubs the beginning of a secret that a long message was cut short in", () => {
    const secret = "s3cr3t words of ours\n".repeat(45);
    const cut = (of: string) => `The description ${of.slice(0, 380)}... (request r-1).`;
    for (const spelled of [secret, JSON.stringify(secret).slice(1, -1), secret.replace(/\s+/g, " ")]) {
      assert.equal(scrub(cut(spelled), [secret]), "The description [secret]... (request r-1).");
    }
    assert.equal(scrub("a... abcd... abc...", ["abcdefgh"]), "a... [secret]... abc...");
    assert.equal(scrub("is abcd...ef...", ["abcd...efgh"]), "is [secret]...");
  });

  it("leaves no secret in any sentence", () => {
    const secret = fc.string({ minLength: 4 }).filter((text) => !"[secret]".includes(text));
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (one, before, after) => {
        assert.ok(!scrub(`${before} ${one} ${after}`, [one]).replaceAll("[secret]", "\u0001").includes(one));
      }),
    );
  });
});
