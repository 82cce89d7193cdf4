// Generated from provider/resources/ims/access-key-policy.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { accessKeyPolicy } from "../../resources/ims/access-key-policy";
import type { AccessKeyStatement } from "../../resources/ims/key-policy";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `AccessKeyPolicy`. Every value, at any depth, may be an output of another resource. */
export interface AccessKeyPolicyArgs {
  /** `LTAI...`: the `id` of an `ims.AccessKey`, or the `accessKeyId` of an `ims.RotatedAccessKey`, after whose rotation the new key gets the policy. */
  accessKeyId: pulumi.Input<string>;
  /** `Active`: calls from elsewhere are refused. `Inactive`: the statements are kept, and nothing is refused. Absent: stays as it is. */
  status?: pulumi.Input<"Active" | "Inactive" | (string & {}) | undefined>;
  /**
   * Up to 8, one for the internet and one for each VPC, with up to 50 addresses and networks in all, where the account was
   * not granted more. Others are removed, and the order means nothing. `[]`: none is left, which `Inactive` allows alone.
   * Absent: stays as it is.
   */
  statements?: Given<AccessKeyStatement[] | undefined>;
  /**
   * What a delete does: `reset` leaves the key without a network policy, `leave` keeps the policy as it is. Absent: `reset`.
   * A replacement leaves the policy with the key before, which may work on.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `AccessKeyPolicy.get` looks up; all of it may be left out. */
export interface AccessKeyPolicyState {
  /** `LTAI...`: the `id` of an `ims.AccessKey`, or the `accessKeyId` of an `ims.RotatedAccessKey`, after whose rotation the new key gets the policy. */
  accessKeyId?: pulumi.Input<string | undefined>;
  /** `Active`: calls from elsewhere are refused. `Inactive`: the statements are kept, and nothing is refused. Absent: stays as it is. */
  status?: pulumi.Input<"Active" | "Inactive" | (string & {}) | undefined>;
  /**
   * Up to 8, one for the internet and one for each VPC, with up to 50 addresses and networks in all, where the account was
   * not granted more. Others are removed, and the order means nothing. `[]`: none is left, which `Inactive` allows alone.
   * Absent: stays as it is.
   */
  statements?: Given<AccessKeyStatement[] | undefined>;
  /**
   * What a delete does: `reset` leaves the key without a network policy, `leave` keeps the policy as it is. Absent: `reset`.
   * A replacement leaves the policy with the key before, which may work on.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * From which networks calls may come that are signed with one access key of a RAM user. What the program leaves out stays as
 * it is; the preview warns of what lets in more. A policy that is `Inactive` and empty is that of a key which never had one.
 *
 * @example
 * new ims.AccessKeyPolicy("robot", {
 *   accessKeyId: key.id,
 *   status: "Active",
 *   statements: [{ type: "ClassicWhiteList", ipList: ["203.0.113.0/24"] }],
 * });
 */
export class AccessKeyPolicy extends pulumi.CustomResource {
  /** `LTAI...`: the `id` of an `ims.AccessKey`, or the `accessKeyId` of an `ims.RotatedAccessKey`, after whose rotation the new key gets the policy. */
  declare readonly accessKeyId: pulumi.Output<string>;
  /** `Active`: calls from elsewhere are refused. `Inactive`: the statements are kept, and nothing is refused. Absent: stays as it is. */
  declare readonly status: pulumi.Output<"Active" | "Inactive" | undefined>;
  /**
   * Up to 8, one for the internet and one for each VPC, with up to 50 addresses and networks in all, where the account was
   * not granted more. Others are removed, and the order means nothing. `[]`: none is left, which `Inactive` allows alone.
   * Absent: stays as it is.
   */
  declare readonly statements: pulumi.Output<AccessKeyStatement[] | undefined>;
  /**
   * What a delete does: `reset` leaves the key without a network policy, `leave` keeps the policy as it is. Absent: `reset`.
   * A replacement leaves the policy with the key before, which may work on.
   */
  declare readonly onDestroy: pulumi.Output<"leave" | "reset" | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: AccessKeyPolicyArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(accessKeyPolicy, name, args, options));
    deriveFromId(this, accessKeyPolicy);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<accessKeyId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: AccessKeyPolicyState, options?: pulumi.CustomResourceOptions): AccessKeyPolicy {
    return new AccessKeyPolicy(...lookUp<AccessKeyPolicyArgs>(accessKeyPolicy, name, id, state, options));
  }

  static override isInstance(value: unknown): value is AccessKeyPolicy {
    return isInstanceOf(accessKeyPolicy.kind, value);
  }
}
