import * as pulumi from "@pulumi/pulumi";
import {
  type AccessConfigurationInputs,
  type AccessConfigurationOutputs,
  accessConfiguration,
} from "../../resources/cloudsso/access-configuration";
import { type Args, deriveFromId, isInstanceOf, type Outputs, registration } from "../resource";

type Derived = "provisioningStatus" | "policyRevision";

export interface AccessConfigurationArgs extends Args<Omit<AccessConfigurationInputs, Derived>> {}

export interface AccessConfiguration
  extends Outputs<Omit<AccessConfigurationInputs, "adopt">>,
    Outputs<AccessConfigurationOutputs> {
  /** `ac-...`, the second part of the id. */
  readonly accessConfigurationId: pulumi.Output<string>;
  readonly policyRevision: pulumi.Output<string>;
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
  constructor(name: string, args: AccessConfigurationArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(accessConfiguration, name, args, options));
    deriveFromId(this, accessConfiguration);
  }

  /** Reads one that is there, `<directory>:<access configuration>`, without owning it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): AccessConfiguration {
    return new AccessConfiguration(name, {} as AccessConfigurationArgs, { ...options, id });
  }

  static override isInstance(value: unknown): value is AccessConfiguration {
    return isInstanceOf(accessConfiguration.kind, value);
  }
}
