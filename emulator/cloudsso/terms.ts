/** What several parts of the state are made of. */

export type Switch = "Enabled" | "Disabled";

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
