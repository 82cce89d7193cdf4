// Generated from provider/resources/cloudsso/access-configuration-provisioning-set.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { accessConfigurationProvisioningSet } from "../../resources/cloudsso/access-configuration-provisioning-set";
import type { AccountTargets } from "../../resources/cloudsso/account-targets";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `AccessConfigurationProvisioningSet`. Every value, at any depth, may be an output of another resource. */
export interface AccessConfigurationProvisioningSetArgs {
  /** The directory (`d-...`). */
  directoryId: pulumi.Input<string>;
  /** The access configuration, by its id (`ac-...`) or by the `id` of an `AccessConfiguration`. */
  accessConfigurationId: pulumi.Input<string>;
  /** `policyRevision` of the `AccessConfiguration`: with it, a change of the policies shows here and is brought to every account. */
  policyRevision?: pulumi.Input<string | undefined>;
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

/** What is known of one that `AccessConfigurationProvisioningSet.get` looks up; all of it may be left out. */
export interface AccessConfigurationProvisioningSetState {
  /** The directory (`d-...`). */
  directoryId?: pulumi.Input<string | undefined>;
  /** The access configuration, by its id (`ac-...`) or by the `id` of an `AccessConfiguration`. */
  accessConfigurationId?: pulumi.Input<string | undefined>;
  /** `policyRevision` of the `AccessConfiguration`: with it, a change of the policies shows here and is brought to every account. */
  policyRevision?: pulumi.Input<string | undefined>;
  /**
   * Accounts of the set that are not as they should be, by UID: `ReprovisionRequired`, `DeprovisionFailed`, or `missing`
   * where somebody took the configuration out. Absent: there is none, which is what every program wants.
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
 * One access configuration in a whole set of accounts: by UID, by folder, by tags or everywhere, less exceptions. It is
 * one resource, however many accounts there are, and each preview looks who is in the set: an account that is new, moved
 * or closed is one row of `accounts`.
 *
 * A refresh shows in `deviations` what is not as it should be, and nothing else. What fails in one account keeps none of
 * the others from their turn, and the next `up` does what is missing. An account that leaves the set loses the
 * configuration, unless others have grants of it there, which are named, or a resource of its own provisions it.
 *
 * There is one set for each configuration in a program, and an account of the set has no `AccessConfigurationProvisioning`
 * beside it. Grants for the same accounts are an `AccessAssignmentSet`.
 *
 * @example
 * new cloudsso.AccessConfigurationProvisioningSet("readers", {
 *   directoryId: directory.id,
 *   accessConfigurationId: readers.accessConfigurationId,
 *   policyRevision: readers.policyRevision,
 *   targets: { folderIds: ["fd-Workloads1"], exceptAccountIds: ["1234567890123456"] },
 * });
 */
export class AccessConfigurationProvisioningSet extends pulumi.CustomResource {
  /** The directory (`d-...`). */
  declare readonly directoryId: pulumi.Output<string>;
  /** The access configuration, by its id (`ac-...`) or by the `id` of an `AccessConfiguration`. */
  declare readonly accessConfigurationId: pulumi.Output<string>;
  /** `policyRevision` of the `AccessConfiguration`: with it, a change of the policies shows here and is brought to every account. */
  declare readonly policyRevision: pulumi.Output<string | undefined>;
  /**
   * Accounts of the set that are not as they should be, by UID: `ReprovisionRequired`, `DeprovisionFailed`, or `missing`
   * where somebody took the configuration out. Absent: there is none, which is what every program wants.
   */
  declare readonly deviations: pulumi.Output<{ [accountId: string]: string } | undefined>;
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
  constructor(name: string, args: AccessConfigurationProvisioningSetArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(accessConfigurationProvisioningSet, name, args, options));
    deriveFromId(this, accessConfigurationProvisioningSet);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>:<accessConfigurationId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: AccessConfigurationProvisioningSetState, options?: pulumi.CustomResourceOptions): AccessConfigurationProvisioningSet {
    return new AccessConfigurationProvisioningSet(...lookUp<AccessConfigurationProvisioningSetArgs>(accessConfigurationProvisioningSet, name, id, state, options));
  }

  static override isInstance(value: unknown): value is AccessConfigurationProvisioningSet {
    return isInstanceOf(accessConfigurationProvisioningSet.kind, value);
  }
}
