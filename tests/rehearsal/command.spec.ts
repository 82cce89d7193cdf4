import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { Playground } from "./playground";

const CLI = join(__dirname, "../../entry/cli.js");

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

describe("the command rehearse", function () {
  this.timeout(600_000);
  let playground: Playground;

  before(() => {
    playground = new Playground();
    playground.program([{ name: "a", args: { name: "a" } }]);
  });

  after(() => playground.remove());

  /** `heard`: how many bytes of the output are read before the reader goes. */
  function run(words: readonly string[], heard = Number.POSITIVE_INFINITY): Promise<Ended> {
    const { environment } = playground.options("up");
    const child = spawn(process.execPath, [CLI, "rehearse", ...words], {
      cwd: playground.folder,
      env: environment as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [output, errors] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (output.length >= heard) child.stdout.destroy();
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    return new Promise((resolve) => child.once("close", (code) => resolve({ code, output, errors })));
  }

  it("refuses a stack that is not there as the CLI does, and makes one when told to", async () => {
    const { code, output } = await run(["up", "--yes", "-s", "elsewhere"]);
    assert.equal(code, 255);
    assert.match(output, /^error: no stack named 'elsewhere' found; `rehearse stack init elsewhere` makes it\n$/);
    assert.equal((await run(["stack", "init", "elsewhere"])).output, "Created stack 'elsewhere'\n");
    const again = await run(["stack", "init", "elsewhere"]);
    assert.deepEqual(
      { code: again.code, errors: again.errors },
      { code: 1, errors: "stack 'elsewhere' already exists\n" },
    );
    assert.equal((await run(["up", "--yes", "-s", "elsewhere"])).code, 0);
  });

  it("ends quietly when nobody reads on, with everything done", async () => {
    const { code, errors } = await run(["up"], 1);
    assert.deepEqual({ code, errors }, { code: 0, errors: "" });
    assert.equal((await run(["preview", "--expect-no-changes"])).code, 0);
  });

  it("describes its flags in words", async () => {
    const { output } = await run(["up", "--help"]);
    assert.match(output, /--yes/);
    assert.doesNotMatch(output, /default: [{[]/);
  });
});
