import assert from "node:assert/strict";
import { CancelledError, ServiceError } from "../../../provider/client/errors";
import type { Context } from "../../../provider/resources/context";
import {
  type Blockers,
  type Deletion,
  deleteWhenClear,
  dependents,
} from "../../../provider/resources/delete-when-clear";
import { VirtualClock } from "../client/clock";

const CONFLICT = new ServiceError("CloudSSO DeleteGroup was refused.", { code: "DeletionConflict.Group.GroupMember" });
const GONE = new ServiceError("There is no such group.", { code: "EntityNotExists.Group" });

describe("a delete that waits until the way is clear", () => {
  let clock: VirtualClock;
  let rows: string[];
  let tries: number;

  beforeEach(() => {
    clock = new VirtualClock();
    rows = [];
    tries = 0;
  });

  /** @param refusals what the tries end with, in order; the last ever after. @param left the blockers' names, likewise. */
  function remove(
    refusals: readonly (Error | undefined)[],
    left: readonly (readonly string[] | Error)[],
    changes: Partial<Deletion> = {},
    signal = new AbortController().signal,
  ): Promise<void> {
    let looks = 0;
    const context = { clock, signal, report: (text: string) => rows.push(text) } as unknown as Context;
    return deleteWhenClear(context, {
      cannot: "group operators cannot be deleted",
      async remove() {
        const refusal = refusals[Math.min(tries++, refusals.length - 1)];
        if (refusal !== undefined) throw refusal;
      },
      async blockers(): Promise<Blockers> {
        const names = left[Math.min(looks++, left.length - 1)] ?? [];
        if (names instanceof Error) throw names;
        return dependents(names);
      },
      ...changes,
    });
  }

  it("takes gone as done", async () => {
    await remove([GONE], []);
    assert.equal(tries, 1);
  });

  it("waits while the blockers grow fewer", async () => {
    await remove([CONFLICT, CONFLICT, undefined], [["member alice", "member bob"], ["member bob"]]);
    assert.equal(tries, 3);
    assert.deepEqual(rows, ["waits for 2 dependents to go", "waits for 1 dependent to go"]);
  });

  it("fails within seconds when they stay, and names them", async () => {
    const start = clock.now();
    await assert.rejects(remove([CONFLICT], [["member alice", "member bob"]]), {
      message: "group operators cannot be deleted: it still has member alice, member bob; remove them first",
    });
    assert.equal(tries, 2);
    assert.ok(clock.now() - start <= 5000);
  });

  it("tells the refusal itself when nothing is there that explains it", async () => {
    await assert.rejects(remove([CONFLICT], [[]]), {
      message: "group operators cannot be deleted: CloudSSO DeleteGroup was refused.",
    });
  });

  it("tells the refusal itself when the blockers may not be listed", async () => {
    await assert.rejects(remove([CONFLICT], [new Error("denied")]), {
      message: "group operators cannot be deleted: CloudSSO DeleteGroup was refused.",
    });
    assert.equal(tries, 1);
  });

  it("looks for no blockers after any other failure", async () => {
    const denied = new ServiceError("You may not.", { code: "NoPermission" });
    await assert.rejects(remove([denied], [new Error("was asked")]), denied);
    assert.deepEqual(rows, []);
  });

  it("waits out what the resource calls a conflict", async () => {
    const busy = new Error("somebody is in");
    await remove([busy, undefined], [["member alice"]], { isConflict: (error) => error === busy });
    assert.equal(tries, 2);
  });

  it("ends its wait when the time of the verb is up", async () => {
    await assert.rejects(remove([CONFLICT], [["member alice"]], {}, AbortSignal.abort()), CancelledError);
  });
});
