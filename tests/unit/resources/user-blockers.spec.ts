import assert from "node:assert/strict";
import type { Context } from "../../../provider/resources/context";
import { membersLists } from "../../../provider/resources/ims/members";
import { deleteUser } from "../../../provider/resources/ims/user-blockers";
import { SharedLists } from "../../../provider/rollout/shared-lists";

describe("a user that is deleted together with its memberships", () => {
  it("is not believed to be a member of its groups by those who share their lists", async () => {
    const members = new Set(["ann", "bob"]);
    const lists = new SharedLists(() => 0);
    const ims = {
      listAccessKeys: async () => ({}),
      listServiceCredentials: { all: async () => [] },
      listGroupsForUser: async () => ({
        Groups: { Group: members.has("ann") ? [{ GroupId: "1", GroupName: "operators" }] : [] },
      }),
      removeUserFromGroup: async () => members.delete("ann"),
      getLoginProfile: async () => undefined,
      getUserMFAInfo: async () => ({ IsMFAEnable: false }),
      deleteUser: async () => ({}),
    };
    const ram = { listPoliciesForUser: async () => ({}) };
    const shown = () => lists.read(membersLists("1"), async () => new Set(members));
    assert.deepEqual(await shown(), new Set(["ann", "bob"]));
    await deleteUser({ ims, ram, lists } as unknown as Context, "2001", "ann@example.onaliyun.com", true);
    assert.deepEqual(await shown(), new Set(["bob"]));
  });
});
