import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { sameName } from "../names";
import { Refusal, unverified } from "../refusal";
import { idText, itemsOf, nextSequence } from "../store";
import { hasTags, withTags } from "../tags";
import { notFound, theDirectory, theUser } from "./find";
import { listed, meets, nameFilter, renewed } from "./lists";
import type { Directory, User } from "./state";
import { refuseSynchronized } from "./synchronization";
import { releaseProvisionings } from "./user-provisioning-work";

export const users = {
  CreateUser(request, cloud) {
    const directory = theDirectory(request, cloud);
    const present = itemsOf(directory.users);
    if (present.some(({ userName }) => sameName(userName, request.UserName, cloud))) {
      throw unverified("taken", "User", `The user name "${request.UserName}" is taken.`);
    }
    refuseTakenEmail(directory, request.Email ?? "", undefined, cloud);
    if (present.length >= cloud.quotas.cloudssoUsers) {
      throw unverified("quota", "User", "The number of users has reached its quota.");
    }
    const user: User = {
      sequence: nextSequence(cloud.state),
      userId: `u-${idText(cloud.state, 20)}`,
      userName: request.UserName,
      displayName: request.DisplayName ?? "",
      firstName: request.FirstName ?? "",
      lastName: request.LastName ?? "",
      email: request.Email ?? "",
      description: request.Description ?? "",
      status: request.Status === "Disabled" ? "Disabled" : "Enabled",
      provisionType: "Manual",
      mfaAuthentication: "Enabled",
      mfaDevices: {},
      passwords: [],
      passwordResetRequired: false,
      tags: withTags({}, request.Tags, cloud, "User"),
      createTime: cloud.now,
      updateTime: cloud.now,
    };
    directory.users[user.userId] = user;
    return { User: { ...shown(user), Tags: tagsOf(user) } };
  },

  GetUser(request, cloud) {
    return { User: detailed(theUser(theDirectory(request, cloud), request.UserId)) };
  },

  GetUserId(request, cloud) {
    const directory = theDirectory(request, cloud);
    const { Id, Issuer } = externalId(request.ExternalId);
    const user = itemsOf(directory.users).find(
      ({ externalId: own }) => own !== undefined && own.Id === Id && own.Issuer === Issuer,
    );
    if (user === undefined) throw notFound("User", request.ExternalId);
    return { UserId: user.userId };
  },

  UpdateUser(request, cloud) {
    const directory = theDirectory(request, cloud);
    const user = theUser(directory, request.UserId);
    refuseSynchronized(directory, user);
    refuseTakenEmail(directory, request.NewEmail ?? "", user, cloud);
    const take = (current: string, name: string, sent: string | undefined) =>
      renewed(current, sent, cloud, () => new Refusal(`InvalidParameter.${name}`, 400, `${name} must not be empty.`));
    user.displayName = take(user.displayName, "NewDisplayName", request.NewDisplayName);
    user.firstName = take(user.firstName, "NewFirstName", request.NewFirstName);
    user.lastName = take(user.lastName, "NewLastName", request.NewLastName);
    user.email = take(user.email, "NewEmail", request.NewEmail);
    user.description = take(user.description, "NewDescription", request.NewDescription);
    user.updateTime = cloud.now;
    return { User: shown(user) };
  },

  UpdateUserStatus(request, cloud) {
    const user = theUser(theDirectory(request, cloud), request.UserId);
    if (request.NewStatus !== undefined) user.status = request.NewStatus === "Disabled" ? "Disabled" : "Enabled";
    user.updateTime = cloud.now;
    return undefined;
  },

  DeleteUser(request, cloud) {
    const directory = theDirectory(request, cloud);
    const user = theUser(directory, request.UserId);
    refuseSynchronized(directory, user);
    const granted = itemsOf(directory.accessAssignments).some(({ principalId }) => principalId === user.userId);
    if (granted) {
      const code = `DeletionConflict.User.${cloud.options.assignmentSpelling}`;
      throw new Refusal(code, cloud.options.conflictStatus, `The user ${user.userName} still has access assignments.`);
    }
    if (itemsOf(directory.memberships).some(({ userId }) => userId === user.userId)) {
      throw unverified("in-use", "User.Group", `The user ${user.userName} is still in a group.`);
    }
    if (Object.keys(user.mfaDevices).length > 0) {
      throw unverified("in-use", "User.MFADevice", `The user ${user.userName} still has MFA devices.`);
    }
    releaseProvisionings(directory, user.userId, cloud);
    delete directory.users[user.userId];
    return undefined;
  },

  ListUsers(request, cloud) {
    const directory = theDirectory(request, cloud);
    const named = nameFilter(request.Filter);
    const found = itemsOf(directory.users).filter(
      (user) =>
        named(user.userName) &&
        hasTags(user.tags, request.Tags) &&
        meets(request.ProvisionType, user.provisionType) &&
        meets(request.Status, user.status),
    );
    return listed("Users", found, cloud, detailed);
  },
} satisfies Actions<CloudSsoOperations>;

function shown(user: User) {
  return {
    UserId: user.userId,
    UserName: user.userName,
    DisplayName: user.displayName,
    FirstName: user.firstName,
    LastName: user.lastName,
    Email: user.email,
    Description: user.description,
    Status: user.status,
    ProvisionType: user.provisionType,
    CreateTime: stamp(user.createTime),
    UpdateTime: stamp(user.updateTime),
  };
}

/** What only GetUser and ListUsers tell. */
function detailed(user: User) {
  return { ...shown(user), ExternalId: user.externalId, Tags: tagsOf(user) };
}

function tagsOf(user: User) {
  return Object.entries(user.tags).map(([Key, Value]) => ({ Key, Value }));
}

function refuseTakenEmail(directory: Directory, email: string, own: User | undefined, cloud: Cloud): void {
  if (email === "") return;
  if (itemsOf(directory.users).some((user) => user !== own && sameName(user.email, email, cloud))) {
    throw unverified("taken", "User.Email", `The e-mail address "${email}" is taken.`);
  }
}

function externalId(text: string): { readonly Id: string; readonly Issuer: string } {
  const invalid = () =>
    new Refusal("InvalidParameter.ExternalId", 400, "ExternalId is JSON with the keys Id and Issuer.");
  try {
    const { Id, Issuer } = JSON.parse(text) as { readonly Id?: unknown; readonly Issuer?: unknown };
    if (typeof Id === "string" && typeof Issuer === "string") return { Id, Issuer };
  } catch {
    throw invalid();
  }
  throw invalid();
}
