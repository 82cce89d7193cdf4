import assert from "node:assert/strict";
import { inspect } from "node:util";
import { printable, programError } from "../../provider/functions/program-error";

describe("an error that ends a program", () => {
  it("is printed at once where its stack passes through an apply, and not after minutes and gigabytes", () => {
    const error = new Error("Nothing was called.");
    const own = "    at main (/company/identity/index.ts:3:7)";
    const frame = "    at applyHelperAsync (/company/identity/node_modules/@pulumi/output.ts:516:25)";
    error.stack = `Error: Nothing was called.\n${own}\n${frame}`;
    assert.equal(printable(error).stack, `Error: Nothing was called.\n${own}`, "else the next line has no end");
    assert.match(inspect(error, { colors: true }), /^Error: Nothing was called\./);
  });

  it("keeps a sentence that names the folder of the libraries", () => {
    const { message, stack = "" } = programError("it is not found\nin node_modules/@company");
    assert.equal(message, "it is not found\nin node_modules/@company");
    assert.ok(stack.startsWith("Error: it is not found\nin node_modules/@company"), stack);
  });
});
