import type { Cloud } from "../action";
import { nextSequence } from "../store";
import { theAccount } from "./find";
import type { AccessKey, RamUser } from "./state";

const keptMs = 30 * 24 * 60 * 60_000;

/** Kept are name, display name, id and password; comments, addresses and tags are lost, and the oldest user makes room. */
export function recycleUser(user: RamUser, cloud: Cloud): void {
  const { recycledUsers } = theAccount(cloud);
  const stripped: RamUser = {
    ...user,
    comments: "",
    email: "",
    mobilePhone: "",
    tags: {},
    accessKeys: {},
    policies: [],
  };
  recycledUsers[user.userId] = {
    sequence: nextSequence(cloud.state),
    user: stripped,
    recycleDate: cloud.now,
    deleteDate: cloud.now + keptMs,
  };
  keepNewest(recycledUsers, Object.values(recycledUsers), cloud.options.recycledUsersQuota, ({ user }) => user.userId);
}

export function recycleKey(user: RamUser, key: AccessKey, cloud: Cloud): void {
  const { recycledKeys } = theAccount(cloud);
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

function keepNewest<Item extends { readonly sequence: number }>(
  bin: Record<string, Item>,
  items: readonly Item[],
  most: number,
  idOf: (item: Item) => string,
): void {
  const oldestFirst = [...items].sort((left, right) => left.sequence - right.sequence);
  for (const item of oldestFirst.slice(0, Math.max(0, items.length - most))) delete bin[idOf(item)];
}
