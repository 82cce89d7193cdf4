// Generated from provider/resources/ims/account-access-key-policy.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { accountAccessKeyPolicy } from "../../resources/ims/account-access-key-policy";
import type { AccessKeyStatement } from "../../resources/ims/key-policy";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `AccountAccessKeyPolicy`. Every value, at any depth, may be an output of another resource. */
export interface AccountAccessKeyPolicyArgs {
  /** `Active`: calls from elsewhere are refused. `Inactive`: the statements are kept, and nothing is refused. Absent: stays as it is. */
  status?: pulumi.Input<"Active" | "Inactive" | (string & {}) | undefined>;
  /**
   * Up to 8, one for the internet and one for each VPC, with up to 50 addresses and networks in all, where the account was
   * not granted more. Others are removed, and the order means nothing. `[]`: none is left, which `Inactive` allows alone.
   * Absent: stays as it is.
   */
  statements?: Given<AccessKeyStatement[] | undefined>;
  /**
   * The IPv4 address from which Pulumi calls, such as `203.0.113.7`. No API tells it, so you do: a policy that would refuse
   * it is refused in the preview. Absent: one is refused that keeps out any address which may call now.
   */
  callerAddress?: pulumi.Input<string | undefined>;
  /** Set a policy that may refuse Pulumi's own calls all the same. Absent: `false`, it is refused. */
  force?: pulumi.Input<boolean | undefined>;
  /** What a delete does: `reset` leaves the account without such a policy, `leave` keeps it as it is. Absent: `reset`. */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `AccountAccessKeyPolicy.get` looks up; all of it may be left out. */
export interface AccountAccessKeyPolicyState {
  /** `Active`: calls from elsewhere are refused. `Inactive`: the statements are kept, and nothing is refused. Absent: stays as it is. */
  status?: pulumi.Input<"Active" | "Inactive" | (string & {}) | undefined>;
  /**
   * Up to 8, one for the internet and one for each VPC, with up to 50 addresses and networks in all, where the account was
   * not granted more. Others are removed, and the order means nothing. `[]`: none is left, which `Inactive` allows alone.
   * Absent: stays as it is.
   */
  statements?: Given<AccessKeyStatement[] | undefined>;
  /**
   * The IPv4 address from which Pulumi calls, such as `203.0.113.7`. No API tells it, so you do: a policy that would refuse
   * it is refused in the preview. Absent: one is refused that keeps out any address which may call now.
   */
  callerAddress?: pulumi.Input<string | undefined>;
  /** Set a policy that may refuse Pulumi's own calls all the same. Absent: `false`, it is refused. */
  force?: pulumi.Input<boolean | undefined>;
  /** What a delete does: `reset` leaves the account without such a policy, `leave` keeps it as it is. Absent: `reset`. */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * From which networks calls may come that are signed with any access key of the account: Pulumi's own as well, so a policy
 * that may refuse those is refused in the preview. What the program leaves out stays as it is. An account has one, so a
 * program declares it once; `ims.AccessKeyPolicy` is that of one key.
 *
 * @example
 * new ims.AccountAccessKeyPolicy("office", {
 *   status: "Active",
 *   statements: [
 *     { type: "ClassicWhiteList", ipList: ["203.0.113.0/24"] },
 *     { type: "VPCWhiteList", vpc: "vpc-bp1example", ipList: ["10.0.0.0/8"] },
 *   ],
 *   callerAddress: "203.0.113.7", // Pulumi's
 * });
 */
export class AccountAccessKeyPolicy extends pulumi.CustomResource {
  /** `Active`: calls from elsewhere are refused. `Inactive`: the statements are kept, and nothing is refused. Absent: stays as it is. */
  declare readonly status: pulumi.Output<"Active" | "Inactive" | undefined>;
  /**
   * Up to 8, one for the internet and one for each VPC, with up to 50 addresses and networks in all, where the account was
   * not granted more. Others are removed, and the order means nothing. `[]`: none is left, which `Inactive` allows alone.
   * Absent: stays as it is.
   */
  declare readonly statements: pulumi.Output<AccessKeyStatement[] | undefined>;
  /**
   * The IPv4 address from which Pulumi calls, such as `203.0.113.7`. No API tells it, so you do: a policy that would refuse
   * it is refused in the preview. Absent: one is refused that keeps out any address which may call now.
   */
  declare readonly callerAddress: pulumi.Output<string | undefined>;
  /** Set a policy that may refuse Pulumi's own calls all the same. Absent: `false`, it is refused. */
  declare readonly force: pulumi.Output<boolean | undefined>;
  /** What a delete does: `reset` leaves the account without such a policy, `leave` keeps it as it is. Absent: `reset`. */
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
  constructor(name: string, args: AccountAccessKeyPolicyArgs = {}, options?: pulumi.CustomResourceOptions) {
    super(...registration(accountAccessKeyPolicy, name, args, options));
    deriveFromId(this, accountAccessKeyPolicy);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<accountId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: AccountAccessKeyPolicyState, options?: pulumi.CustomResourceOptions): AccountAccessKeyPolicy {
    return new AccountAccessKeyPolicy(...lookUp<AccountAccessKeyPolicyArgs>(accountAccessKeyPolicy, name, id, state, options));
  }

  static override isInstance(value: unknown): value is AccountAccessKeyPolicy {
    return isInstanceOf(accountAccessKeyPolicy.kind, value);
  }
}
