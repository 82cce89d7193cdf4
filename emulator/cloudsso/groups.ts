import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { sameName } from "../names";
import { Refusal, unverified } from "../refusal";
import { idText, itemsOf, nextSequence } from "../store";
import { theDirectory, theGroup, theUser } from "./find";
import { listed, meets, nameFilter, renewed } from "./lists";
import type { Directory, Group } from "./state";
import { refuseSynchronized } from "./synchronization";
import { joined, left, releaseProvisionings } from "./user-provisioning-work";

export const groups = {
  CreateGroup(request, cloud) {
    const directory = theDirectory(request, cloud);
    refuseTakenName(directory, request.GroupName, undefined, cloud);
    if (Object.keys(directory.groups).length >= cloud.quotas.cloudssoGroups) {
      throw unverified("quota", "Group", "The number of groups has reached its quota.");
    }
    const group: Group = {
      sequence: nextSequence(cloud.state),
      groupId: `g-${idText(cloud.state, 20)}`,
      groupName: request.GroupName,
      description: request.Description ?? "",
      provisionType: "Manual",
      createTime: cloud.now,
      updateTime: cloud.now,
    };
    directory.groups[group.groupId] = group;
    return { Group: shown(group) };
  },

  GetGroup(request, cloud) {
    return { Group: shown(theGroup(theDirectory(request, cloud), request.GroupId)) };
  },

  UpdateGroup(request, cloud) {
    const directory = theDirectory(request, cloud);
    const group = theGroup(directory, request.GroupId);
    refuseSynchronized(directory, group);
    if (request.NewGroupName !== undefined && request.NewGroupName !== "") {
      refuseTakenName(directory, request.NewGroupName, group, cloud);
      group.groupName = request.NewGroupName;
    }
    const refuse = () => new Refusal("InvalidParameter.NewDescription", 400, "NewDescription must not be empty.");
    group.description = renewed(group.description, request.NewDescription, cloud, refuse);
    group.updateTime = cloud.now;
    return { Group: shown(group) };
  },

  DeleteGroup(request, cloud) {
    const directory = theDirectory(request, cloud);
    const group = theGroup(directory, request.GroupId);
    refuseSynchronized(directory, group);
    const granted = itemsOf(directory.accessAssignments).some(({ principalId }) => principalId === group.groupId);
    if (granted) {
      const code = `DeletionConflict.Group.${cloud.options.assignmentSpelling}`;
      throw new Refusal(
        code,
        cloud.options.conflictStatus,
        `The group ${group.groupName} still has access assignments.`,
      );
    }
    if (itemsOf(directory.memberships).some(({ groupId }) => groupId === group.groupId)) {
      throw unverified("in-use", "Group.User", `The group ${group.groupName} still has members.`);
    }
    releaseProvisionings(directory, group.groupId, cloud);
    delete directory.groups[group.groupId];
    return undefined;
  },

  ListGroups(request, cloud) {
    const directory = theDirectory(request, cloud);
    const named = nameFilter(request.Filter);
    const found = itemsOf(directory.groups).filter(
      (group) => named(group.groupName) && meets(request.ProvisionType, group.provisionType),
    );
    return listed("Groups", found, cloud, shown);
  },

  AddUserToGroup(request, cloud) {
    const { directory, groupId, userId, membership } = named(request, cloud);
    if (directory.memberships[membership] !== undefined) {
      if (cloud.options.repeatedMembership === "accept") return undefined;
      throw unverified("already", "Group.User", `The user ${userId} is in the group ${groupId} already.`);
    }
    const sequence = nextSequence(cloud.state);
    directory.memberships[membership] = { sequence, groupId, userId, joinTime: cloud.now };
    joined(directory, groupId, userId, cloud);
    return undefined;
  },

  RemoveUserFromGroup(request, cloud) {
    const { directory, groupId, userId, membership } = named(request, cloud);
    if (directory.memberships[membership] === undefined && cloud.options.repeatedMembership === "refuse") {
      throw unverified("missing", "Group.User", `The user ${userId} is not in the group ${groupId}.`);
    }
    if (directory.memberships[membership] === undefined) return undefined;
    delete directory.memberships[membership];
    left(directory, groupId, userId, cloud);
    return undefined;
  },

  ListGroupMembers(request, cloud) {
    const directory = theDirectory(request, cloud);
    const { groupId } = theGroup(directory, request.GroupId);
    const found = itemsOf(directory.memberships).filter((membership) => membership.groupId === groupId);
    return listed("GroupMembers", found, cloud, ({ userId, joinTime }) => {
      const user = theUser(directory, userId);
      return {
        GroupId: groupId,
        UserId: userId,
        UserName: user.userName,
        DisplayName: user.displayName,
        Email: user.email,
        Description: user.description,
        Status: user.status,
        ProvisionType: user.provisionType,
        JoinTime: stamp(joinTime),
      };
    });
  },

  ListJoinedGroupsForUser(request, cloud) {
    const directory = theDirectory(request, cloud);
    const { userId } = theUser(directory, request.UserId);
    const found = itemsOf(directory.memberships).filter((membership) => membership.userId === userId);
    return listed("JoinedGroups", found, cloud, ({ groupId, joinTime }) => {
      const group = theGroup(directory, groupId);
      return {
        UserId: userId,
        GroupId: groupId,
        GroupName: group.groupName,
        Description: group.description,
        ProvisionType: group.provisionType,
        JoinTime: stamp(joinTime),
      };
    });
  },
} satisfies Actions<CloudSsoOperations>;

function shown(group: Group) {
  return {
    GroupId: group.groupId,
    GroupName: group.groupName,
    Description: group.description,
    ProvisionType: group.provisionType,
    CreateTime: stamp(group.createTime),
    UpdateTime: stamp(group.updateTime),
  };
}

function named(
  request: { readonly DirectoryId: string; readonly GroupId: string; readonly UserId: string },
  cloud: Cloud,
) {
  const directory = theDirectory(request, cloud);
  const group = theGroup(directory, request.GroupId);
  const { userId } = theUser(directory, request.UserId);
  refuseSynchronized(directory, group);
  return { directory, groupId: group.groupId, userId, membership: `${group.groupId}/${userId}` };
}

function refuseTakenName(directory: Directory, name: string, own: Group | undefined, cloud: Cloud): void {
  if (itemsOf(directory.groups).some((group) => group !== own && sameName(group.groupName, name, cloud))) {
    throw unverified("taken", "Group", `The group name "${name}" is taken.`);
  }
}
