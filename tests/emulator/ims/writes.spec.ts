import assert from "node:assert/strict";
import { factsOf } from "../../../provider/api/tables";
import { type Company, foundCompany } from "./company";
import { writeRows } from "./rows/writes";

describe("emulator: IMS, what every write does", () => {
  let company: Company;
  before(async () => {
    company = await foundCompany();
  });
  beforeEach(() => company.restore());
  after(() => company.close());

  it("has a row for each write operation of the facts table, and for no other", () => {
    const writes = factsOf("ims").operations.flatMap(({ action, kind }) => (kind === "write" ? [action] : []));
    assert.deepEqual([...new Set(writeRows.map(([action]) => action))].sort(), [...writes].sort());
  });

  for (const [index, [action, rowOf]] of writeRows.entries()) {
    it(`${action} (row ${index + 1})`, async () => {
      const row = rowOf(company);
      assert.notDeepEqual(row.before, row.after, "the row shows a difference");
      await row.first?.();
      assert.deepEqual(await row.read(), row.before, "before");
      if (row.byAlice === true) {
        const answer = await company.by(company.ids.key, action, row.send);
        assert.equal(answer.Code, undefined, answer.Message);
      } else {
        await company.ims(action, row.send);
      }
      assert.deepEqual(await row.read(), row.after, "after");
    });
  }
});
