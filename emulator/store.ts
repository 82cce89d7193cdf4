import { createHash } from "node:crypto";

/**
 * Everything the emulated cloud holds, as plain data: a snapshot is a copy of it.
 *
 * Every object has a `sequence`, its place in the order of creation; ids are made from it, lists are paged by it.
 * Times are milliseconds since the epoch here, and text on the wire.
 */
export interface CloudState {
  sequence: number;
  readonly managementAccountId: string;
  readonly resourceDirectory: ResourceDirectory;
  readonly cloudsso: CloudSsoState;
  /** RAM, one world an account. */
  readonly ims: Record<string, ImsAccount>;
  /** Keys that are no RAM user's: the operator's own, and temporary ones by their id. */
  readonly credentials: Record<string, Credential>;
}

/** A deep copy of the state, as JSON. */
export type Snapshot = CloudState;

// Resource directory

export interface ResourceDirectory {
  readonly resourceDirectoryId: string;
  readonly rootFolderId: string;
  readonly folders: Record<string, Folder>;
  /** Members; the management account is none. */
  readonly accounts: Record<string, MemberAccount>;
}

export interface Folder {
  readonly folderId: string;
  folderName: string;
  /** The root folder's id at the top. */
  parentFolderId: string;
}

export interface MemberAccount {
  readonly accountId: string;
  displayName: string;
  folderId: string;
}

// CloudSSO

export interface CloudSsoState {
  enabled: boolean;
  readonly region: string;
  directory: Directory | null;
}

