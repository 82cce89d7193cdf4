import type { ImsAccount, RamUser } from "../ims/state";
import { nextSequence } from "../store";
import { type Loading, leadsTo, onlyOf, sourcesOf } from "./loading";

/** Users and groups of RAM, and who is in which. */
export function addRamPeople(loading: Loading, account: ImsAccount): void {
  addUsers(loading, account);
  account.defaultDomain = defaultDomainOf(loading, account);
  for (const { id, inputs, outputs } of sourcesOf(loading, "ims:Group")) {
    const createDate = outputs.time("createDate", loading.now);
    account.groups[id] = {
      sequence: nextSequence(loading.state),
      groupId: id,
      groupName: inputs.text("groupName"),
      displayName: inputs.text("displayName", ""),
      comments: inputs.text("comments", ""),
      policies: [],
      createDate,
      updateDate: createDate,
    };
  }
  const { users, groups } = account;
  const kind = "ims:GroupMembership";
  for (const { inputs } of sourcesOf(loading, kind)) {
    const isWhole =
      leadsTo(loading, kind, inputs, "groupId", { kind: "ims:Group", items: groups }) &&
      leadsTo(loading, kind, inputs, "userId", { kind: "ims:User", items: users });
    if (!isWhole) continue;
    const groupId = inputs.text("groupId");
    const userId = inputs.text("userId");
    const joinDate = Math.max(groups[groupId]?.createDate ?? 0, users[userId]?.createDate ?? 0);
    account.memberships[`${groupId}/${userId}`] = {
      sequence: nextSequence(loading.state),
      groupId,
      userId,
      joinDate,
    };
  }
}

function addUsers(loading: Loading, account: ImsAccount): void {
  for (const { id, inputs, outputs } of sourcesOf(loading, "ims:User")) {
    const createDate = outputs.time("createDate", loading.now);
    const user: RamUser = {
      sequence: nextSequence(loading.state),
      userId: id,
      userPrincipalName: inputs.text("userPrincipalName"),
      displayName: inputs.text("displayName", ""),
      comments: inputs.text("comments", ""),
      email: inputs.text("email", ""),
      mobilePhone: inputs.text("mobilePhone", ""),
      provisionType: "Manual",
      status: "active",
      tags: inputs.tags(),
      accessKeys: {},
      policies: [],
      createDate,
      updateDate: createDate,
    };
    account.users[id] = user;
  }
}

/** Where it was not read, that of a user. */
function defaultDomainOf(loading: Loading, { defaultDomain, users }: ImsAccount): string {
  const told = onlyOf(loading, "ims:DefaultDomain")?.inputs.text("defaultDomainName");
  const [user] = Object.values(users);
  return told ?? user?.userPrincipalName.split("@")[1] ?? defaultDomain;
}
