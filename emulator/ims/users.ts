import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { sameName } from "../names";
import { Refusal, unverified } from "../refusal";
import { alphabets, idText, nextSequence } from "../store";
import { hasTags, withTags } from "../tags";
import { deleteConflict, exists, invalidName, isVisible, limitExceeded, theAccount, theUser } from "./find";
import { listed, orAbsent, renewed, tagList } from "./lists";
import { recycleKey, recycleUser } from "./recycle-bin";
import type { RamUser } from "./state";

export const users = {
  CreateUser(request, cloud) {
    const account = theAccount(cloud);
    checkLogonName(request.UserPrincipalName, "UserName", cloud);
    checkEmail(request.Email, "Email");
    refuseTakenName(request.UserPrincipalName, undefined, cloud);
    if (Object.keys(account.users).length >= cloud.options.usersQuota)
      throw limitExceeded("User", cloud.options.usersQuota);
    const china = cloud.options.site === "china";
    const user: RamUser = {
      sequence: nextSequence(cloud.state),
      userId: `2${idText(cloud.state, 17, alphabets.digits)}`,
      userPrincipalName: request.UserPrincipalName,
      displayName: request.DisplayName,
      comments: request.Comments ?? "",
      email: china ? (request.Email ?? "") : "",
      mobilePhone: china ? (request.MobilePhone ?? "") : "",
      provisionType: "Manual",
      status: "active",
      tags: withTags({}, request.Tag, cloud, "User"),
      accessKeys: {},
      policies: [],
      createDate: cloud.now,
      updateDate: cloud.now,
    };
    account.users[user.userId] = user;
    return { User: { ...shown(user), Tags: tagList(user.tags) } };
  },

  GetUser(request, cloud) {
    const user = theUser(request, cloud);
    const [UserName] = user.userPrincipalName.split("@");
    return { User: { ...shown(user), UserName, Tags: tagList(user.tags) } };
  },

  UpdateUser(request, cloud) {
    const user = theUser(request, cloud);
    const { NewUserPrincipalName: name } = request;
    checkEmail(request.NewEmail, "NewEmail");
    if (name !== undefined && name !== "") {
      checkLogonName(name, "NewUserName", cloud);
      refuseTakenName(name, user, cloud);
      user.userPrincipalName = name;
    }
    user.displayName = renewed(user.displayName, "NewDisplayName", request.NewDisplayName, cloud);
    user.comments = renewed(user.comments, "NewComments", request.NewComments, cloud);
    if (cloud.options.site === "china") {
      user.email = renewed(user.email, "NewEmail", request.NewEmail, cloud);
      user.mobilePhone = renewed(user.mobilePhone, "NewMobilePhone", request.NewMobilePhone, cloud);
    }
    user.updateDate = cloud.now;
    return { User: shown(user) };
  },

  /** Into the recycle bin, keys and all. Whether what hangs on the user must go first is an open question. */
  DeleteUser(request, cloud) {
    const account = theAccount(cloud);
    const user = theUser(request, cloud);
    if (user.provisionType === "CloudSSO") {
      throw unverified("in-use", "User.UserProvisioning", `${user.userPrincipalName} is provisioned by CloudSSO.`);
    }
    if (cloud.options.userDeletion === "conflict") refuseWhileInUse(user, cloud);
    for (const key of Object.values(user.accessKeys)) recycleKey(user, key, cloud);
    for (const [place, { userId }] of Object.entries(account.memberships)) {
      if (userId === user.userId) delete account.memberships[place];
    }
    for (const device of Object.values(account.virtualMfaDevices)) {
      if (device.userId !== user.userId) continue;
      delete device.userId;
      delete device.activateDate;
    }
    delete account.users[user.userId];
    recycleUser(user, cloud);
    return undefined;
  },

  ListUsers(request, cloud) {
    const found = findUsers(request, cloud);
    return listed(["Users", "User"], found, cloud, (user) => ({
      ...shown(user),
      Status: user.status,
      Tags: tagList(user.tags),
    }));
  },

  ListUserBasicInfos(request, cloud) {
    return listed(["UserBasicInfos", "UserBasicInfo"], findUsers(request, cloud), cloud, (user) => ({
      UserId: user.userId,
      UserPrincipalName: user.userPrincipalName,
      DisplayName: user.displayName,
      Status: user.status,
    }));
  },
} satisfies Actions<ImsOperations>;

function shown(user: RamUser) {
  return {
    UserId: user.userId,
    UserPrincipalName: user.userPrincipalName,
    DisplayName: user.displayName,
    Comments: orAbsent(user.comments),
    Email: orAbsent(user.email),
    MobilePhone: orAbsent(user.mobilePhone),
    ProvisionType: user.provisionType,
    CreateDate: stamp(user.createDate),
    UpdateDate: stamp(user.updateDate),
    LastLoginDate: user.lastLoginDate === undefined ? undefined : stamp(user.lastLoginDate),
  };
}

/** Active users only, unless a status is asked for; a tag filter brings both states. */
function findUsers(
  request: {
    readonly Status?: string | undefined;
    readonly Tag?: readonly { readonly Key: string; readonly Value?: string | undefined }[] | undefined;
  },
  cloud: Cloud,
): RamUser[] {
  const tagged = request.Tag !== undefined && request.Tag.length > 0;
  const states = tagged ? ["active", "freeze"] : (request.Status || "active").split(",");
  return Object.values(theAccount(cloud).users).filter(
    (user) => isVisible(user.createDate, cloud) && hasTags(user.tags, request.Tag) && states.includes(user.status),
  );
}

function checkEmail(email: string | undefined, parameter: "Email" | "NewEmail"): void {
  if (!email || /^[^@\s]+@[^@\s]+$/.test(email)) return;
  throw new Refusal(`InvalidParameter.${parameter}.Format`, 400, `"${email}" is no e-mail address.`);
}

function checkLogonName(name: string, parameter: "UserName" | "NewUserName", cloud: Cloud): void {
  const [user = "", domain = ""] = name.split("@");
  const { defaultDomain } = theAccount(cloud);
  if (user.startsWith("-")) throw invalidName(parameter, "InvalidChars", cloud);
  if (cloud.options.foreignDomain === "accept" || sameName(domain, defaultDomain, cloud)) return;
  throw unverified("invalid", "User.Domain", `The domain of "${name}" is not the default domain ${defaultDomain}.`);
}

function refuseTakenName(name: string, own: RamUser | undefined, cloud: Cloud): void {
  const users = Object.values(theAccount(cloud).users);
  if (users.some((user) => user !== own && sameName(user.userPrincipalName, name, cloud))) throw exists("User", name);
}

function refuseWhileInUse(user: RamUser, cloud: Cloud): void {
  const { memberships, virtualMfaDevices } = theAccount(cloud);
  const name = user.userPrincipalName;
  if (Object.values(memberships).some(({ userId }) => userId === user.userId)) {
    throw deleteConflict("User.Group", `The user ${name} is still in a group.`);
  }
  if (Object.keys(user.accessKeys).length > 0) {
    throw deleteConflict("User.AccessKey", `The user ${name} still has access keys.`);
  }
  if (user.loginProfile !== undefined) {
    throw deleteConflict("User.LoginProfile", `The user ${name} still has a login profile.`);
  }
  if (Object.values(virtualMfaDevices).some(({ userId }) => userId === user.userId)) {
    throw deleteConflict("User.MFADevice", `The user ${name} still has an MFA device.`);
  }
  if (user.policies.length > 0) throw deleteConflict("User.Policy", `The user ${name} still has policies attached.`);
}
