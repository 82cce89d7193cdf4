import assert from "node:assert/strict";
import type { Context } from "../../../provider/resources/context";
import { membersLists } from "../../../provider/resources/ims/members";
import { clearTheWay } from "../../../provider/resources/ims/user-blockers";
import { SharedLists } from "../../../provider/rollout/shared-lists";

describe("a user that is deleted together with its memberships", () => {
  it("is not believed to be a member of its groups by those who share their lists", async () => {
    const members = new Set(["ann", "bob"]);
    const lists = new SharedLists(() => 0);
    const ims = {
      listAccessKeys: async () => ({}),
      listGroupsForUser: async () => ({ Groups: { Group: [{ GroupId: "1", GroupName: "operators" }] } }),
      removeUserFromGroup: async () => members.delete("ann"),
      getLoginProfile: async () => undefined,
      getUserMFAInfo: async () => ({ IsMFAEnable: false }),
    };
    const shown = () => lists.read(membersLists("1"), async () => new Set(members));
    assert.deepEqual(await shown(), new Set(["ann", "bob"]));
    await clearTheWay({ ims, lists } as unknown as Context, "ann@example.onaliyun.com");
    assert.deepEqual(await shown(), new Set(["bob"]));
  });
});
