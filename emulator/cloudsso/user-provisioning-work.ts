import type { Cloud } from "../action";
import { newImsAccount } from "../ims/find";
import type { ImsAccount, RamUser } from "../ims/state";
import { sameName } from "../names";
import { unverified } from "../refusal";
import { alphabets, idText, itemsOf, nextSequence } from "../store";
import { principalShown } from "./find";
import type { Directory, User } from "./state";
import type {
  DuplicationStrategy,
  SourceType,
  UserProvisioning,
  UserProvisioningEvent,
} from "./user-provisioning-state";

/** The members of the principal that are to have a RAM user. */
export function usersOf(directory: Directory, { principalType, principalId }: UserProvisioning): string[] {
  if (principalType === "User") return [principalId];
  return itemsOf(directory.memberships)
    .filter(({ groupId }) => groupId === principalId)
    .map(({ userId }) => userId);
}

/** Makes, or takes over, a user's RAM user; a failure leaves an event that can be retried. */
export function bringIn(
  directory: Directory,
  provisioning: UserProvisioning,
  userId: string,
  sourceType: SourceType,
  cloud: Cloud,
): void {
  const event = newEvent(directory, provisioning, userId, sourceType, cloud);
  runAgain(directory, event, provisioning.duplicationStrategy, cloud);
}

/** Takes a user's RAM user away, or leaves it there as an ordinary one. */
function takeOut(
  directory: Directory,
  provisioning: UserProvisioning,
  userId: string,
  sourceType: SourceType,
  cloud: Cloud,
): void {
  const account = accountOf(provisioning.targetId, cloud);
  const ramUser = account.users[provisioning.ramUsers[userId] ?? ""];
  if (ramUser !== undefined && !neededByOthers(directory, provisioning, ramUser.userId)) {
    if (provisioning.deletionStrategy === "Delete") remove(account, ramUser);
    else account.users[ramUser.userId] = { ...ramUser, provisionType: "Manual", updateDate: cloud.now };
  }
  delete provisioning.ramUsers[userId];
  provisioning.latestAsyncTime = cloud.now;
  succeed(directory, newEvent(directory, provisioning, userId, sourceType, cloud), cloud);
  for (const event of Object.values(directory.userProvisioningEvents)) {
    const past = event.userProvisioningId === provisioning.userProvisioningId && event.userId === userId;
    if (past && event.errorInfo !== "") delete directory.userProvisioningEvents[event.eventId];
  }
}

/** Does an event's work, for the first time or again. */
export function runAgain(
  directory: Directory,
  event: UserProvisioningEvent,
  duplicationStrategy: DuplicationStrategy,
  cloud: Cloud,
): void {
  const provisioning = directory.userProvisionings[event.userProvisioningId];
  const user = directory.users[event.userId];
  if (provisioning === undefined || user === undefined) {
    succeed(directory, event, cloud);
    return;
  }
  const account = accountOf(provisioning.targetId, cloud);
  const ramUser = chosenRamUser(account, provisioning, user, duplicationStrategy, cloud);
  provisioning.latestAsyncTime = cloud.now;
  event.duplicationStrategy = duplicationStrategy;
  if (ramUser === undefined) {
    directory.userProvisioningEvents[event.eventId] = event;
    event.errorCount += 1;
    event.errorInfo = "OperationConflict.UserProvisioning.Process.fail.ImsUserExists";
    event.latestAsyncTime = cloud.now;
    event.updateTime = cloud.now;
    return;
  }
  account.users[ramUser.userId] = ramUser;
  provisioning.ramUsers[user.userId] = ramUser.userId;
  succeed(directory, event, cloud);
}

/** When somebody joins a group that is provisioned, and when somebody leaves it. */
export function joined(directory: Directory, groupId: string, userId: string, cloud: Cloud): void {
  for (const provisioning of provisioningsFor(directory, groupId)) {
    bringIn(directory, provisioning, userId, "AddUserToGroup", cloud);
  }
}

export function left(directory: Directory, groupId: string, userId: string, cloud: Cloud): void {
  for (const provisioning of provisioningsFor(directory, groupId)) {
    takeOut(directory, provisioning, userId, "RemoveUserFromGroup", cloud);
  }
}

/** Whether a principal with provisionings can be deleted is not documented. */
export function releaseProvisionings(directory: Directory, principalId: string, cloud: Cloud): void {
  const present = provisioningsFor(directory, principalId);
  if (present.length > 0 && cloud.options.provisionedPrincipalDeletion === "refuse") {
    throw unverified("in-use", "Principal.UserProvisioning", `${principalId} still has RAM user provisionings.`);
  }
  for (const provisioning of present)
    endProvisioning(directory, provisioning, "UserProvisioningDeletionClearing", cloud);
}

