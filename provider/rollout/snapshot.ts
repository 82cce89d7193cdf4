import type { CloudSso } from "../api/cloudsso";
import type {
  ListAccessConfigurationProvisioningsItem,
  ListPermissionPoliciesInAccessConfigurationItem,
} from "../api/cloudsso.generated";
import { configurationKey, type Target, targetKey } from "./target";

/** A snapshot older than this is read anew, whatever this process knows. */
const LONGEST_AGE_MS = 30_000;
/** The most that ListAccessConfigurationProvisionings gives at once. */
const PAGE = 20;

export interface Provisioning {
  readonly target: Target;
  /** `Provisioned`, `ReprovisionRequired` or `DeprovisionFailed`. */
  readonly status: string;
}

export type LivePolicy = ListPermissionPoliciesInAccessConfigurationItem;

export interface Configuration {
  readonly directoryId: string;
  readonly accessConfigurationId: string;
}

interface Taken<T> {
  readonly at: number;
  readonly rows: Promise<T>;
}

/**
 * List-backed reads that resources share: two hundred provisionings of one configuration are read in ten calls.
 *
 * A snapshot serves one configuration, is taken once at a time, lives for half a minute, and is dropped by a policy
 * write; what a finished task of ours did is written into it. So a verb that decides on a write never sees rows from
 * before the last policy write of this process.
 */
export class Snapshots {
  private readonly provisionings = new Map<string, Taken<Map<string, Provisioning>>>();
  private readonly policies = new Map<string, Taken<readonly LivePolicy[]>>();
  private readonly writes = new Map<string, number>();
  private readonly provisioned = new Map<string, number>();

  constructor(
    private readonly api: CloudSso,
    private readonly now: () => number,
  ) {}

  /** The provisionings of a configuration by account. */
  provisioningsOf(configuration: Configuration): Promise<Map<string, Provisioning>> {
    return this.shared(this.provisionings, configuration, () => this.listProvisionings(configuration));
  }

  /** The policies of a configuration, in the service's order (which means nothing). */
  policiesOf(configuration: Configuration): Promise<readonly LivePolicy[]> {
    return this.shared(this.policies, configuration, async () => {
      const answer = await this.api.listPermissionPoliciesInAccessConfiguration(named(configuration));
      return answer.PermissionPolicies ?? [];
    });
  }

  /** A write has made every account of the configuration stale, and everything read of it before. */
  policiesWritten(configuration: Configuration): void {
    this.writes.set(configurationKey(configuration), this.now());
    this.drop(configuration);
  }

  /** When this process last wrote the configuration's policies; 0 if never. */
  lastWrite(configuration: Configuration): number {
    return this.writes.get(configurationKey(configuration)) ?? 0;
  }

  /**
   * This process has written the policies and not brought them to the account since, whatever the account's status
   * says: that a policy write shows in it at once is documented nowhere.
   */
  isBehind(target: Target): boolean {
    return this.lastWrite(target) > (this.provisioned.get(targetKey(target)) ?? 0);
  }

  /** A task of this process has brought the policies to the account since it last wrote them: no list knows more. */
  isBrought(target: Target): boolean {
    return this.lastWrite(target) > 0 && !this.isBehind(target);
  }

  drop(configuration: Configuration): void {
    this.provisionings.delete(configurationKey(configuration));
    this.policies.delete(configurationKey(configuration));
  }

  /**
   * What a finished task did.
   *
   * @param status `undefined`: the account no longer has the configuration.
   * @param began when the task was started.
   */
  patch(target: Target, status: string | undefined, began: number): void {
    if (status === "Provisioned") this.provisioned.set(targetKey(target), began);
    else this.provisioned.delete(targetKey(target));
    const taken = this.provisionings.get(configurationKey(target));
    // The list may still be on its way and hold the row as it was: the patch goes on top of whatever arrives.
    void taken?.rows.then((rows) => {
      if (status === undefined) rows.delete(target.targetId);
      else rows.set(target.targetId, { target, status });
    }, ignore);
  }

  /** A task of ours has failed: what the account has now, only a list knows. */
  unsure(target: Target): void {
    this.provisioned.delete(targetKey(target));
    this.drop(target);
  }

  private async listProvisionings(configuration: Configuration): Promise<Map<string, Provisioning>> {
    const rows = new Map<string, Provisioning>();
    const request = { ...named(configuration), MaxResults: PAGE };
    for await (const row of this.api.listAccessConfigurationProvisionings.items(request)) {
      const provisioning = toProvisioning(configuration, row);
      rows.set(provisioning.target.targetId, provisioning);
    }
    return rows;
  }

  private shared<T>(taken: Map<string, Taken<T>>, of: Configuration, take: () => Promise<T>): Promise<T> {
    const key = configurationKey(of);
    const present = taken.get(key);
    if (present !== undefined && this.now() - present.at <= LONGEST_AGE_MS) return present.rows;
    const fresh: Taken<T> = { at: this.now(), rows: take() };
    taken.set(key, fresh);
    fresh.rows.catch(() => {
      if (taken.get(key) === fresh) taken.delete(key); // the next one asks again
    });
    return fresh.rows;
  }
}

export function toProvisioning(of: Configuration, row: ListAccessConfigurationProvisioningsItem): Provisioning {
  return {
    target: {
      directoryId: of.directoryId,
      accessConfigurationId: of.accessConfigurationId,
      targetType: "RD-Account",
      targetId: row.TargetId ?? "",
    },
    status: row.Status ?? "",
  };
}

function named(configuration: Configuration) {
  return { DirectoryId: configuration.directoryId, AccessConfigurationId: configuration.accessConfigurationId };
}

function ignore(): void {
  // the one who asked for the list has the error
}
