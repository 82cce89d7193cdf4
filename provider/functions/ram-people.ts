import type { Group, User } from "../api/ims.generated";
import { answered } from "../client/answered";
import { given } from "../resources/given";
import { tagsOf } from "../resources/tags";

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

/** A RAM user as a program sees one. */
export function toRamUser(live: User) {
  const id = answered(live.UserId, "the id of a user");
  return {
    id,
    userId: id,
    userPrincipalName: answered(live.UserPrincipalName, `the name of user ${id}`),
    displayName: live.DisplayName ?? "", // a user made elsewhere may have none
    ...given({ comments: live.Comments, email: live.Email, mobilePhone: live.MobilePhone }),
    tags: tagsOf(live.Tags?.Tag?.map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue }))),
    createDate: answered(live.CreateDate, `the creation date of user ${id}`),
  };
}
