// Generated from provider/resources/cloudsso/access-configuration.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { accessConfiguration } from "../../resources/cloudsso/access-configuration";
import type { PermissionPolicy } from "../../resources/cloudsso/policies";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `AccessConfiguration`. Every value, at any depth, may be an output of another resource. */
export interface AccessConfigurationArgs {
  /** 1 to 32 letters, digits and hyphens, unique in the directory whatever their case. The API cannot rename: a new name makes a new object. */
  accessConfigurationName: pulumi.Input<string>;
  /** The directory (`d-...`) that it belongs to. */
  directoryId: pulumi.Input<string>;
  /** Up to 1,024 characters. Absent or `""`: empty. */
  description?: pulumi.Input<string | undefined>;
  /** How long a session lasts, in seconds, 900 to 43,200. Absent: 3,600. Takes effect without re-provisioning. */
  sessionDuration?: pulumi.Input<number | undefined>;
  /** The Alibaba Cloud console page that opens after logon. Absent or `""`: the console's home. Takes effect without re-provisioning. */
  relayState?: pulumi.Input<string | undefined>;
  /**
   * Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`; values
   * up to 128. Absent: none. Takes effect without re-provisioning.
   */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** All permissions; a policy that is not listed is foreign and is removed. Absent: none. The order means nothing. */
  permissionPolicies?: Given<PermissionPolicy[] | undefined>;
  /** Delete together with whatever policies are there. `false` refuses while foreign ones are. Absent: `true`. */
  forceRemovePermissionPolicies?: pulumi.Input<boolean | undefined>;
  /**
   * Delete takes the configuration out of accounts that this stack does not provision, too. Absent: `false`, delete
   * lists them and fails.
   */
  deprovisionOnDelete?: pulumi.Input<boolean | undefined>;
  /**
   * `auto`: a change of the policies is brought to every account where the configuration is provisioned, in the same
   * run, and `ReprovisionRequired` is drift. `manual`: policies only; each `AccessConfigurationProvisioning` brings
   * them to its own account. Absent: `auto`.
   */
  reprovision?: pulumi.Input<"auto" | "manual" | (string & {}) | undefined>;
  /**
   * Take over an object of this name that is there already, writing what differs; one that another resource of the
   * program has is refused all the same. Absent: `false`, and it is refused unless a note on this machine, no older than
   * a day, proves that an interrupted run of this very resource made it.
   */
  adopt?: pulumi.Input<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /**
   * Rules that find something here which is meant, each with the reason: `{ "escalation": "the pipeline makes the keys" }`.
   * [docs/lint.md](../lint.md) lists the rules. Absent: none.
   */
  lintIgnore?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
}

/** What is known of one that `AccessConfiguration.get` looks up; all of it may be left out. */
export interface AccessConfigurationState {
  /** 1 to 32 letters, digits and hyphens, unique in the directory whatever their case. The API cannot rename: a new name makes a new object. */
  accessConfigurationName?: pulumi.Input<string | undefined>;
  /** The directory (`d-...`) that it belongs to. */
  directoryId?: pulumi.Input<string | undefined>;
  /** Up to 1,024 characters. Absent or `""`: empty. */
  description?: pulumi.Input<string | undefined>;
  /** How long a session lasts, in seconds, 900 to 43,200. Absent: 3,600. Takes effect without re-provisioning. */
  sessionDuration?: pulumi.Input<number | undefined>;
  /** The Alibaba Cloud console page that opens after logon. Absent or `""`: the console's home. Takes effect without re-provisioning. */
  relayState?: pulumi.Input<string | undefined>;
  /**
   * Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`; values
   * up to 128. Absent: none. Takes effect without re-provisioning.
   */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** All permissions; a policy that is not listed is foreign and is removed. Absent: none. The order means nothing. */
  permissionPolicies?: Given<PermissionPolicy[] | undefined>;
  /** Delete together with whatever policies are there. `false` refuses while foreign ones are. Absent: `true`. */
  forceRemovePermissionPolicies?: pulumi.Input<boolean | undefined>;
  /**
   * Delete takes the configuration out of accounts that this stack does not provision, too. Absent: `false`, delete
   * lists them and fails.
   */
  deprovisionOnDelete?: pulumi.Input<boolean | undefined>;
  /**
   * `auto`: a change of the policies is brought to every account where the configuration is provisioned, in the same
   * run, and `ReprovisionRequired` is drift. `manual`: policies only; each `AccessConfigurationProvisioning` brings
   * them to its own account. Absent: `auto`.
   */
  reprovision?: pulumi.Input<"auto" | "manual" | (string & {}) | undefined>;
  /** `Provisioned`, or `ReprovisionRequired` when an account lacks the present policies. Not reported with `manual`. */
  provisioningStatus?: pulumi.Input<string | undefined>;
  /** A name for the present policies. Give it to the provisionings, and a change of policies shows in each. */
  policyRevision?: pulumi.Input<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /**
   * Rules that find something here which is meant, each with the reason: `{ "escalation": "the pipeline makes the keys" }`.
   * [docs/lint.md](../lint.md) lists the rules. Absent: none.
   */
  lintIgnore?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  createTime?: pulumi.Input<string | undefined>;
}

