import type { Definition } from "../../kernel/definition";
import type { Context } from "../context";
import type { InAccount } from "../in-account";
import { listed } from "../naming";
import { settingOfAccount } from "../setting-of-account";
import { setting } from "../shapes/setting";
import {
  type AccessKeyStatement,
  type KeyPolicy,
  type KeyPolicyInputs,
  keyPolicyFields,
  keyPolicyProblems,
  leftAfter,
  moreLetIn,
  NO_POLICY,
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
  /** What a delete does: `reset` leaves the account without such a policy, `leave` keeps it as it is. Absent: `reset`. */
  onDestroy?: "leave" | "reset";
}

export interface AccountAccessKeyPolicyOutputs extends InAccount {}

type Inputs = AccountAccessKeyPolicyInputs;

/**
 * From which networks calls may come that are signed with any access key of the account: Pulumi's own as well, of which the
 * preview warns where fewer are let in. What the program leaves out stays as it is. An account has one, so a program
 * declares it once; `ims.AccessKeyPolicy` is that of one key.
 *
 * @example
 * new ims.AccountAccessKeyPolicy("office", {
 *   status: "Active",
 *   statements: [
 *     { type: "ClassicWhiteList", ipList: ["203.0.113.0/24"] },
 *     { type: "VPCWhiteList", vpc: "vpc-bp1example", ipList: ["10.0.0.0/8"] },
 *   ],
 * });
 */
export const accountAccessKeyPolicy: Definition<Context, Inputs, AccountAccessKeyPolicyOutputs> = {
  kind: "ims:AccountAccessKeyPolicy",
  fields: keyPolicyFields,
  outputs: { accountId: { kept: true } },
  ...settingOfAccount("network policy for access keys"),
  check: keyPolicyProblems,
  ...setting<Inputs, KeyPolicy>({
    fields: keyPolicyFields,
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
    weaker: moreLetIn("calls with access keys"),
    async consequences(_context, _id, from, to) {
      const left = leftAfter(from, to);
      return left.length === 0
        ? []
        : [`calls with access keys are let in from ${listed(left)} alone, and Pulumi's own are refused from elsewhere`];
    },
  }),
};
