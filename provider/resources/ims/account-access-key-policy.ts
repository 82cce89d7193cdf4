import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { forceField } from "../common-fields";
import type { Context } from "../context";
import type { InAccount } from "../in-account";
import { listed } from "../naming";
import { ipv4Address } from "../network-masks";
import { settingOfAccount } from "../setting-of-account";
import { setting } from "../shapes/setting";
import {
  type AccessKeyStatement,
  callerKeptOut,
  type KeyPolicy,
  type KeyPolicyInputs,
  keyPolicyCheck,
  keyPolicyFields,
  leftAfter,
  moreLetIn,
  NO_POLICY,
  onAndEmpty,
  POLICY_LAG_MS,
  policyText,
  readPolicy,
} from "./key-policy";

export interface AccountAccessKeyPolicyInputs extends KeyPolicyInputs {
  /** `Active`: calls from elsewhere are refused. `Inactive`: the statements are kept, and nothing is refused. Absent: stays as it is. */
  status?: "Active" | "Inactive";
  /**
   * Up to 8, one for the internet and one for each VPC, with up to 50 addresses and networks in all, where the account was
   * not granted more. Others are removed, and the order means nothing. `[]`: none is left, which `Inactive` allows alone.
   * Absent: stays as it is.
   */
  statements?: AccessKeyStatement[];
  /**
   * The IPv4 address from which Pulumi calls, such as `203.0.113.7`. No API tells it, so you do: a policy that would refuse
   * it is refused in the preview. Absent: one is refused that keeps out any address which may call now.
   */
  callerAddress?: string;
  /** Set a policy that may refuse Pulumi's own calls all the same. Absent: `false`, it is refused. */
  force?: boolean;
  /** What a delete does: `reset` leaves the account without such a policy, `leave` keeps it as it is. Absent: `reset`. */
  onDestroy?: "leave" | "reset";
}

export interface AccountAccessKeyPolicyOutputs extends InAccount {}

type Inputs = AccountAccessKeyPolicyInputs;

const fields: Fields<Inputs> = {
  ...keyPolicyFields,
  callerAddress: { schema: ipv4Address, stateOnly: true },
  force: forceField,
};

const policy = setting<Inputs, KeyPolicy>({
  fields,
  named: "the network policy for all access keys",
  wire: { status: "status", statements: "statements" },
  idOf: (context) => context.accountId(),
  lagMs: POLICY_LAG_MS,
  get: ({ ims }) =>
    readPolicy(
      async () => (await ims.getAccessKeyPolicyForAccount({})).AccessKeyPolicy,
      "the network policy for all access keys",
    ),
  set: ({ ims }, _id, whole) => ims.setAccessKeyPolicyForAccount({ AccessKeyPolicy: policyText(whole) }),
  defaults: { status: NO_POLICY.status, statements: [...NO_POLICY.statements] },
  resetWhole: true,
  lockOut: (wanted, live) =>
    onAndEmpty(wanted, live) ?? (wanted.force === true ? undefined : callerKeptOut(wanted, live, wanted.callerAddress)),
  weaker: moreLetIn("calls with access keys"),
  async consequences(_context, _id, from, to) {
    const left = leftAfter(from, to);
    return left.length === 0
      ? []
      : [`calls with access keys are let in from ${listed(left)} alone, and Pulumi's own are refused from elsewhere`];
  },
});

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
export const accountAccessKeyPolicy: Definition<Context, Inputs, AccountAccessKeyPolicyOutputs> = {
  kind: "ims:AccountAccessKeyPolicy",
  fields,
  outputs: { accountId: { kept: true } },
  ...settingOfAccount("network policy for access keys"),
  ...policy,
  check: keyPolicyCheck(policy),
};
