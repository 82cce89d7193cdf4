import assert from "node:assert/strict";
import { factsOf } from "../conformance";
import { type Furnished, furnish } from "./furnished";
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
