import assert from "node:assert/strict";
import { sentTags, type Tags, tagsOf, writeTags } from "../../../provider/resources/tags";

const many = (from: number, to: number): Tags =>
  Object.fromEntries(Array.from({ length: to - from }, (_, index) => [`key-${from + index}`, "x"]));

describe("tags", () => {
  let calls: string[];

  const write = (live: Tags, wanted: Tags) =>
    writeTags(live, wanted, {
      tag: async (tags) => calls.push(`tag ${tags.map(({ Key, Value }) => `${Key}=${Value}`).join()}`),
      untag: async (keys) => calls.push(`untag ${keys.join()}`),
    });

  beforeEach(() => {
    calls = [];
  });

  it("are written before others are removed, and only where they differ", async () => {
    await write({ kept: "1", changed: "1", gone: "1" }, { kept: "1", changed: "2", added: "" });
    assert.deepEqual(calls, ["tag changed=2,added=", "untag gone"]);
  });

  it("need no call where nothing differs", async () => {
    await write({ kept: "1" }, { kept: "1" });
    assert.deepEqual(calls, []);
  });

  it("make room first where both together would be more than an object may have", async () => {
    await write(many(0, 20), many(1, 21));
    assert.deepEqual(calls, ["untag key-0", "tag key-20=x"]);
  });

  it("may have names that every object has", async () => {
    await write({ constructor: "1" }, {});
    assert.deepEqual(calls, ["untag constructor"]);
  });

  it("go to and from lists", () => {
    assert.deepEqual(tagsOf([{ Key: "a", Value: "1" }, { Key: "b" }, {}]), { a: "1", b: "" });
    assert.deepEqual(tagsOf(undefined), {});
    assert.deepEqual(sentTags({ a: "1" }), [{ Key: "a", Value: "1" }]);
  });
});
