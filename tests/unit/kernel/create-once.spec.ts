import assert from "node:assert/strict";
import { UnknownOutcomeError } from "../../../provider/client/errors";
import { createOnce } from "../../../provider/kernel/create-once";

/** A service that holds one object at most, whose answers are lost as told. */
function service(answers: readonly ("answered" | "lost after" | "lost before" | Error)[]) {
  const log: string[] = [];
  let there = false;
  let calls = 0;
  return {
    log,
    steps: {
      find: async () => {
        log.push("find");
        return there ? "object" : undefined;
      },
      create: async () => {
        log.push("create");
        const answer = answers[calls++] ?? "answered";
        if (answer instanceof Error) throw answer;
        if (answer !== "lost before") there = true;
        if (answer === "answered") return "object";
        throw new UnknownOutcomeError("the answer was lost");
      },
      meet: async (found: string) => {
        log.push("meet");
        return `met ${found}`;
      },
    },
    holds: () => {
      there = true;
    },
  };
}

describe("kernel/create-once", () => {
  it("looks, then creates", async () => {
    const { log, steps } = service(["answered"]);
    assert.equal(await createOnce(steps), "object");
    assert.deepEqual(log, ["find", "create"]);
  });

  it("meets what is there instead of creating another", async () => {
    const { log, steps, holds } = service([]);
    holds();
    assert.equal(await createOnce(steps), "met object");
    assert.deepEqual(log, ["find", "meet"]);
  });

  it("finds what a lost answer had made, and creates no second", async () => {
    const { log, steps } = service(["lost after"]);
    assert.equal(await createOnce(steps), "met object");
    assert.deepEqual(log, ["find", "create", "find", "meet"]);
  });

  it("repeats a create that had not arrived", async () => {
    const { log, steps } = service(["lost before", "answered"]);
    assert.equal(await createOnce(steps), "object");
    assert.deepEqual(log, ["find", "create", "find", "create"]);
  });

  it("gives up at the third lost answer", async () => {
    const { log, steps } = service(["lost before", "lost before", "lost before", "answered"]);
    await assert.rejects(createOnce(steps), { message: "the answer was lost" });
    assert.equal(log.filter((step) => step === "create").length, 3);
  });

  it("never repeats after a refusal, nor hides one of the search or of the meeting", async () => {
    const refused = new Error("LimitExceeded");
    const { log, steps } = service([refused]);
    await assert.rejects(createOnce(steps), refused);
    assert.deepEqual(log, ["find", "create"]);
    await assert.rejects(createOnce({ ...steps, find: () => Promise.reject(refused) }), refused);
    const other = service([]);
    other.holds();
    await assert.rejects(createOnce({ ...other.steps, meet: () => Promise.reject(refused) }), refused);
  });
});
