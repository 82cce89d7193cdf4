// Generated from provider/resources/cloudsso/access-assignment.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { accessAssignment } from "../../resources/cloudsso/access-assignment";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `AccessAssignment`. Every value, at any depth, may be an output of another resource. */
export interface AccessAssignmentArgs {
  /** The directory (`d-...`). */
  directoryId: pulumi.Input<string>;
  /** The access configuration, by its id (`ac-...`) or by the `id` of an `AccessConfiguration`. */
  accessConfigurationId: pulumi.Input<string>;
  /** `RD-Account`, the one type there is. Absent: that. */
  targetType?: pulumi.Input<"RD-Account" | (string & {}) | undefined>;
  /** The UID of an account of the resource directory, or of its management account. */
  targetId: pulumi.Input<string>;
  /** `User` or `Group`, as the id says, too. */
  principalType: pulumi.Input<"User" | "Group" | (string & {})>;
  /** The user (`u-...`) or the group (`g-...`), by its id or by a joined id that ends with it. */
  principalId: pulumi.Input<string>;
  /**
   * What becomes of the provisioning when this was the last assignment of the configuration in the account:
   * `DeprovisionForLastAccessAssignmentOnAccount` takes it away, `None` leaves it. Absent: it stays where this program
   * declares a provisioning of it, by itself or in a set, and is taken away otherwise. `pulumi destroy` does not run the
   * program, and `--target` looks at its targets alone, so there absent takes it away.
   */
  deprovisionStrategy?: pulumi.Input<"DeprovisionForLastAccessAssignmentOnAccount" | "None" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `AccessAssignment.get` looks up; all of it may be left out. */
export interface AccessAssignmentState {
  /** The directory (`d-...`). */
  directoryId?: pulumi.Input<string | undefined>;
  /** The access configuration, by its id (`ac-...`) or by the `id` of an `AccessConfiguration`. */
  accessConfigurationId?: pulumi.Input<string | undefined>;
  /** `RD-Account`, the one type there is. Absent: that. */
  targetType?: pulumi.Input<"RD-Account" | (string & {}) | undefined>;
  /** The UID of an account of the resource directory, or of its management account. */
  targetId?: pulumi.Input<string | undefined>;
  /** `User` or `Group`, as the id says, too. */
  principalType?: pulumi.Input<"User" | "Group" | (string & {}) | undefined>;
  /** The user (`u-...`) or the group (`g-...`), by its id or by a joined id that ends with it. */
  principalId?: pulumi.Input<string | undefined>;
  /**
   * What becomes of the provisioning when this was the last assignment of the configuration in the account:
   * `DeprovisionForLastAccessAssignmentOnAccount` takes it away, `None` leaves it. Absent: it stays where this program
   * declares a provisioning of it, by itself or in a set, and is taken away otherwise. `pulumi destroy` does not run the
   * program, and `--target` looks at its targets alone, so there absent takes it away.
   */
  deprovisionStrategy?: pulumi.Input<"DeprovisionForLastAccessAssignmentOnAccount" | "None" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/**
 * One access configuration for one user or group in one account: whoever it is may take on the configuration's role
 * there. `@pulumi/alicloud` calls it `AccessManagement`, and so can programs here.
 *
 * An assignment that is there already becomes this resource's own. Where the configuration is not provisioned yet, its
 * first assignment provisions it; what is `ReprovisionRequired` there stays so, which is the matter of the
 * `AccessConfiguration` and of its `AccessConfigurationProvisioning`. In a program with both, take
 * `accessConfigurationId` and `targetId` from the provisioning, so that what is made first is deleted last.
 *
 * @example
 * new cloudsso.AccessAssignment("operators-production", {
 *   directoryId: directory.id,
 *   accessConfigurationId: readers.accessConfigurationId,
 *   targetId: "1234567890123456",
 *   principalType: "Group",
 *   principalId: "g-00jqzghi2n3o5hkh0001",
 * });
 */
export class AccessAssignment extends pulumi.CustomResource {
  /** The directory (`d-...`). */
  declare readonly directoryId: pulumi.Output<string>;
  /** The access configuration, by its id (`ac-...`) or by the `id` of an `AccessConfiguration`. */
  declare readonly accessConfigurationId: pulumi.Output<string>;
  /** `RD-Account`, the one type there is. Absent: that. */
  declare readonly targetType: pulumi.Output<string>;
  /** The UID of an account of the resource directory, or of its management account. */
  declare readonly targetId: pulumi.Output<string>;
  /** `User` or `Group`, as the id says, too. */
  declare readonly principalType: pulumi.Output<string>;
  /** The user (`u-...`) or the group (`g-...`), by its id or by a joined id that ends with it. */
  declare readonly principalId: pulumi.Output<string>;
  /**
   * What becomes of the provisioning when this was the last assignment of the configuration in the account:
   * `DeprovisionForLastAccessAssignmentOnAccount` takes it away, `None` leaves it. Absent: it stays where this program
   * declares a provisioning of it, by itself or in a set, and is taken away otherwise. `pulumi destroy` does not run the
   * program, and `--target` looks at its targets alone, so there absent takes it away.
   */
  declare readonly deprovisionStrategy: pulumi.Output<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: AccessAssignmentArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(accessAssignment, name, args, options));
    deriveFromId(this, accessAssignment);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>:<accessConfigurationId>:<targetType>:<targetId>:<principalType>:<principalId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: AccessAssignmentState, options?: pulumi.CustomResourceOptions): AccessAssignment {
    return new AccessAssignment(...lookUp<AccessAssignmentArgs>(accessAssignment, name, id, state, options));
  }

  static override isInstance(value: unknown): value is AccessAssignment {
    return isInstanceOf(accessAssignment.kind, value);
  }
}
