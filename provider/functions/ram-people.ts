import type { Group } from "../api/ims.generated";
import { answered } from "../client/answered";
import { given } from "../resources/given";

/** A group of RAM users as a program sees it. */
export function toRamGroup(live: Group) {
  const id = answered(live.GroupId, "the id of a group");
  return {
    id,
    groupId: id,
    groupName: answered(live.GroupName, `the name of group ${id}`),
    ...given({ displayName: live.DisplayName, comments: live.Comments }),
    createDate: answered(live.CreateDate, `the creation date of group ${id}`),
    ...given({ updateDate: live.UpdateDate }),
  };
}
