import type { DirectorySettings } from "./directory-settings";
import type { Principal, Switch, Target } from "./terms";
import type { UserProvisioning, UserProvisioningEvent, UserProvisioningWork } from "./user-provisioning-state";

export type { Principal, Switch, Target } from "./terms";

/** What CloudSSO holds. Times are milliseconds since the epoch, a `sequence` is the place in the order of creation. */

export interface CloudSsoState {
  enabled: boolean;
  readonly region: string;
  directory: Directory | null;
  /** Accounts that administer CloudSSO beside the management account, on or off. */
  readonly delegates: Record<string, Switch>;
  /** When each was last switched. */
  delegateSwitches?: Record<string, number>;
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
  readonly settings: DirectorySettings;
  readonly scimCredentials: Record<string, ScimCredential>;
  readonly userProvisionings: Record<string, UserProvisioning>;
  readonly userProvisioningEvents: Record<string, UserProvisioningEvent>;
  /** What has been accepted and is not done yet. */
  userProvisioningWork?: UserProvisioningWork[];
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
  status: Switch;
  readonly provisionType: "Manual" | "Synchronized";
  /** Counts only while the directory leaves MFA to its users. */
  mfaAuthentication: Switch;
  /** Bound by users themselves, at the portal. */
  readonly mfaDevices: Record<string, MfaDevice>;
  /** Newest first, as far back as the longest history that a policy can ask for. */
  passwords: readonly string[];
  passwordResetRequired: boolean;
  externalId?: { readonly Id: string; readonly Issuer: string };
  tags: Record<string, string>;
  readonly createTime: number;
  updateTime: number;
}

export interface MfaDevice {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly deviceType: "TOTP" | "CrossPlatformPasskey" | "PlatformPasskey";
  readonly effectiveTime: number;
  readonly lastUseTime?: number;
}

export interface ScimCredential {
  readonly credentialId: string;
  /** Shown once, at creation. */
  readonly credentialSecret: string;
  status: Switch;
  readonly createTime: number;
  readonly expireTime: number;
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
  /** In the order they were added. A change makes another list: tasks and provisionings keep the one of their time. */
  policies: readonly PermissionPolicy[];
  /** Counts every change of the policies; a provisioning of an older revision is stale. */
  policyRevision: number;
  readonly createTime: number;
  updateTime: number;
}

export interface PermissionPolicy {
  readonly type: "System" | "Inline";
  readonly name: string;
  /** Inline only, the text as it was sent. */
  readonly document?: string;
  readonly addTime: number;
}

/** What an account has of a configuration. */
export interface Provisioning {
  readonly sequence: number;
  readonly accessConfigurationId: string;
  readonly targetId: string;
  /** The policies as they were when they were last brought into the account. */
  policies: readonly PermissionPolicy[];
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
  readonly policies: readonly PermissionPolicy[];
  readonly policyRevision: number;
  /** DeleteAccessAssignment: de-provision when this was the last grant. */
  readonly deprovisionLast?: boolean;
}
