import type { AccessKey, AccessKeyPolicy, ImsAccount } from "../ims/state";
import { alphabets, idText, nextSequence } from "../store";
import { type Loading, leadsTo, onlyOf, sourcesOf } from "./loading";
import { bareId, type Source } from "./values";

const dayMs = 86_400_000;
const idleDays = 730;

/** Access keys and service credentials, with fakes for their secrets, and from where keys may be used. */
export function addKeys(loading: Loading, account: ImsAccount): void {
  const keys = addAccessKeys(loading, account);
  const kind = "ims:AccessKeyPolicy";
  for (const source of sourcesOf(loading, kind)) {
    if (!leadsTo(loading, kind, source.inputs, "accessKeyId", { kind: "ims:AccessKey", items: keys })) continue;
    const key = keys[source.inputs.text("accessKeyId")];
    const policy = policyOf(source);
    if (key !== undefined && policy !== undefined) key.policy = policy;
  }
  const forAll = onlyOf(loading, "ims:AccountAccessKeyPolicy");
  const policy = forAll && policyOf(forAll);
  if (policy !== undefined) account.accessKeyPolicy = policy;
  addServiceCredentials(loading, account);
}

/** One that is on although it is old was used, or switched on, of late. */
function addAccessKeys(loading: Loading, { users, securityPreference }: ImsAccount): Record<string, AccessKey> {
  const { now, state } = loading;
  const kind = "ims:AccessKey";
  const keys: Record<string, AccessKey> = {};
  for (const { id, inputs, outputs } of sourcesOf(loading, kind)) {
    if (!leadsTo(loading, kind, inputs, "userId", { kind: "ims:User", items: users })) continue;
    const status = inputs.oneOf("status", ["Active", "Inactive"], "Active");
    const createDate = outputs.time("createDate", now);
    const idleMs = (securityPreference?.MaxIdleDaysForAccessKeys ?? idleDays) * dayMs;
    const key: AccessKey = {
      sequence: nextSequence(state),
      accessKeyId: id,
      accessKeySecret: idText(state, 30, alphabets.mixedCase),
      status,
      createDate,
      updateDate: status === "Active" && now - createDate > idleMs ? now : createDate,
    };
    keys[id] = key;
    const user = users[inputs.text("userId")];
    if (user !== undefined) user.accessKeys[id] = key;
  }
  return keys;
}

/** One that is off and empty is none: the service says the same of a key that never had one. */
function policyOf({ inputs }: Source): AccessKeyPolicy | undefined {
  const Status = inputs.oneOf("status", ["Active", "Inactive"], "Inactive");
  const Statements = inputs.list("statements").map((statement) => ({
    Type: statement.oneOf("type", ["ClassicWhiteList", "VPCWhiteList"]),
    ...(statement.has("vpc") ? { Value: statement.text("vpc") } : {}),
    IPList: statement.texts("ipList"),
  }));
  if (Status === "Inactive" && Statements.length === 0) return undefined;
  const document = JSON.stringify({ Version: 1, Status, Statements });
  return { document, setDate: 0, earlier: document };
}

function addServiceCredentials(loading: Loading, { users }: ImsAccount): void {
  const kind = "ims:ServiceCredential";
  for (const { id, inputs, outputs } of sourcesOf(loading, kind)) {
    if (!leadsTo(loading, kind, inputs, "userId", { kind: "ims:User", items: users })) continue;
    const user = users[inputs.text("userId")];
    if (user === undefined) continue;
    const serviceCredentialId = bareId(id);
    const createTime = outputs.time("createTime", user.createDate);
    user.serviceCredentials = {
      ...user.serviceCredentials,
      [serviceCredentialId]: {
        sequence: nextSequence(loading.state),
        serviceCredentialId,
        serviceCredentialSecret: idText(loading.state, 40, alphabets.mixedCase),
        serviceName: inputs.text("serviceName"),
        serviceCredentialName: inputs.text("serviceCredentialName"),
        status: inputs.oneOf("status", ["Active", "Inactive"], "Active"),
        createTime,
        ...(outputs.has("expirationTime") ? { expirationTime: outputs.time("expirationTime", createTime) } : {}),
      },
    };
  }
}
