import type { Directory } from "../cloudsso/state";
import type { SourceType, UserProvisioning } from "../cloudsso/user-provisioning-state";
import { usersOf } from "../cloudsso/user-provisioning-work";
import { nextSequence } from "../store";
import { targetOf } from "./access";
import { type Loading, leadsTo, sourcesOf } from "./loading";
import { bareId, type Source } from "./values";

const kind = "cloudsso:UserProvisioning";
const sourceTypes: readonly SourceType[] = [
  "StartProvisioning",
  "DeleteProvisioning",
  "AddUserToGroup",
  "RemoveUserFromGroup",
  "UserProvisioningDeletionClearing",
];

/** RAM users for CloudSSO users, and what could not be done for them. Those in other accounts no estate tells of. */
export function addUserProvisionings(loading: Loading, directory: Directory): void {
  for (const source of sourcesOf(loading, kind)) {
    const { inputs, outputs } = source;
    const principalType = inputs.oneOf("principalType", ["User", "Group"]);
    const targetId = targetOf(loading, inputs);
    const principals =
      principalType === "User"
        ? { kind: "cloudsso:User", items: directory.users }
        : { kind: "cloudsso:Group", items: directory.groups };
    if (!leadsTo(loading, kind, inputs, "principalId", principals)) continue;
    const createTime = outputs.time("createTime", directory.createTime);
    const provisioning: UserProvisioning = {
      sequence: nextSequence(loading.state),
      userProvisioningId: bareId(source.id),
      principalType,
      principalId: inputs.text("principalId"),
      targetId,
      description: inputs.text("description", ""),
      deletionStrategy: inputs.oneOf("deletionStrategy", ["Delete", "Keep"]),
      duplicationStrategy: inputs.oneOf("duplicationStrategy", ["KeepBoth", "TakeOver"]),
      ramUsers: {},
      latestAsyncTime: createTime,
      createTime,
      updateTime: createTime,
    };
    directory.userProvisionings[provisioning.userProvisioningId] = provisioning;
    takeRamUsers(loading, directory, provisioning);
    addFailedEvents(loading, directory, provisioning, source);
  }
}

/** The RAM users by their names, in the account whose RAM the estate tells of. */
function takeRamUsers({ state }: Loading, directory: Directory, provisioning: UserProvisioning): void {
  const account = state.ims[provisioning.targetId];
  if (account === undefined) return;
  const byName = new Map(Object.values(account.users).map((user) => [user.userPrincipalName.toLowerCase(), user]));
  for (const userId of usersOf(directory, provisioning)) {
    const [name = ""] = directory.users[userId]?.userName.split("@") ?? [];
    const named = (wanted: string) => byName.get(`${wanted}@${account.defaultDomain}`.toLowerCase());
    const apart = provisioning.duplicationStrategy === "KeepBoth" ? named(`${name}_sso`) : undefined;
    const ramUser = apart ?? named(name);
    if (ramUser === undefined) continue;
    provisioning.ramUsers[userId] = ramUser.userId;
    account.users[ramUser.userId] = { ...ramUser, provisionType: "CloudSSO" };
  }
}

/** `upe-1 AddUserToGroup: <error>`. Whom one is about is not told: it is somebody who has no RAM user yet. */
function addFailedEvents(
  { state }: Loading,
  directory: Directory,
  provisioning: UserProvisioning,
  { inputs }: Source,
): void {
  const waiting = usersOf(directory, provisioning).filter((userId) => provisioning.ramUsers[userId] === undefined);
  const { userProvisioningId, principalType, principalId, targetId, createTime } = provisioning;
  for (const [index, text] of inputs.texts("failedEvents").entries()) {
    const { eventId, sourceType, errorInfo } =
      eventIn(text) ?? inputs.refuse(`failedEvents[${index}]`, "is not of the form <id> <source>: <error>");
    const PrincipalName = directory.users[principalId]?.userName ?? directory.groups[principalId]?.groupName ?? "";
    directory.userProvisioningEvents[eventId] = {
      sequence: nextSequence(state),
      eventId,
      userProvisioningId,
      sourceType,
      principal: { PrincipalType: principalType, PrincipalId: principalId, PrincipalName },
      targetId,
      userId: waiting[index] ?? "",
      deletionStrategy: provisioning.deletionStrategy,
      duplicationStrategy: provisioning.duplicationStrategy,
      errorCount: 1,
      errorInfo,
      latestAsyncTime: createTime,
      createTime,
      updateTime: createTime,
    };
  }
}

function eventIn(text: string) {
  const [, eventId, type, errorInfo] = /^(\S+) (\S+): (.+)$/s.exec(text) ?? [];
  const sourceType = sourceTypes.find((each) => each === type);
  if (eventId === undefined || errorInfo === undefined || sourceType === undefined) return undefined;
  return { eventId, sourceType, errorInfo };
}
