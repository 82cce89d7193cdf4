import { text } from "../../kernel/check";
import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import type { Context } from "../context";
import { type InAccount, inAccount } from "../in-account";
import { setting } from "../shapes/setting";
import { everyKey } from "./access-keys";
import {
  type AccessKeyStatement,
  type KeyPolicy,
  type KeyPolicyInputs,
  keyPolicyCheck,
  keyPolicyFields,
  moreLetIn,
  NO_POLICY,
  onAndEmpty,
  POLICY_LAG_MS,
  policyText,
  readPolicy,
} from "./key-policy";
import { asOwner } from "./logon-name";

export interface AccessKeyPolicyInputs extends KeyPolicyInputs {
  /** `LTAI...`: the `id` of an `ims.AccessKey`, or the `accessKeyId` of an `ims.RotatedAccessKey`, after whose rotation the new key gets the policy. */
  accessKeyId: string;
  /** `Active`: calls from elsewhere are refused. `Inactive`: the statements are kept, and nothing is refused. Absent: stays as it is. */
  status?: "Active" | "Inactive";
  /**
   * Up to 8, one for the internet and one for each VPC, with up to 50 addresses and networks in all, where the account was
   * not granted more. Others are removed, and the order means nothing. `[]`: none is left, which `Inactive` allows alone.
   * Absent: stays as it is.
   */
  statements?: AccessKeyStatement[];
  /**
   * What a delete does: `reset` leaves the key without a network policy, `leave` keeps the policy as it is. Absent: `reset`.
   * A replacement leaves the policy with the key before, which may work on.
   */
  onDestroy?: "leave" | "reset";
}

export interface AccessKeyPolicyOutputs extends InAccount {}

type Inputs = AccessKeyPolicyInputs;

const fields: Fields<Inputs> = {
  accessKeyId: {
    schema: text(/^[A-Za-z0-9]+$/, "the id of an access key (LTAI...)"),
    required: true,
    replaces: true,
    refersTo: true,
  },
  ...keyPolicyFields,
};

const policy = setting<Inputs, KeyPolicy>({
  fields,
  named: "the network policy of the access key",
  wire: { status: "status", statements: "statements" },
  idOf: (_context, { accessKeyId }) => accessKeyId,
  ofId: (accessKeyId) => ({ accessKeyId }),
  lagMs: POLICY_LAG_MS,
  get: (context, UserAccessKeyId) =>
    asOwner(context, UserAccessKeyId, (UserPrincipalName) => {
      const ask = async () =>
        (await context.ims.getAccessKeyPolicy({ UserPrincipalName, UserAccessKeyId })).AccessKeyPolicy;
      return readPolicy(ask, `the network policy of access key ${UserAccessKeyId}`);
    }),
  set: (context, UserAccessKeyId, whole) =>
    asOwner(context, UserAccessKeyId, (UserPrincipalName) =>
      context.ims.setAccessKeyPolicy({ UserPrincipalName, UserAccessKeyId, AccessKeyPolicy: policyText(whole) }),
    ),
  defaults: { status: NO_POLICY.status, statements: [...NO_POLICY.statements] },
  resetWhole: true,
  lockOut: onAndEmpty,
  weaker: moreLetIn("calls with the access key"),
});

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
export const accessKeyPolicy: Definition<Context, Inputs, AccessKeyPolicyOutputs> = {
  kind: "ims:AccessKeyPolicy",
  fields,
  outputs: { accountId: { kept: true } },
  id: ["accessKeyId"],
  naturalKey: ["accessKeyId"],
  home: inAccount,
  list: everyKey,
  ...policy,
  check: keyPolicyCheck(policy),

  /** A key that was rotated works on beside the new one: without its policy, it would do so from anywhere. */
  async delete(context, id, recorded) {
    const [other] = context.claim.held().filter((one) => one !== id);
    if (other === undefined) return policy.delete(context, id, recorded);
    context.notice(`access key ${id} keeps its network policy, as it may be in use beside ${other}`);
  },
};
