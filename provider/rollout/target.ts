export interface Configuration {
  readonly directoryId: string;
  readonly accessConfigurationId: string;
}

/** One access configuration in one account: what a provisioning is about. */
export interface Target extends Configuration {
  /** The API knows one type: `RD-Account`. */
  readonly targetType: "RD-Account";
  /** The account's UID. */
  readonly targetId: string;
}

export function configurationKey(of: Configuration): string {
  return `${of.directoryId}:${of.accessConfigurationId}`;
}

export function targetKey(target: Target): string {
  return `${configurationKey(target)}:${target.targetId}`;
}

export function accountKey(target: Target): string {
  return `${target.directoryId}:${target.targetId}`;
}

/**
 * The key of a shared list that belongs to a configuration, such as its `assignments`. All of these are dropped when
 * somebody else's task changed the configuration; without `what` it is the beginning of them all.
 */
export function configurationList(of: Configuration, what = ""): string {
  return `${configurationKey(of)}/${what}`;
}
