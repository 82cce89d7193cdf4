import assert from "node:assert/strict";
import { scenario } from "./scenario";

scenario(
  "the value of a secret input in the sentence about a rule that it breaks",
  "",
  // What else a refused run still does is a race.
  { program: "entities", accounts: 1, recorded: false },
  async (stage) => {
    await stage.program({
      users: [{ name: "ann", called: `ann@${stage.domain}` }],
      configurations: [{ name: "readers", called: "readers" }],
    });
    // A refused input ends a run, so it takes one for each.
    for (const [key, value, sentence] of [
      ["secretName", "Anna von und zu Geheim zum Verborgenen", /displayName must have .*\[secret\]/],
      ["secretName", "Anna", undefined],
      ["secretDocument", '{"Geheim": zum Verborgenen}', /permissionPolicies\[0\]\.permissionPolicyDocument/],
    ] as const) {
      await (await stage.stack()).configureSecret(key, value);
      if (sentence === undefined) continue;
      const { exitCode, output } = await stage.preview();
      assert.equal(exitCode, 1);
      assert.match(output, sentence);
      for (const part of ["Geheim", "Verborgenen"]) assert.ok(!output.includes(part), `printed: ${part}`);
    }
  },
);
