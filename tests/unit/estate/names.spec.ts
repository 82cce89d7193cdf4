import assert from "node:assert/strict";
import { type Estate, FORMAT, VERSION } from "../../../estate/model";
import { namesIn } from "../../../estate/names";

describe("the names in estates", () => {
  const estate = (objects: Estate["objects"]): Estate => ({
    format: FORMAT,
    version: VERSION,
    accountId: "1",
    organisation: {
      resourceDirectoryId: "rd",
      rootFolderId: "r",
      managementAccountId: "1",
      folders: [{ folderId: "fd-1", folderName: "core", parentFolderId: "r" }],
      accounts: [{ accountId: "2", displayName: "logs", folderId: "r", status: "Active", tags: {} }],
    },
    objects,
    unread: [],
  });
  const named = (id: string, name: string) => ({ id, name, inputs: {}, outputs: {} });
  const before = estate({ "cloudsso:User": [named("d:u", "ann")], "ims:User": [named("7", "ann@1.onaliyun.com")] });

  it("are those of objects, by the joined id and the bare one, of folders and of accounts", () => {
    const nameOf = namesIn(before);
    assert.deepEqual(["d:u", "u", "7", "fd-1", "2", "x"].map(nameOf), [
      "ann",
      "ann",
      "ann@1.onaliyun.com",
      "core",
      "logs",
      undefined,
    ]);
  });

  it("are never those of what only refers to the object", () => {
    const member = { "cloudsso:UserAttachment": [named("d:g:u", "ann in dev")] };
    assert.equal(namesIn(estate(member))("u"), undefined);
  });

  it("are of the last estate that has it", () => {
    assert.equal(namesIn(before, estate({ "cloudsso:User": [named("d:u", "anna")] }))("u"), "anna");
  });
});
