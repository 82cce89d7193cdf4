import type { CloudSso } from "../api/cloudsso";
import type {
  ListAccessConfigurationProvisioningsItem,
  ListPermissionPoliciesInAccessConfigurationItem,
} from "../api/cloudsso.generated";
import { answered } from "../client/answered";
import { PolicyWrites } from "./policy-writes";
import type { SharedLists } from "./shared-lists";
import { type Configuration, configurationList, type Target } from "./target";

/** The most that ListAccessConfigurationProvisionings gives at once. */
const PAGE = 20;

export interface Provisioning {
  readonly target: Target;
  /** `Provisioned`, `ReprovisionRequired` or `DeprovisionFailed`. */
  readonly status: string;
}

export type LivePolicy = ListPermissionPoliciesInAccessConfigurationItem;

/**
 * The shared lists of a configuration: two hundred provisionings are read in ten calls. A write of policies drops them,
 * so a verb that decides on a write never sees rows from before the last policy write of this process.
 */
export class Snapshots {
  private readonly writes = new PolicyWrites();

  constructor(
    private readonly api: CloudSso,
    private readonly lists: SharedLists,
    private readonly now: () => number,
  ) {}

  /** The provisionings of a configuration by account. */
  provisioningsOf(of: Configuration): Promise<ReadonlyMap<string, Provisioning>> {
    return this.lists.read(provisionings(of), async () => {
      const rows = new Map<string, Provisioning>();
      for await (const row of this.api.listAccessConfigurationProvisionings.items({ ...named(of), MaxResults: PAGE })) {
        const provisioning = toProvisioning(of, row);
        rows.set(provisioning.target.targetId, provisioning);
      }
      return rows;
    });
  }

  /** The policies of a configuration, in the service's order (which means nothing). */
  policiesOf(of: Configuration): Promise<readonly LivePolicy[]> {
    return this.lists.read(policies(of), async () => {
      const answer = await this.api.listPermissionPoliciesInAccessConfiguration(named(of));
      return answer.PermissionPolicies ?? [];
    });
  }

  /** A write has made every account of the configuration stale, and everything read of it before. */
  policiesWritten(of: Configuration): void {
    this.writes.written(of, this.now());
    this.drop(of);
  }

  /** When this process last wrote the configuration's policies; 0 if never. */
  lastWrite(of: Configuration): number {
    return this.writes.lastWrite(of);
  }

  /** This process has written the policies and not brought them to the account since, whatever the account's status says. */
  needsProvisioning(target: Target): boolean {
    return this.writes.needsProvisioning(target);
  }

  /** A task of this process has brought the policies to the account since it last wrote them: no list knows more. */
  isCurrent(target: Target): boolean {
    return this.writes.isCurrent(target);
  }

  drop(of: Configuration): void {
    this.lists.drop(provisionings(of));
    this.lists.drop(policies(of));
  }

  /** @param startedAt when the task was started that did it. */
  provisioned(target: Target, startedAt: number): void {
    this.writes.provisioned(target, startedAt);
    this.patch(target, (rows) => rows.set(target.targetId, { target, status: "Provisioned" }));
  }

  /** A grant was made there: it provisions where the configuration was not, and is not known to refresh what was stale. */
  granted(target: Target): void {
    this.patch(target, (rows) => {
      if (!rows.has(target.targetId)) rows.set(target.targetId, { target, status: "Provisioned" });
    });
  }

  deprovisioned(target: Target): void {
    this.writes.forget(target);
    this.patch(target, (rows) => rows.delete(target.targetId));
  }

  /** A task of ours has failed: what the account has now, only a list knows. */
  uncertain(target: Target): void {
    this.writes.forget(target);
    this.drop(target);
  }

  private patch(of: Configuration, change: (rows: Map<string, Provisioning>) => unknown): void {
    this.lists.patch(provisionings(of), change);
  }
}

export function toProvisioning(of: Configuration, row: ListAccessConfigurationProvisioningsItem): Provisioning {
  const what = `of a provisioning of access configuration ${of.accessConfigurationId}`;
  return {
    target: {
      directoryId: of.directoryId,
      accessConfigurationId: of.accessConfigurationId,
      targetType: "RD-Account",
      targetId: answered(row.TargetId, `the account ${what}`),
    },
    status: answered(row.Status, `the status ${what}`),
  };
}

function provisionings(of: Configuration): string {
  return configurationList(of, "provisionings");
}

function policies(of: Configuration): string {
  return configurationList(of, "policies");
}

function named(of: Configuration) {
  return { DirectoryId: of.directoryId, AccessConfigurationId: of.accessConfigurationId };
}
