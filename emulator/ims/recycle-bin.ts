import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { sameName } from "../names";
import { unverified } from "../refusal";
import { held, nextSequence } from "../store";
import { theAccount } from "./find";
import { listed } from "./lists";
import type { AccessKey, ImsAccount, RamUser, RecycledKey, RecycledUser } from "./state";

const keptMs = 30 * 24 * 60 * 60_000;

export const recycleBin = {
  ListUsersInRecycleBin(request, cloud) {
    const name = /^\S+ +eq +(.*)$/i.exec(request.Filter ?? "")?.[1];
    const found = Object.values(binsOf(cloud).recycledUsers).filter(
      ({ user }) => name === undefined || sameName(user.userPrincipalName, name.trim(), cloud),
    );
    return listed(["Users", "User"], found, cloud, shownUser);
  },

  GetUserInRecycleBin(request, cloud) {
    const { recycledKeys } = binsOf(cloud);
    const owner = held(recycledKeys, request.UserAccessKeyId ?? "")?.userId;
    return { User: shownUser(theRecycledUser(request.UserId || owner || "", cloud)) };
  },

  /** Gone for good, its keys with it. */
  DeleteUserInRecycleBin(request, cloud) {
    const { recycledUsers, recycledKeys } = binsOf(cloud);
    const { user } = theRecycledUser(request.UserId, cloud);
    delete recycledUsers[user.userId];
    for (const [id, { userId }] of Object.entries(recycledKeys)) if (userId === user.userId) delete recycledKeys[id];
    return undefined;
  },

  /** Comes back as it was kept: without groups, permissions, keys, MFA, comments, addresses and tags. */
  RestoreUserFromRecycleBin(request, cloud) {
    const { recycledUsers, users } = binsOf(cloud);
    const { user } = theRecycledUser(request.UserId, cloud);
    const name = user.userPrincipalName;
    if (Object.values(users).some((other) => sameName(other.userPrincipalName, name, cloud))) {
      throw unverified("taken", "User", `Another user is called ${name} by now.`);
    }
    const limit = cloud.options.usersQuota;
    if (Object.keys(users).length >= limit) throw unverified("quota", "User", `At most ${limit} users are allowed.`);
    users[user.userId] = user;
    delete recycledUsers[user.userId];
    return undefined;
  },

  ListAccessKeysInRecycleBin(request, cloud) {
    const keys = Object.values(binsOf(cloud).recycledKeys).filter(({ userId }) => userId === request.UserId);
    return { AccessKeys: { AccessKey: keys.map(shownKey) } };
  },

  GetAccessKeyInfoInRecycleBin(request, cloud) {
    const { users, recycledUsers } = binsOf(cloud);
    const recycled = theRecycledKey(request.UserAccessKeyId, undefined, cloud);
    const owner = users[recycled.userId] ?? recycledUsers[recycled.userId]?.user;
    return {
      AccessKey: {
        ...shownKey(recycled),
        UserId: recycled.userId,
        UserPrincipalName: owner?.userPrincipalName,
        UserRecycled: users[recycled.userId] === undefined,
      },
    };
  },

  DeleteAccessKeyInRecycleBin(request, cloud) {
    const { key } = theRecycledKey(request.UserAccessKeyId, request.UserId || cloud.caller.principalId, cloud);
    delete binsOf(cloud).recycledKeys[key.accessKeyId];
    return undefined;
  },

  /** Comes back enabled, whatever it was. */
  RestoreAccessKeyFromRecycleBin(request, cloud) {
    const { users, recycledKeys } = binsOf(cloud);
    const { key, userId } = theRecycledKey(request.UserAccessKeyId, request.UserId, cloud);
    const user = users[userId];
    if (user === undefined) throw unverified("state", "User", `The owner of ${key.accessKeyId} is in the recycle bin.`);
    const limit = cloud.options.accessKeysPerUserQuota;
    if (Object.keys(user.accessKeys).length >= limit) {
      throw unverified("quota", "User.AccessKey", `At most ${limit} keys are allowed for a user.`);
    }
    user.accessKeys[key.accessKeyId] = { ...key, status: "Active", updateDate: cloud.now };
    delete recycledKeys[key.accessKeyId];
    return undefined;
  },
} satisfies Actions<ImsOperations>;

/** Kept are name, display name, id, creation time and password; all else is lost, and the oldest user makes room. */
export function recycleUser(user: RamUser, cloud: Cloud): void {
  const { recycledUsers } = binsOf(cloud);
  const { verification: _verification, passkeys: _passkeys, serviceCredentials: _credentials, ...kept } = user;
  recycledUsers[user.userId] = {
    sequence: nextSequence(cloud.state),
    user: { ...kept, comments: "", email: "", mobilePhone: "", tags: {}, accessKeys: {}, policies: [] },
    recycleDate: cloud.now,
    deleteDate: cloud.now + keptMs,
  };
  keepNewest(recycledUsers, Object.values(recycledUsers), cloud.options.recycledUsersQuota, ({ user }) => user.userId);
}

export function recycleKey(user: RamUser, key: AccessKey, cloud: Cloud): void {
  const { recycledKeys } = binsOf(cloud);
  recycledKeys[key.accessKeyId] = {
    sequence: nextSequence(cloud.state),
    key,
    userId: user.userId,
    recycleDate: cloud.now,
    deleteDate: cloud.now + keptMs,
  };
  const own = Object.values(recycledKeys).filter(({ userId }) => userId === user.userId);
  keepNewest(recycledKeys, own, cloud.options.recycledKeysPerUserQuota, ({ key }) => key.accessKeyId);
}

/** The account, its bins without what is due by now. */
function binsOf(cloud: Cloud): ImsAccount {
  const account = theAccount(cloud);
  for (const bin of [account.recycledUsers, account.recycledKeys]) {
    for (const [id, { deleteDate }] of Object.entries(bin)) if (deleteDate <= cloud.now) delete bin[id];
  }
  return account;
}

function theRecycledUser(userId: string | undefined, cloud: Cloud): RecycledUser {
  const found = held(binsOf(cloud).recycledUsers, userId ?? "");
  if (found === undefined)
    throw unverified("missing", "RecycledUser", `No such user is in the recycle bin: ${userId}.`);
  return found;
}

function theRecycledKey(keyId: string | undefined, userId: string | undefined, cloud: Cloud): RecycledKey {
  const found = held(binsOf(cloud).recycledKeys, keyId ?? "");
  if (found === undefined || (userId !== undefined && found.userId !== userId)) {
    throw unverified("missing", "RecycledAccessKey", `No such key of that user is in the recycle bin: ${keyId}.`);
  }
  return found;
}

function shownUser({ user, recycleDate, deleteDate }: RecycledUser) {
  return {
    UserId: user.userId,
    UserPrincipalName: user.userPrincipalName,
    DisplayName: user.displayName,
    CreateDate: stamp(user.createDate),
    RecycleDate: stamp(recycleDate),
    DeleteDate: stamp(deleteDate),
  };
}

function shownKey({ key, recycleDate, deleteDate }: RecycledKey) {
  return {
    AccessKeyId: key.accessKeyId,
    CreateDate: stamp(key.createDate),
    RecycleDate: stamp(recycleDate),
    DeleteDate: stamp(deleteDate),
  };
}

function keepNewest<Item extends { readonly sequence: number }>(
  bin: Record<string, Item>,
  items: readonly Item[],
  most: number,
  idOf: (item: Item) => string,
): void {
  const oldestFirst = [...items].sort((left, right) => left.sequence - right.sequence);
  for (const item of oldestFirst.slice(0, Math.max(0, items.length - most))) delete bin[idOf(item)];
}
