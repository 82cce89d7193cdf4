// Generated from provider/resources/cloudsso/access-assignment-set.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { accessAssignmentSet } from "../../resources/cloudsso/access-assignment-set";
import type { AccountTargets } from "../../resources/cloudsso/account-targets";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `AccessAssignmentSet`. Every value, at any depth, may be an output of another resource. */
export interface AccessAssignmentSetArgs {
  /** The directory (`d-...`). */
  directoryId: pulumi.Input<string>;
  /** The access configuration, by its id (`ac-...`) or by the `id` of an `AccessConfiguration`. */
  accessConfigurationId: pulumi.Input<string>;
  /** Users (`u-...`) and groups (`g-...`), by ids or by joined ids that end with one. The order means nothing. */
  principalIds: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Whether nobody else may have the configuration in these accounts: then grants that somebody else made there are drift,
   * and go. Absent: `false`, they are none of this set's business.
   */
  exclusive?: pulumi.Input<boolean | undefined>;
  /**
   * What becomes of the provisioning in an account of which the last assignment of the configuration goes: as in an
   * `AccessAssignment`. Absent: it stays where this program declares it, by itself or in a set, and goes otherwise.
   */
  deprovisionStrategy?: pulumi.Input<"DeprovisionForLastAccessAssignmentOnAccount" | "None" | (string & {}) | undefined>;
  /** The accounts: by UID, by folder, by tags or all of them, less exceptions. Folders and tags together mean either. */
  targets: Given<AccountTargets>;
  /**
   * The most accounts that one update takes out of the set; more stop it in the preview. Absent: a tenth of the set, at
   * least 5. Suspended and leaving accounts do not count, as nothing is taken away there.
   */
  maxRemovals?: pulumi.Input<number | undefined>;
  /** Whether targets may come to no account at all. Absent: `false`. */
  allowEmpty?: pulumi.Input<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `AccessAssignmentSet.get` looks up; all of it may be left out. */
export interface AccessAssignmentSetState {
  /** The directory (`d-...`). */
  directoryId?: pulumi.Input<string | undefined>;
  /** The access configuration, by its id (`ac-...`) or by the `id` of an `AccessConfiguration`. */
  accessConfigurationId?: pulumi.Input<string | undefined>;
  /** Users (`u-...`) and groups (`g-...`), by ids or by joined ids that end with one. The order means nothing. */
  principalIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * Whether nobody else may have the configuration in these accounts: then grants that somebody else made there are drift,
   * and go. Absent: `false`, they are none of this set's business.
   */
  exclusive?: pulumi.Input<boolean | undefined>;
  /**
   * What becomes of the provisioning in an account of which the last assignment of the configuration goes: as in an
   * `AccessAssignment`. Absent: it stays where this program declares it, by itself or in a set, and goes otherwise.
   */
  deprovisionStrategy?: pulumi.Input<"DeprovisionForLastAccessAssignmentOnAccount" | "None" | (string & {}) | undefined>;
  /**
   * Grants that are not as they should be, by `<account>/<user or group>`: `missing`; `foreign`, of somebody else where
   * the set is exclusive; `left`, which was to go and could not. Absent: there is none, which is what every program wants.
   */
  deviations?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** The accounts: by UID, by folder, by tags or all of them, less exceptions. Folders and tags together mean either. */
  targets?: Given<AccountTargets | undefined>;
  /**
   * The most accounts that one update takes out of the set; more stop it in the preview. Absent: a tenth of the set, at
   * least 5. Suspended and leaving accounts do not count, as nothing is taken away there.
   */
  maxRemovals?: pulumi.Input<number | undefined>;
  /** Whether targets may come to no account at all. Absent: `false`. */
  allowEmpty?: pulumi.Input<boolean | undefined>;
  /** What `targets` come to: UIDs as keys, so that an account that comes or goes is one row of a preview; the values are empty. */
  accounts?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/**
 * One access configuration for users and groups in a whole set of accounts: by UID, by folder, by tags or everywhere,
 * less exceptions. It is one resource, however many grants there are, and each preview looks which accounts are in the
 * set: one that is new, moved or closed is one row of `accounts`.
 *
 * A refresh shows in `deviations` which grants are not as they should be, and nothing else. What fails keeps none of the
 * others from their turn, and the next `up` does what is missing. Where the configuration is not provisioned yet, its
 * first grant provisions it; for policies that reach every account, declare an `AccessConfigurationProvisioningSet` too,
 * and take `accessConfigurationId` from that.
 *
 * A grant has one owner in a program: it is refused in two sets, and in a set and an `AccessAssignment`. So is any other
 * grant of the configuration in an account of an exclusive set.
 *
 * @example
 * new cloudsso.AccessAssignmentSet("operators", {
 *   directoryId: directory.id,
 *   accessConfigurationId: readers.accessConfigurationId,
 *   principalIds: [operators.groupId],
 *   targets: { folderIds: ["fd-Workloads1"] },
 * });
 */
export class AccessAssignmentSet extends pulumi.CustomResource {
  /** The directory (`d-...`). */
  declare readonly directoryId: pulumi.Output<string>;
  /** The access configuration, by its id (`ac-...`) or by the `id` of an `AccessConfiguration`. */
  declare readonly accessConfigurationId: pulumi.Output<string>;
  /** Users (`u-...`) and groups (`g-...`), by ids or by joined ids that end with one. The order means nothing. */
  declare readonly principalIds: pulumi.Output<string[]>;
  /**
   * Whether nobody else may have the configuration in these accounts: then grants that somebody else made there are drift,
   * and go. Absent: `false`, they are none of this set's business.
   */
  declare readonly exclusive: pulumi.Output<boolean | undefined>;
  /**
   * What becomes of the provisioning in an account of which the last assignment of the configuration goes: as in an
   * `AccessAssignment`. Absent: it stays where this program declares it, by itself or in a set, and goes otherwise.
   */
  declare readonly deprovisionStrategy: pulumi.Output<string | undefined>;
  /**
   * Grants that are not as they should be, by `<account>/<user or group>`: `missing`; `foreign`, of somebody else where
   * the set is exclusive; `left`, which was to go and could not. Absent: there is none, which is what every program wants.
   */
  declare readonly deviations: pulumi.Output<{ [grant: string]: string } | undefined>;
  /** The accounts: by UID, by folder, by tags or all of them, less exceptions. Folders and tags together mean either. */
  declare readonly targets: pulumi.Output<AccountTargets>;
  /**
   * The most accounts that one update takes out of the set; more stop it in the preview. Absent: a tenth of the set, at
   * least 5. Suspended and leaving accounts do not count, as nothing is taken away there.
   */
  declare readonly maxRemovals: pulumi.Output<number | undefined>;
  /** Whether targets may come to no account at all. Absent: `false`. */
  declare readonly allowEmpty: pulumi.Output<boolean | undefined>;
  /** What `targets` come to: UIDs as keys, so that an account that comes or goes is one row of a preview; the values are empty. */
  declare readonly accounts: pulumi.Output<{ [accountId: string]: string }>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: AccessAssignmentSetArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(accessAssignmentSet, name, args, options));
    deriveFromId(this, accessAssignmentSet);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>:<accessConfigurationId>:<set>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: AccessAssignmentSetState, options?: pulumi.CustomResourceOptions): AccessAssignmentSet {
    return new AccessAssignmentSet(...lookUp<AccessAssignmentSetArgs>(accessAssignmentSet, name, id, state, options));
  }

  static override isInstance(value: unknown): value is AccessAssignmentSet {
    return isInstanceOf(accessAssignmentSet.kind, value);
  }
}
