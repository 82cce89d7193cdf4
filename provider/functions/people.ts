import type { Group, User } from "../api/cloudsso.generated";
import { answered } from "../client/answered";
import { joinId } from "../kernel/ids";
import { given } from "../resources/given";
import { tagsOf } from "../resources/tags";

/** As a program sees one of a list. */
export function toUser(directoryId: string, live: User) {
  const id = answered(live.UserId, "the id of a user");
  const { Id, Issuer } = live.ExternalId ?? {};
  return {
    id: joinId(directoryId, id),
    directoryId,
    userId: id,
    userName: answered(live.UserName, `the name of user ${id}`),
    ...given({
      displayName: live.DisplayName,
      firstName: live.FirstName,
      lastName: live.LastName,
      email: live.Email,
      description: live.Description,
    }),
    status: answered(live.Status, `the status of user ${id}`),
    provisionType: answered(live.ProvisionType, `the origin of user ${id}`),
    ...(Id && Issuer ? { externalId: { id: Id, issuer: Issuer } } : {}),
    tags: tagsOf(live.Tags),
    createTime: answered(live.CreateTime, `the creation time of user ${id}`),
    ...given({ updateTime: live.UpdateTime }),
  };
}

/** As a program sees one of a list. */
export function toGroup(directoryId: string, live: Group) {
  const id = answered(live.GroupId, "the id of a group");
  return {
    id: joinId(directoryId, id),
    directoryId,
    groupId: id,
    groupName: answered(live.GroupName, `the name of group ${id}`),
    ...given({ description: live.Description }),
    provisionType: answered(live.ProvisionType, `the origin of group ${id}`),
    createTime: answered(live.CreateTime, `the creation time of group ${id}`),
    ...given({ updateTime: live.UpdateTime }),
  };
}
