import assert from "node:assert/strict";
import { ServiceError, TransportError, UnknownOutcomeError } from "../../../provider/client/errors";
import type { Noted } from "../../../provider/kernel/claim";
import { createOnce } from "../../../provider/kernel/create-once";

/** A claim that writes its steps down. */
function claim(log: string[], earlier?: Noted) {
  let noted = earlier;
  return {
    noted: () => noted,
    note: async () => {
      log.push("note");
      noted = { times: [...(noted?.times ?? []), 0] };
    },
    withdraw: async () => {
      log.push("withdraw");
      noted = { times: noted?.times.slice(0, -1) ?? [] };
    },
  };
}

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
      adopt: async (found: string) => {
        log.push("adopt");
        return `adopted ${found}`;
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
    assert.equal(await createOnce(claim(log), steps), "object");
    assert.deepEqual(log, ["find", "note", "create"]);
  });

  it("meets what is there instead of creating another", async () => {
    const { log, steps, holds } = service([]);
    holds();
    assert.equal(await createOnce(claim(log), steps), "adopted object");
    assert.deepEqual(log, ["find", "adopt"]);
  });

  it("finds what a lost answer had made, and creates no second", async () => {
    const { log, steps } = service(["lost after"]);
    assert.equal(await createOnce(claim(log), steps), "adopted object");
    assert.deepEqual(log, ["find", "note", "create", "find", "adopt"]);
  });

  it("repeats a create that had not arrived", async () => {
    const { log, steps } = service(["lost before", "answered"]);
    assert.equal(await createOnce(claim(log), steps), "object");
    assert.deepEqual(log, ["find", "note", "create", "find", "note", "create"]);
  });

  it("keeps the note of a lost answer when the repeated create is refused by what it made, unseen as yet", async () => {
    const { log, steps } = service(["lost after", new ServiceError("taken", { code: "EntityAlreadyExists.User" })]);
    const invisible = { ...steps, find: async () => (log.push("find") > 4 ? "object" : undefined) };
    const own = claim(log);
    assert.equal(await createOnce(own, invisible), "adopted object");
    assert.equal(own.noted()?.times.length, 1, log.join());
  });

  it("gives up at the third lost answer", async () => {
    const { log, steps } = service(["lost before", "lost before", "lost before", "answered"]);
    await assert.rejects(createOnce(claim(log), steps), { message: "the answer was lost" });
    assert.equal(log.filter((step) => step === "create").length, 3);
  });

  it("never repeats after a refusal, nor hides one of the search or of the meeting", async () => {
    const refused = new ServiceError("no", { code: "LimitExceeded" });
    const { log, steps } = service([refused]);
    await assert.rejects(createOnce(claim(log), steps), refused);
    assert.deepEqual(log, ["find", "note", "create", "withdraw"]);
    await assert.rejects(createOnce(claim([]), { ...steps, find: () => Promise.reject(refused) }), refused);
    const other = service([]);
    other.holds();
    await assert.rejects(createOnce(claim([]), { ...other.steps, adopt: () => Promise.reject(refused) }), refused);
  });

  it("sends nothing when the note cannot be written", async () => {
    const { log, steps } = service([]);
    const full = { ...claim(log), note: () => Promise.reject(new Error("no room")) };
    await assert.rejects(createOnce(full, steps), { message: "no room" });
    assert.deepEqual(log, ["find"]);
  });

  it("takes the note back when nothing can have been made, and keeps it when something may have been", async () => {
    const duplicate = { code: "EntityAlreadyExists.User", afterUnknownOutcome: true };
    for (const [error, withdrawn] of [
      [new TransportError("never left"), true],
      [new ServiceError("is there", { code: "EntityAlreadyExists.User" }), true],
      [new ServiceError("is there, perhaps by our own first attempt", duplicate), false],
      [new Error("the answer names no id"), false],
    ] as const) {
      const { log, steps } = service([error]);
      await assert.rejects(createOnce(claim(log), steps), error);
      assert.equal(log.includes("withdraw"), withdrawn, error.message);
    }
  });

  it("looks again when an interrupted run may have made what cannot be seen yet", async () => {
    const taken = new ServiceError("is there", { code: "EntityAlreadyExists.User" });
    const { log, steps, holds } = service([taken]);
    const found = createOnce(claim(log, { times: [0] }), { ...steps, pause: async () => holds() });
    assert.equal(await found, "adopted object");
  });
});
