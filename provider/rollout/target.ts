/** One access configuration in one account: what a provisioning is about. */
export interface Target {
  readonly directoryId: string;
  readonly accessConfigurationId: string;
  /** The API knows one type: `RD-Account`. */
  readonly targetType: "RD-Account";
  /** The account's UID. */
  readonly targetId: string;
}

export type Work = "provision" | "deprovision";

export const TASK_TYPES = {
  provision: "ProvisionAccessConfiguration",
  deprovision: "DeprovisionAccessConfiguration",
} as const satisfies Record<Work, string>;

export function configurationKey(of: { readonly directoryId: string; readonly accessConfigurationId: string }): string {
  return `${of.directoryId}:${of.accessConfigurationId}`;
}

export function targetKey(target: Target): string {
  return `${configurationKey(target)}:${target.targetId}`;
}

export function accountKey(target: Target): string {
  return `${target.directoryId}:${target.targetId}`;
}
