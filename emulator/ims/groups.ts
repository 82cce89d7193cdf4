import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { sameName } from "../names";
import { alphabets, idText, nextSequence } from "../store";
import { deleteConflict, exists, isVisible, limitExceeded, notFound, theAccount, theGroup, theUser } from "./find";
import { listed, orAbsent, renewed } from "./lists";
import type { RamGroup } from "./state";

export const groups = {
  CreateGroup(request, cloud) {
    const account = theAccount(cloud);
    const name = request.GroupName ?? "";
    refuseTakenName(name, undefined, cloud);
    if (Object.keys(account.groups).length >= cloud.options.groupsQuota) {
      throw limitExceeded("Group", cloud.options.groupsQuota);
    }
    const group: RamGroup = {
      sequence: nextSequence(cloud.state),
      groupId: `1${idText(cloud.state, 18, alphabets.digits)}`,
      groupName: name,
      displayName: request.DisplayName ?? "",
      comments: request.Comments ?? "",
      policies: [],
      createDate: cloud.now,
      updateDate: cloud.now,
    };
    account.groups[group.groupId] = group;
    return { Group: shown(group) };
  },

  GetGroup(request, cloud) {
    return { Group: shown(theGroup(request, cloud)) };
  },

  UpdateGroup(request, cloud) {
    const group = theGroup(request, cloud);
    if (request.NewGroupName) {
      refuseTakenName(request.NewGroupName, group, cloud);
      group.groupName = request.NewGroupName;
    }
    group.displayName = renewed(group.displayName, "NewDisplayName", request.NewDisplayName, cloud);
    group.comments = renewed(group.comments, "NewComments", request.NewComments, cloud);
    group.updateDate = cloud.now;
    return { Group: shown(group) };
  },

  DeleteGroup(request, cloud) {
    const account = theAccount(cloud);
    const group = theGroup(request, cloud);
    const members = Object.values(account.memberships).some(({ groupId }) => groupId === group.groupId);
    if (members || !isVisible(group.memberLeft ?? 0, cloud)) {
      throw deleteConflict("Group.User", `The group ${group.groupName} still has members.`);
    }
    if (group.policies.length > 0) {
      throw deleteConflict("Group.Policy", `The group ${group.groupName} still has policies attached.`);
    }
    delete account.groups[group.groupId];
    return undefined;
  },

  ListGroups(_request, cloud) {
    const found = Object.values(theAccount(cloud).groups).filter(({ createDate }) => isVisible(createDate, cloud));
    return listed(["Groups", "Group"], found, cloud, shown);
  },

  AddUserToGroup(request, cloud) {
    const { memberships } = theAccount(cloud);
    const { place, groupId, userId } = named(request, cloud);
    if (memberships[place] !== undefined) throw exists("User.Group", request.UserPrincipalName);
    const limit = cloud.options.groupsPerUserQuota;
    const joined = Object.values(memberships).filter((membership) => membership.userId === userId);
    if (joined.length >= limit) throw limitExceeded("User.Group", limit);
    memberships[place] = { sequence: nextSequence(cloud.state), groupId, userId, joinDate: cloud.now };
    return undefined;
  },

  RemoveUserFromGroup(request, cloud) {
    const { memberships, groups } = theAccount(cloud);
    const { place, groupId } = named(request, cloud);
    if (memberships[place] === undefined) throw notFound("User.Group", request.UserPrincipalName);
    delete memberships[place];
    const group = groups[groupId];
    if (group !== undefined) group.memberLeft = cloud.now;
    return undefined;
  },

  ListUsersForGroup(request, cloud) {
    const { memberships, users } = theAccount(cloud);
    const { groupId } = theGroup(request, cloud);
    const found = Object.values(memberships).filter(
      (membership) => membership.groupId === groupId && isVisible(membership.joinDate, cloud),
    );
    return listed(["Users", "User"], found, cloud, ({ userId, joinDate }) => ({
      UserId: userId,
      UserPrincipalName: users[userId]?.userPrincipalName,
      DisplayName: users[userId]?.displayName,
      JoinDate: stamp(joinDate),
    }));
  },

  ListGroupsForUser(request, cloud) {
    const { memberships, groups: all } = theAccount(cloud);
    const { userId } = theUser(request, cloud);
    const found = Object.values(memberships).filter(
      (membership) => membership.userId === userId && isVisible(membership.joinDate, cloud),
    );
    const shownGroups = found.map(({ groupId, joinDate }) => ({
      GroupId: groupId,
      GroupName: all[groupId]?.groupName,
      DisplayName: orAbsent(all[groupId]?.displayName ?? ""),
      Comments: orAbsent(all[groupId]?.comments ?? ""),
      JoinDate: stamp(joinDate),
    }));
    return { Groups: { Group: shownGroups } };
  },
} satisfies Actions<ImsOperations>;

function shown(group: RamGroup) {
  return {
    GroupId: group.groupId,
    GroupName: group.groupName,
    DisplayName: orAbsent(group.displayName),
    Comments: orAbsent(group.comments),
    CreateDate: stamp(group.createDate),
    UpdateDate: stamp(group.updateDate),
  };
}

function refuseTakenName(name: string, own: RamGroup | undefined, cloud: Cloud): void {
  const groups = Object.values(theAccount(cloud).groups);
  if (groups.some((group) => group !== own && sameName(group.groupName, name, cloud))) throw exists("Group", name);
}

function named(request: { readonly GroupName?: string | undefined; readonly UserPrincipalName: string }, cloud: Cloud) {
  const { userId } = theUser({ UserPrincipalName: request.UserPrincipalName }, cloud);
  const { groupId } = theGroup(request, cloud);
  return { groupId, userId, place: `${groupId}/${userId}` };
}