/**
 * A named set of permissions that CloudSSO turns into a RAM role in every account where it is provisioned.
 *
 * A change of its policies makes every provisioning stale (`ReprovisionRequired`) and the service pushes nothing by
 * itself. By default (`reprovision: "auto"`) an update brings it to every account, in parallel, in the same run, and a
 * refresh shows accounts that became stale behind the program's back.
 *
 * @example
 * const readers = new cloudsso.AccessConfiguration("readers", {
 *   directoryId: directory.id,
 *   accessConfigurationName: "readers",
 *   permissionPolicies: [{ permissionPolicyType: "System", permissionPolicyName: "ReadOnlyAccess" }],
 * });
 */
export class AccessConfiguration extends pulumi.CustomResource {
  /** `ac-...`, the second part of the id. */
  declare readonly accessConfigurationId: pulumi.Output<string>;
  /** 1 to 32 letters, digits and hyphens, unique in the directory whatever their case. The API cannot rename: a new name makes a new object. */
  declare readonly accessConfigurationName: pulumi.Output<string>;
  /** The directory (`d-...`) that it belongs to. */
  declare readonly directoryId: pulumi.Output<string>;
  /** Up to 1,024 characters. Absent or `""`: empty. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** How long a session lasts, in seconds, 900 to 43,200. Absent: 3,600. Takes effect without re-provisioning. */
  declare readonly sessionDuration: pulumi.Output<number>;
  /** The Alibaba Cloud console page that opens after logon. Absent or `""`: the console's home. Takes effect without re-provisioning. */
  declare readonly relayState: pulumi.Output<string | undefined>;
  /**
   * Up to 20, all of them: others are removed. Keys of 1 to 128 characters, not beginning with `aliyun` or `acs:`; values
   * up to 128. Absent: none. Takes effect without re-provisioning.
   */
  declare readonly tags: pulumi.Output<{ [key: string]: string } | undefined>;
  /** All permissions; a policy that is not listed is foreign and is removed. Absent: none. The order means nothing. */
  declare readonly permissionPolicies: pulumi.Output<PermissionPolicy[] | undefined>;
  /** Delete together with whatever policies are there. `false` refuses while foreign ones are. Absent: `true`. */
  declare readonly forceRemovePermissionPolicies: pulumi.Output<boolean | undefined>;
  /**
   * Delete takes the configuration out of accounts that this stack does not provision, too. Absent: `false`, delete
   * lists them and fails.
   */
  declare readonly deprovisionOnDelete: pulumi.Output<boolean | undefined>;
  /**
   * `auto`: a change of the policies is brought to every account where the configuration is provisioned, in the same
   * run, and `ReprovisionRequired` is drift. `manual`: policies only; each `AccessConfigurationProvisioning` brings
   * them to its own account. Absent: `auto`.
   */
  declare readonly reprovision: pulumi.Output<"auto" | "manual" | undefined>;
  /** `Provisioned`, or `ReprovisionRequired` when an account lacks the present policies. Not reported with `manual`. */
  declare readonly provisioningStatus: pulumi.Output<string | undefined>;
  /** A name for the present policies. Give it to the provisionings, and a change of policies shows in each. */
  declare readonly policyRevision: pulumi.Output<string>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /**
   * Rules that find something here which is meant, each with the reason: `{ "escalation": "the pipeline makes the keys" }`.
   * [docs/lint.md](../lint.md) lists the rules. Absent: none.
   */
  declare readonly lintIgnore: pulumi.Output<{ [rule: string]: string } | undefined>;
  /** When it was made: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  declare readonly createTime: pulumi.Output<string>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: AccessConfigurationArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(accessConfiguration, name, args, options));
    deriveFromId(this, accessConfiguration);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>:<accessConfigurationId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: AccessConfigurationState, options?: pulumi.CustomResourceOptions): AccessConfiguration {
    return new AccessConfiguration(...lookUp<AccessConfigurationArgs>(accessConfiguration, name, id, state, options));
  }

  static override isInstance(value: unknown): value is AccessConfiguration {
    return isInstanceOf(accessConfiguration.kind, value);
  }
}
