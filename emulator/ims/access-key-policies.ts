import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions, Cloud } from "../action";
import { Refusal, unverified } from "../refusal";
import { held } from "../store";
import { theAccount, theOwner } from "./find";
import { isNetwork } from "./security-preference";
import type { AccessKey, AccessKeyPolicy } from "./state";

const neverSet = "{}";

/** Network policies of keys, as JSON text. There is no call that takes one away. */
export const accessKeyPolicies = {
  SetAccessKeyPolicy(request, cloud) {
    const key = theKey(request, cloud);
    key.policy = written(key.policy, request.AccessKeyPolicy, cloud);
    return { AccessKeyId: key.accessKeyId, AccessKeyPolicy: key.policy.document };
  },

  GetAccessKeyPolicy(request, cloud) {
    const { accessKeyId, policy } = theKey(request, cloud);
    const document = readable(policy, cloud);
    if (document === neverSet && cloud.options.accessKeyPolicyNeverSet !== neverSet) {
      throw new Refusal("EntityNotExist.AccessKeyPolicy", 404, `The key ${accessKeyId} has no policy.`);
    }
    return { AccessKeyId: accessKeyId, AccessKeyPolicy: document };
  },

  SetAccessKeyPolicyForAccount(request, cloud) {
    const account = theAccount(cloud);
    account.accessKeyPolicy = written(account.accessKeyPolicy, request.AccessKeyPolicy, cloud);
    return { AccessKeyPolicy: account.accessKeyPolicy.document };
  },

  GetAccessKeyPolicyForAccount(_request, cloud) {
    return { AccessKeyPolicy: readable(theAccount(cloud).accessKeyPolicy, cloud) };
  },
} satisfies Actions<ImsOperations>;

function theKey(
  request: { readonly UserPrincipalName?: string | undefined; readonly UserAccessKeyId: string },
  cloud: Cloud,
): AccessKey {
  const found = held(theOwner(request, cloud).accessKeys, request.UserAccessKeyId);
  if (found === undefined) {
    throw unverified("missing", "User.AccessKey", `The key does not exist: ${request.UserAccessKeyId}.`);
  }
  return found;
}

/** Reads may lag behind writes. */
function readable(policy: AccessKeyPolicy | undefined, cloud: Cloud): string {
  if (policy === undefined) return neverSet;
  return policy.setDate + cloud.options.readLagMs <= cloud.now ? policy.document : policy.earlier;
}

function written(present: AccessKeyPolicy | undefined, text: string, cloud: Cloud): AccessKeyPolicy {
  return { document: checked(text, cloud), setDate: cloud.now, earlier: readable(present, cloud) };
}

/** The document with its version, which the service adds. */
function checked(text: string, cloud: Cloud): string {
  const refuse = (why: string) => unverified("invalid", "AccessKeyPolicy", `The policy ${why}.`);
  const { conditionsPerKeyPolicyQuota: mostStatements, addressesPerKeyPolicyQuota: mostAddresses } = cloud.options;
  const policy: unknown = JSON.parse(text);
  if (!isRecord(policy)) throw refuse("is not an object");
  const { Version = 1, Status, Statements, ...others } = policy;
  if (Version !== 1) throw refuse("has a Version other than 1");
  if (Status !== "Active" && Status !== "Inactive") throw refuse("has no Status that is Active or Inactive");
  if (!Array.isArray(Statements)) throw refuse("has no list of Statements");
  if (Object.keys(others).length > 0) throw refuse(`has a field ${Object.keys(others)[0]} that is not known`);
  if (Statements.length > mostStatements) throw refuse(`has more than ${mostStatements} statements`);
  const addresses = Statements.flatMap((statement) => addressesOf(statement, refuse));
  if (addresses.length > mostAddresses) throw refuse(`has more than ${mostAddresses} addresses`);
  return JSON.stringify({ Version, Status, Statements });
}

function addressesOf(statement: unknown, refuse: (why: string) => Refusal): readonly unknown[] {
  if (!isRecord(statement)) throw refuse("has a statement that is no object");
  const { Type, Value, IPList } = statement;
  if (Type !== "ClassicWhiteList" && Type !== "VPCWhiteList") throw refuse("has a statement of an unknown Type");
  if (Type === "VPCWhiteList" && (typeof Value !== "string" || Value === ""))
    throw refuse("has a statement without VPC");
  if (Type === "ClassicWhiteList" && Value !== undefined && Value !== "")
    throw refuse("names a VPC where none belongs");
  if (!Array.isArray(IPList) || IPList.length === 0) throw refuse("has a statement without addresses");
  const wrong = IPList.find((address) => typeof address !== "string" || !isNetwork(address));
  if (wrong !== undefined) throw refuse(`names ${String(wrong)}, which is no address`);
  return IPList;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
