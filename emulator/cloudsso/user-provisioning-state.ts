import type { Principal } from "./terms";

export type DeletionStrategy = "Delete" | "Keep";
export type DuplicationStrategy = "KeepBoth" | "TakeOver";

/** RAM users in an account for a user or for the members of a group. */
export interface UserProvisioning {
  readonly sequence: number;
  readonly userProvisioningId: string;
  readonly principalType: Principal["PrincipalType"];
  readonly principalId: string;
  readonly targetId: string;
  description: string;
  deletionStrategy: DeletionStrategy;
  duplicationStrategy: DuplicationStrategy;
  /** The RAM user of each user, by ids. */
  readonly ramUsers: Record<string, string>;
  latestAsyncTime: number;
  readonly createTime: number;
  updateTime: number;
}

/** Work that begins when its time has come; without one of the options there is none, as all is done at once. */
export type UserProvisioningWork = { readonly at: number; readonly userProvisioningId: string } & (
  | { readonly kind: "start" | "end" }
  | { readonly kind: "retry"; readonly eventId: string; readonly duplicationStrategy: DuplicationStrategy }
);

export type SourceType =
  | "StartProvisioning"
  | "DeleteProvisioning"
  | "AddUserToGroup"
  | "RemoveUserFromGroup"
  | "UserProvisioningDeletionClearing";

/** One piece of work for one user: listed while it has failed. */
export interface UserProvisioningEvent {
  readonly sequence: number;
  readonly eventId: string;
  readonly userProvisioningId: string;
  readonly sourceType: SourceType;
  readonly principal: Principal;
  readonly targetId: string;
  /** The user it is about. */
  readonly userId: string;
  readonly deletionStrategy: DeletionStrategy;
  duplicationStrategy: DuplicationStrategy;
  errorCount: number;
  /** Empty once it has succeeded. */
  errorInfo: string;
  latestAsyncTime: number;
  readonly createTime: number;
  updateTime: number;
}