export interface Directory {
  readonly directoryId: string;
  directoryName: string;
  readonly region: string;
  readonly createTime: number;
  updateTime: number;
  readonly users: Record<string, User>;
  readonly groups: Record<string, Group>;
  /** By `<group id>/<user id>`. */
  readonly memberships: Record<string, Membership>;
  readonly accessConfigurations: Record<string, AccessConfiguration>;
  /** By `<configuration id>/<account id>`. */
  readonly provisionings: Record<string, Provisioning>;
  /** By `<configuration id>/<account id>/<principal type>/<principal id>`. */
  readonly accessAssignments: Record<string, AccessAssignment>;
  readonly tasks: Record<string, Task>;
  /** Ids of the tasks that are in progress. */
  runningTasks: string[];
  /** Settings of subjects whose actions keep their own part, by subject. */
  readonly settings: Record<string, unknown>;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface User {
  readonly sequence: number;
  readonly userId: string;
  readonly userName: string;
  displayName: string;
  firstName: string;
  lastName: string;
  email: string;
  description: string;
  status: "Enabled" | "Disabled";
  readonly provisionType: "Manual" | "Synchronized";
  externalId?: { readonly Id: string; readonly Issuer: string };
  tags: Record<string, string>;
  readonly createTime: number;
  updateTime: number;
}

export interface Group {
  readonly sequence: number;
  readonly groupId: string;
  groupName: string;
  description: string;
  readonly provisionType: "Manual" | "Synchronized";
  readonly createTime: number;
  updateTime: number;
}

export interface Membership {
  readonly sequence: number;
  readonly groupId: string;
  readonly userId: string;
  readonly joinTime: number;
}

export interface AccessConfiguration {
  readonly sequence: number;
  readonly accessConfigurationId: string;
  readonly accessConfigurationName: string;
  description: string;
  relayState: string;
  sessionDuration: number;
  tags: Record<string, string>;
  /** In the order they were added. */
  policies: PermissionPolicy[];
  /** Counts every change of the policies; a provisioning of an older revision is stale. */
  policyRevision: number;
  readonly createTime: number;
  updateTime: number;
}

export interface PermissionPolicy {
  readonly type: "System" | "Inline";
  readonly name: string;
  /** Inline only, the text as it was sent. */
  document?: string;
  readonly addTime: number;
}

/** What an account has of a configuration. */
export interface Provisioning {
  readonly sequence: number;
  readonly accessConfigurationId: string;
  readonly targetId: string;
  /** The policies as they were when they were last brought into the account. */
  policies: PermissionPolicy[];
  policyRevision: number;
  deprovisionFailed: boolean;
  readonly createTime: number;
  updateTime: number;
}

export interface AccessAssignment {
  readonly sequence: number;
  readonly accessConfigurationId: string;
  readonly targetId: string;
  readonly principalType: "User" | "Group";
  readonly principalId: string;
  readonly createTime: number;
}

export type TaskType =
  | "ProvisionAccessConfiguration"
  | "DeprovisionAccessConfiguration"
  | "CreateAccessAssignment"
  | "DeleteAccessAssignment";

export interface Task {
  readonly sequence: number;
  readonly taskId: string;
  readonly taskType: TaskType;
  status: "InProgress" | "Success" | "Failed";
  readonly accessConfigurationId: string;
  readonly accessConfigurationName: string;
  readonly target: Target;
  readonly principal?: Principal;
  readonly startTime: number;
  /** When it will end, or did. */
  readonly endTime: number;
  /** Set from the start on a task that is to fail; shown once it has. */
  failureReason?: string;
  /** The configuration's policies at the start: what the task brings into the account. */
  readonly policies: PermissionPolicy[];
  readonly policyRevision: number;
  /** DeleteAccessAssignment: de-provision when this was the last grant. */
  readonly deprovisionLast?: boolean;
}

export interface Target {
  readonly TargetType: "RD-Account";
  readonly TargetId: string;
  readonly TargetName: string;
  readonly TargetPath: string;
  readonly TargetPathName: string;
}

export interface Principal {
  readonly PrincipalType: "User" | "Group";
  readonly PrincipalId: string;
  readonly PrincipalName: string;
}

// IMS

export interface ImsAccount {
  readonly accountId: string;
  /** Such as `1000000000000000.onaliyun.com`. */
  defaultDomain: string;
  readonly users: Record<string, RamUser>;
  readonly groups: Record<string, RamGroup>;
  /** By `<group id>/<user id>`. */
  readonly memberships: Record<string, RamMembership>;
  /** By serial number. */
  readonly virtualMfaDevices: Record<string, VirtualMfaDevice>;
  readonly recycledUsers: Record<string, RecycledUser>;
  /** By access key id. */
  readonly recycledKeys: Record<string, RecycledKey>;
  /** Settings of subjects whose actions keep their own part, by subject. */
  readonly settings: Record<string, unknown>;
}

export interface RamUser {
  readonly sequence: number;
  readonly userId: string;
  userPrincipalName: string;
  displayName: string;
  comments: string;
  email: string;
  mobilePhone: string;
  readonly provisionType: "Manual" | "SCIM" | "CloudSSO";
  status: "active" | "freeze";
  tags: Record<string, string>;
  readonly accessKeys: Record<string, AccessKey>;
  loginProfile?: LoginProfile;
  /** Names of RAM policies attached directly, such as `System/AdministratorAccess`. */
  readonly policies: string[];
  readonly createDate: number;
  updateDate: number;
}

export interface AccessKey {
  readonly sequence: number;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  status: "Active" | "Inactive";
  readonly createDate: number;
  updateDate: number;
}

export interface LoginProfile {
  status: "Active" | "Inactive";
  passwordResetRequired: boolean;
  mfaBindRequired: boolean;
  /** Empty when none was given. */
  password: string;
  updateDate: number;
}

export interface RamGroup {
  readonly sequence: number;
  readonly groupId: string;
  groupName: string;
  displayName: string;
  comments: string;
  /** Names of RAM policies attached, such as `System/ReadOnlyAccess`. */
  readonly policies: string[];
  /** When a member was last taken out. */
  memberLeft?: number;
  readonly createDate: number;
  updateDate: number;
}

export interface RamMembership {
  readonly sequence: number;
  readonly groupId: string;
  readonly userId: string;
  readonly joinDate: number;
}

export interface VirtualMfaDevice {
  readonly sequence: number;
  readonly serialNumber: string;
  readonly base32StringSeed: string;
  userId?: string;
  activateDate?: number;
}

export interface RecycledUser {
  readonly sequence: number;
  readonly user: RamUser;
  readonly recycleDate: number;
  readonly deleteDate: number;
}

export interface RecycledKey {
  readonly sequence: number;
  readonly key: AccessKey;
  readonly userId: string;
  readonly recycleDate: number;
  readonly deleteDate: number;
}

// Callers

export interface Credential {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Temporary credentials only. */
  readonly session?: { readonly securityToken: string; readonly expiration: number };
  readonly identity: Identity;
}

/** Who is calling. Root is the account itself. */
export interface Identity {
  readonly type: "Account" | "RAMUser" | "AssumedRoleUser";
  readonly accountId: string;
  readonly arn: string;
  /** User id, `<role id>:<session>`, or the account id. */
  readonly principalId: string;
  readonly roleId?: string;
  /** What the caller may do; absent = everything. */
  readonly permissions?: readonly Permission[];
}

export interface Permission {
  readonly Effect: "Allow" | "Deny";
  /** `<service>:<action>` with `*`, such as `cloudsso:Get*`. */
  readonly Action: string | readonly string[];
}

/** The next place in the order of creation. */
export function nextSequence(state: CloudState): number {
  state.sequence += 1;
  return state.sequence;
}

const lowerCase = "abcdefghijklmnopqrstuvwxyz0123456789";
const digits = "0123456789";
const mixedCase = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
export const alphabets = { lowerCase, digits, mixedCase, base32: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" } as const;

/** Looks random and is not: the same order of creation gives the same ids, so that runs can be compared. */
export function idText(state: CloudState, length: number, alphabet: string = lowerCase): string {
  let text = "";
  for (let block = 0; text.length < length; block += 1) {
    const digest = createHash("sha256")
      .update(`${state.managementAccountId}/${nextSequence(state)}/${block}`)
      .digest();
    for (const byte of digest) text += alphabet[byte % alphabet.length];
  }
  return text.slice(0, length);
}
