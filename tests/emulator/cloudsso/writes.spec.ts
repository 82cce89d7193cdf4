import assert from "node:assert/strict";
import { unverified } from "../../../emulator/refusal";
import type { Reason } from "../../../provider/api/facts";
import { factsOf } from "../conformance";
import { type Furnished, furnish } from "./furnished";
import { refusalRows, unprovokable } from "./refusal-rows";
import { unknownIds } from "./unknown-ids";
import { writeRows } from "./write-rows";

describe("emulator: CloudSSO, what every write does", () => {
  let on: Furnished;
  before(async () => {
    on = await furnish();
  });
  beforeEach(() => on.restore());
  after(() => on.desk.close());

  it("has a row for each write operation of the facts table, and for no other", () => {
    const writes = factsOf("cloudsso").operations.flatMap(({ action, kind }) => (kind === "write" ? [action] : []));
    assert.deepEqual([...new Set(writeRows.map(([action]) => action))].sort(), [...writes].sort());
  });

  for (const [index, [action, rowOf]] of writeRows.entries()) {
    it(`${action} (row ${index + 1})`, async () => {
      const row = rowOf(on);
      assert.notDeepEqual(row.before, row.after, "the row shows a difference");
      await row.first?.();
      assert.deepEqual(await row.read(), row.before, "before");
      await on.call(action, row.send);
      await on.finish();
      assert.deepEqual(await row.read(), row.after, "after");
    });
  }
});

describe("emulator: CloudSSO, what every operation refuses", () => {
  let on: Furnished;
  before(async () => {
    on = await furnish();
  });
  beforeEach(() => on.restore());
  after(() => on.desk.close());

  it("has a row for each refusal of the facts table, but for those with a reason", () => {
    const listed = factsOf("cloudsso").operations.flatMap(({ action, errors }) =>
      errors.map(({ code, reason }) => `${action} ${code ?? reason}`),
    );
    const shown = [
      ...unknownIds().map(({ action, code }) => `${action} ${code}`),
      ...refusalRows.map(({ action, refusal }) => `${action} ${refusal}`),
      ...Object.keys(unprovokable),
    ];
    assert.deepEqual([...new Set(shown)].sort(), [...new Set(listed)].sort());
  });

  for (const { action, code, send } of unknownIds()) {
    it(`${action}: ${code}`, async () => {
      const { status, json } = await on.desk.answer("cloudsso", action, send(on));
      assert.deepEqual([status, json.Code], [404, code]);
    });
  }

  for (const [index, { action, refusal, first, send }] of refusalRows.entries()) {
    it(`${action}: ${refusal} (row ${index + 1})`, async () => {
      await first?.(on);
      const before = JSON.stringify(await on.desk.emulator.control.snapshot());
      const code = await on.desk.refused("cloudsso", action, send(on));
      if (refusal.includes(".")) assert.equal(code, refusal);
      else assert.ok(code.startsWith(placeholder(refusal as Reason)), `${code} is no ${refusal}`);
      // Compared as a whole: a difference would fill the screen.
      const after = JSON.stringify(await on.desk.emulator.control.snapshot());
      assert.ok(after === before, "a refused call has changed something");
    });
  }

  function placeholder(reason: Reason): string {
    return unverified(reason, "", "").code;
  }
});
