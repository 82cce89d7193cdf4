import * as pulumi from "@pulumi/pulumi";
import {
  type AccessConfigurationProvisioningInputs,
  accessConfigurationProvisioning,
} from "../../resources/cloudsso/access-configuration-provisioning";
import { type Args, deriveFromId, isInstanceOf, type Outputs, registration } from "../resource";

export interface AccessConfigurationProvisioningArgs extends Args<AccessConfigurationProvisioningInputs> {}

export interface AccessConfigurationProvisioning extends Outputs<AccessConfigurationProvisioningInputs> {}

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
  constructor(name: string, args: AccessConfigurationProvisioningArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(accessConfigurationProvisioning, name, args, options));
    deriveFromId(this, accessConfigurationProvisioning);
  }

  /** Reads one that is there, `<directory>:<access configuration>:RD-Account:<account>`, without owning it. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: pulumi.CustomResourceOptions,
  ): AccessConfigurationProvisioning {
    const args = {} as AccessConfigurationProvisioningArgs;
    return new AccessConfigurationProvisioning(name, args, { ...options, id });
  }

  static override isInstance(value: unknown): value is AccessConfigurationProvisioning {
    return isInstanceOf(accessConfigurationProvisioning.kind, value);
  }
}