export function endProvisioning(
  directory: Directory,
  provisioning: UserProvisioning,
  sourceType: SourceType,
  cloud: Cloud,
): void {
  for (const userId of Object.keys(provisioning.ramUsers)) takeOut(directory, provisioning, userId, sourceType, cloud);
  delete directory.userProvisionings[provisioning.userProvisioningId];
  for (const event of Object.values(directory.userProvisioningEvents)) {
    const open = event.userProvisioningId === provisioning.userProvisioningId && event.errorInfo !== "";
    if (open) delete directory.userProvisioningEvents[event.eventId];
  }
}

function provisioningsFor(directory: Directory, principalId: string): UserProvisioning[] {
  return Object.values(directory.userProvisionings).filter((provisioning) => provisioning.principalId === principalId);
}

function accountOf(accountId: string, { state }: Cloud): ImsAccount {
  state.ims[accountId] ??= newImsAccount(accountId);
  return state.ims[accountId];
}

/** The RAM user a user gets: an existing one taken over, or a new one, `_sso` behind its name when the name is taken. */
function chosenRamUser(
  account: ImsAccount,
  provisioning: UserProvisioning,
  user: User,
  strategy: DuplicationStrategy,
  cloud: Cloud,
): RamUser | undefined {
  const [name = ""] = user.userName.split("@");
  const own = account.users[provisioning.ramUsers[user.userId] ?? ""];
  if (own !== undefined) return own;
  const named = (wanted: string) =>
    Object.values(account.users).find(({ userPrincipalName }) =>
      sameName(userPrincipalName, `${wanted}@${account.defaultDomain}`, cloud),
    );
  const present = named(name);
  if (present === undefined) return newRamUser(account, name, user, cloud);
  if (strategy.toLowerCase() === "takeover") return { ...present, provisionType: "CloudSSO", updateDate: cloud.now };
  return named(`${name}_sso`) === undefined ? newRamUser(account, `${name}_sso`, user, cloud) : undefined;
}

function newRamUser(account: ImsAccount, name: string, user: User, cloud: Cloud): RamUser {
  return {
    sequence: nextSequence(cloud.state),
    userId: `2${idText(cloud.state, 17, alphabets.digits)}`,
    userPrincipalName: `${name}@${account.defaultDomain}`,
    displayName: user.displayName === "" ? name : user.displayName,
    comments: "",
    email: "",
    mobilePhone: "",
    provisionType: "CloudSSO",
    status: "active",
    tags: {},
    accessKeys: {},
    policies: [],
    createDate: cloud.now,
    updateDate: cloud.now,
  };
}

function neededByOthers(directory: Directory, own: UserProvisioning, ramUserId: string): boolean {
  return Object.values(directory.userProvisionings).some(
    (other) => other !== own && other.targetId === own.targetId && Object.values(other.ramUsers).includes(ramUserId),
  );
}

function remove(account: ImsAccount, { userId }: RamUser): void {
  delete account.users[userId];
  for (const [place, membership] of Object.entries(account.memberships)) {
    if (membership.userId === userId) delete account.memberships[place];
  }
  for (const device of Object.values(account.virtualMfaDevices)) {
    if (device.userId !== userId) continue;
    delete device.userId;
    delete device.activateDate;
  }
}

function newEvent(
  directory: Directory,
  provisioning: UserProvisioning,
  userId: string,
  sourceType: SourceType,
  cloud: Cloud,
): UserProvisioningEvent {
  return {
    sequence: nextSequence(cloud.state),
    eventId: `upe-${idText(cloud.state, 20, alphabets.mixedCase)}`,
    userProvisioningId: provisioning.userProvisioningId,
    sourceType,
    principal: principalShown(directory, provisioning.principalType, provisioning.principalId),
    targetId: provisioning.targetId,
    userId,
    deletionStrategy: provisioning.deletionStrategy,
    duplicationStrategy: provisioning.duplicationStrategy,
    errorCount: 0,
    errorInfo: "",
    latestAsyncTime: cloud.now,
    createTime: cloud.now,
    updateTime: cloud.now,
  };
}

function succeed(directory: Directory, event: UserProvisioningEvent, cloud: Cloud): void {
  event.errorInfo = "";
  event.latestAsyncTime = cloud.now;
  event.updateTime = cloud.now;
  if (cloud.options.successfulEvents === "listed") directory.userProvisioningEvents[event.eventId] = event;
  else delete directory.userProvisioningEvents[event.eventId];
}
