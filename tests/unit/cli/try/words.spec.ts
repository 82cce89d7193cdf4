import assert from "node:assert/strict";
import { bareStack, wordsOf } from "../../../../cli/try/words";

describe("the words that try runs", () => {
  it("give up what they say of place and stack, in each way to write it", () => {
    assert.deepEqual(wordsOf(["pulumi", "up", "-s", "acme/team/dev", "--cwd=infra", "--yes"]), {
      command: "pulumi",
      args: ["up", "--stack", "dev", "--yes"],
      isPulumi: true,
      stack: "acme/team/dev",
      cwd: "infra",
    });
    for (const words of [["-sdev"], ["--stack=dev"], ["--stack", "dev"]]) {
      assert.equal(wordsOf(["/usr/bin/pulumi", ...words, "up"]).stack, "dev");
    }
    const { args, configFile } = wordsOf(["pulumi", "--config-file", "other.yaml", "preview"]);
    assert.deepEqual([args, configFile], [["preview"], "other.yaml"]);
  });

  it("leave what looks like an option and is none", () => {
    const words = ["pulumi", "up", "--skip-preview", "-c", "a=b", "--", "-s", "dev"];
    assert.deepEqual(wordsOf(words), { command: "pulumi", args: words.slice(1), isPulumi: true });
  });

  it("leave those of other commands alone", () => {
    const words = ["npm", "run", "deploy", "--stack", "dev"];
    assert.deepEqual(wordsOf(words), { command: "npm", args: words.slice(1), isPulumi: false });
  });

  it("are refused when an option ends them", () => {
    assert.throws(() => wordsOf(["pulumi", "up", "--stack"]), /^Error: --stack of pulumi has no value\.$/);
  });

  it("name a stack without its organization and project", () => {
    assert.deepEqual(["dev", "team/dev", "acme/team/dev"].map(bareStack), ["dev", "dev", "dev"]);
  });
});
