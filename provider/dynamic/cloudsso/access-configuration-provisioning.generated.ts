// Generated from provider/resources/cloudsso/access-configuration-provisioning.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { accessConfigurationProvisioning } from "../../resources/cloudsso/access-configuration-provisioning";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `AccessConfigurationProvisioning`. Every value, at any depth, may be an output of another resource. */
export interface AccessConfigurationProvisioningArgs {
  /** The directory (`d-...`). */
  directoryId: pulumi.Input<string>;
  /** The access configuration, by its id (`ac-...`) or by the `id` of an `AccessConfiguration`. */
  accessConfigurationId: pulumi.Input<string>;
  /** `RD-Account`, the one type there is. Absent: that. */
  targetType?: pulumi.Input<"RD-Account" | (string & {}) | undefined>;
  /** The account's UID. */
  targetId: pulumi.Input<string>;
  /** `Provisioned`, which is also what absence means. What is live may be `ReprovisionRequired` or `DeprovisionFailed`. */
  status?: pulumi.Input<"Provisioned" | (string & {}) | undefined>;
  /** `policyRevision` of the `AccessConfiguration`: with it, a change of the policies shows in every account it reaches. */
  policyRevision?: pulumi.Input<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `AccessConfigurationProvisioning.get` looks up; all of it may be left out. */
export interface AccessConfigurationProvisioningState {
  /** The directory (`d-...`). */
  directoryId?: pulumi.Input<string | undefined>;
  /** The access configuration, by its id (`ac-...`) or by the `id` of an `AccessConfiguration`. */
  accessConfigurationId?: pulumi.Input<string | undefined>;
  /** `RD-Account`, the one type there is. Absent: that. */
  targetType?: pulumi.Input<"RD-Account" | (string & {}) | undefined>;
  /** The account's UID. */
  targetId?: pulumi.Input<string | undefined>;
  /** `Provisioned`, which is also what absence means. What is live may be `ReprovisionRequired` or `DeprovisionFailed`. */
  status?: pulumi.Input<"Provisioned" | (string & {}) | undefined>;
  /** `policyRevision` of the `AccessConfiguration`: with it, a change of the policies shows in every account it reaches. */
  policyRevision?: pulumi.Input<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/**
 * One access configuration in one account: a role there, with the configuration's policies.
 *
 * `status` is `Provisioned` or drift: a refresh shows `ReprovisionRequired` and `DeprovisionFailed`, and the next `up`
 * provisions again.
 *
 * @example
 * new cloudsso.AccessConfigurationProvisioning("readers-production", {
 *   directoryId: directory.id,
 *   accessConfigurationId: readers.accessConfigurationId,
 *   targetId: "1234567890123456",
 *   policyRevision: readers.policyRevision,
 * });
 */
export class AccessConfigurationProvisioning extends pulumi.CustomResource {
  /** The directory (`d-...`). */
  declare readonly directoryId: pulumi.Output<string>;
  /** The access configuration, by its id (`ac-...`) or by the `id` of an `AccessConfiguration`. */
  declare readonly accessConfigurationId: pulumi.Output<string>;
  /** `RD-Account`, the one type there is. Absent: that. */
  declare readonly targetType: pulumi.Output<string>;
  /** The account's UID. */
  declare readonly targetId: pulumi.Output<string>;
  /** `Provisioned`, which is also what absence means. What is live may be `ReprovisionRequired` or `DeprovisionFailed`. */
  declare readonly status: pulumi.Output<string>;
  /** `policyRevision` of the `AccessConfiguration`: with it, a change of the policies shows in every account it reaches. */
  declare readonly policyRevision: pulumi.Output<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: AccessConfigurationProvisioningArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(accessConfigurationProvisioning, name, args, options));
    deriveFromId(this, accessConfigurationProvisioning);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>:<accessConfigurationId>:<targetType>:<targetId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: AccessConfigurationProvisioningState, options?: pulumi.CustomResourceOptions): AccessConfigurationProvisioning {
    return new AccessConfigurationProvisioning(...lookUp<AccessConfigurationProvisioningArgs>(accessConfigurationProvisioning, name, id, state, options));
  }

  static override isInstance(value: unknown): value is AccessConfigurationProvisioning {
    return isInstanceOf(accessConfigurationProvisioning.kind, value);
  }
}
