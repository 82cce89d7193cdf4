import assert from "node:assert/strict";
import { counted, listed } from "../../../provider/resources/naming";

const names = (count: number) => Array.from({ length: count }, (_, index) => `n${index + 1}`);

describe("resources/naming", () => {
  it("lists up to twenty names, and counts the rest", () => {
    assert.equal(listed(["a"]), "a");
    assert.equal(listed(["a", "b"]), "a, b");
    assert.equal(listed(names(20)), names(20).join(", "));
    assert.equal(listed(names(21)), `${names(20).join(", ")} and 1 more`);
    assert.equal(listed([]), "");
  });

  it("counts those too that were never fetched", () => {
    assert.equal(listed(["a", "b"], 5), "a, b and 3 more");
    assert.equal(listed(names(25), 300), `${names(20).join(", ")} and 280 more`);
    assert.equal(listed(["a", "b"], 1), "a, b");
  });

  it("counts one, none and many", () => {
    assert.equal(counted(1, "account"), "1 account");
    assert.equal(counted(0, "account"), "0 accounts");
    assert.equal(counted(1234, "policy", "policies"), "1,234 policies");
  });
});
