import stringify from "safe-stable-stringify";
import type { Values } from "../../estate/model";
import { policiesOf } from "../power";
import type { Stack } from "./holders";
import { SECRET } from "./model";
import { deniesAlone, deniesSomething, keyOf, type Policies, ruleOfPolicy, textOf, trustsMore } from "./policies";
import { RULE_IDS, type RuleId } from "./rules";

/** One property of a resource that is not as the stack has it. */
export interface ChangedProperty {
  readonly kind: string;
  /** `permissionPolicies[Inline:dev].permissionPolicyDocument`. */
  readonly path: string;
  readonly old?: unknown;
  readonly new?: unknown;
  /** All of the resource, of which secrets are `[secret]`. */
  readonly inputs: { readonly old: Values; readonly new: Values };
  readonly stack: Stack;
}

type Choose = (change: ChangedProperty) => RuleId;

const always =
  (rule: RuleId): Choose =>
  () =>
    rule;
/** Of a list: what is in it and was not. */
const more =
  (rule: RuleId): Choose =>
  ({ old, new: now }) =>
    gained(old, now).length > 0 ? rule : "setting-changed";
const longer: Choose = ({ old, new: now }) => (Number(now) <= Number(old) ? "setting-changed" : "session-longer");
/** Whatever is not said to be off is on. */
const on =
  (rule: RuleId): Choose =>
  ({ new: now }) =>
    now === "Inactive" || now === "Disabled" ? "setting-changed" : rule;
const status: Choose = ({ new: now }) => (now === "DeprovisionFailed" ? "deprovision-failed" : "reprovision-required");
const foreign: Choose = ({ new: now }) => {
  const values = typeof now === "object" && now !== null ? Object.values(now) : [now];
  if (values.includes("foreign")) return "grant-added";
  if (values.includes("DeprovisionFailed")) return "deprovision-failed";
  return values.includes("missing") ? "missing" : "reprovision-required";
};
const policies: Choose = ({ path, inputs }) => {
  const [old, now] = [held(inputs.old), held(inputs.new)];
  const [, key] = /^permissionPolicies\[([^\]]+)\]/.exec(path) ?? [];
  const keys = key === undefined ? [...(old ?? []), ...(now ?? [])].map(keyOf) : [key];
  return worstOf(keys.map((one) => ruleOfPolicy(old, now, one))) ?? "policy-widened";
};
const policy: Choose = ({ inputs }) => {
  const [old, now] = [inputs.old, inputs.new].map(({ policyDocument }) => [
    { type: "Custom", name: "", document: textOf(policyDocument) },
  ]);
  return ruleOfPolicy(old, now, "Custom:");
};
const attached: Choose = ({ old, new: now, stack }) => {
  const of = (row: unknown) => {
    const { policyType, policyName } = (row ?? {}) as Values;
    return stack.policy(policyType, policyName);
  };
  const rules = [
    ...gained(old, now).map((row): RuleId => (deniesAlone(of(row)) ? "policy-narrowed" : "grant-added")),
    ...gained(now, old).map((row): RuleId => (deniesSomething(of(row)) ? "policy-widened" : "policy-narrowed")),
  ];
  return worstOf(rules) ?? "grant-added";
};
/** Whoever is taken out of a group that is denied something can do that again. */
const members: Choose = ({ kind, old, new: now, inputs, stack }) => {
  if (gained(old, now).length > 0) return "member-added";
  const groups = kind === "ims:UserGroups" ? gained(now, old) : [inputs.old["groupId"]];
  return groups.some(stack.isDenied) ? "policy-widened" : "membership";
};
const roleTrust: Choose = ({ inputs }) =>
  trustsMore(inputs.old["assumeRolePolicyDocument"], inputs.new["assumeRolePolicyDocument"])
    ? "trust-changed"
    : "policy-narrowed";
const trust = always("trust-changed");
const moreTrust = more("trust-changed");
const list = more("grant-added");
const safeguard = always("safeguard-changed");
const rollout = always("reprovision-required");

/** By kind, then by the property; `*` is any other property. What is in no table is a setting or a text. */
const PROPERTIES: { readonly [kind: string]: { readonly [property: string]: Choose } } = {
  "cloudsso:AccessAssignmentSet": { deviations: foreign, accounts: rollout },
  "cloudsso:AccessConfiguration": {
    permissionPolicies: policies,
    policyRevision: rollout,
    provisioningStatus: status,
    sessionDuration: longer,
  },
  "cloudsso:AccessConfigurationProvisioning": { status, policyRevision: rollout },
  "cloudsso:AccessConfigurationProvisioningSet": { deviations: foreign, accounts: rollout, policyRevision: rollout },
  "cloudsso:AttributePassing": { "*": safeguard },
  "cloudsso:GlobalAccess": { "*": safeguard },
  "cloudsso:GroupMembers": { userIds: members, foreignUserIds: members },
  "cloudsso:LoginPreference": { "*": safeguard },
  "cloudsso:MfaSettings": { "*": safeguard },
  "cloudsso:PasswordPolicy": { "*": safeguard },
  "cloudsso:SamlIdentityProvider": { "*": trust },
  "cloudsso:SamlServiceProvider": { "*": trust },
  "cloudsso:ScimServerCredential": { status: on("credential-added") },
  "cloudsso:ScimSynchronization": { "*": safeguard },
  "cloudsso:User": { mfaAuthenticationSettings: safeguard, status: on("grant-added") },
  "cloudsso:UserProvisioningConfiguration": { sessionDuration: longer },
  "ims:AccessKey": { status: on("credential-added") },
  "ims:AccessKeyPolicy": { "*": safeguard },
  "ims:AccountAccessKeyPolicy": { "*": safeguard },
  "ims:Application": {
    accessTokenValidity: longer,
    isMultiTenant: trust,
    predefinedScopes: list,
    redirectUris: moreTrust,
    refreshTokenValidity: longer,
    requiredScopes: list,
    secretRequired: safeguard,
  },
  "ims:ApplicationProvisioning": { scopes: list },
  "ims:DefaultDomain": { defaultDomainName: trust },
  "ims:ExternalApplication": { scopes: list },
  "ims:GroupMembers": { userIds: members, foreignUserIds: members },
  "ims:LoginProfile": {
    mfaBindRequired: safeguard,
    passwordResetRequired: safeguard,
    status: on("credential-added"),
  },
  "ims:OidcProvider": { fingerprints: moreTrust, clientIds: moreTrust, issuanceLimitTime: trust, issuerUrl: trust },
  "ims:PasswordPolicy": { "*": safeguard },
  "ims:SamlProvider": { encodedSamlMetadataDocument: trust, authnSignAlgo: trust },
  "ims:SecurityPreference": { loginSessionDuration: longer, "*": safeguard },
  "ims:ServiceCredential": { status: on("credential-added") },
  /** By its logon name somebody is known to the identity provider. */
  "ims:User": { userPrincipalName: trust },
  "ims:UserGroups": { groupIds: members, foreignGroupIds: members },
  "ims:UserSsoSettings": { "*": trust },
  "ram:GroupPolicies": { policies: attached, foreignPolicies: attached },
  "ram:Policy": { policyDocument: policy },
  "ram:Role": { assumeRolePolicyDocument: roleTrust, maxSessionDuration: longer },
  "ram:RolePolicies": { policies: attached, foreignPolicies: attached },
  "ram:UserPolicies": { policies: attached, foreignPolicies: attached },
};

/** What is one setting as a whole means the same when it is gone. */
const SETTINGS: ReadonlyMap<string, RuleId> = new Map(
  Object.entries(PROPERTIES).flatMap(([kind, { "*": whole }]): [string, RuleId][] =>
    whole === safeguard ? [[kind, "safeguard-changed"]] : whole === trust ? [[kind, "trust-changed"]] : [],
  ),
);

const TEXTS = new Set(["comments", "defaultLandingPage", "description", "displayName", "firstName"]);
for (const name of ["lastName", "relayState", "tags"]) TEXTS.add(name);

/** Whether a property is for people alone. */
export function isText(property: string): boolean {
  return TEXTS.has(property);
}

export function ruleOfChange(change: ChangedProperty): RuleId {
  const property = /^[^.[]*/.exec(change.path)?.[0] ?? "";
  if (isText(property)) return "text-changed";
  const rules = PROPERTIES[change.kind] ?? {};
  const choose = Object.hasOwn(rules, property) ? rules[property] : rules["*"];
  return choose?.(change) ?? "setting-changed";
}

/** What makes somebody able to do something, by being there. */
const UNMANAGED: { readonly [kind: string]: RuleId } = {
  "cloudsso:AccessAssignment": "grant-added",
  "cloudsso:AccessConfigurationProvisioning": "unmanaged",
  "cloudsso:DelegateAccount": "grant-added",
  "cloudsso:ScimServerCredential": "credential-added",
  "cloudsso:UserAttachment": "member-added",
  "cloudsso:UserProvisioning": "grant-added",
  "ims:AccessKey": "credential-added",
  "ims:AppSecret": "credential-added",
  "ims:ApplicationProvisioning": "grant-added",
  "ims:ExternalApplication": "grant-added",
  "ims:GroupMembership": "member-added",
  "ims:LoginProfile": "credential-added",
  "ims:OidcProvider": "trust-changed",
  "ims:SamlProvider": "trust-changed",
  "ims:ServiceCredential": "credential-added",
  "ram:GroupPolicyAttachment": "grant-added",
  "ram:Role": "trust-changed",
  "ram:RolePolicyAttachment": "grant-added",
  "ram:UserPolicyAttachment": "grant-added",
};

export function ruleOfUnmanaged(kind: string): RuleId {
  return UNMANAGED[kind] ?? "unmanaged";
}

/** Of what was there, with its inputs: taking away mostly takes access, but not what kept somebody from something. */
export function ruleOfMissing(kind: string, inputs: Values, stack: Stack): RuleId {
  if (/^ram:\w+PolicyAttachment$/.test(kind)) {
    return deniesSomething(stack.policy(inputs["policyType"], inputs["policyName"])) ? "policy-widened" : "missing";
  }
  if (kind === "ram:Policy") {
    return deniesSomething({ type: "Custom", name: "", document: textOf(inputs["policyDocument"]) })
      ? "policy-widened"
      : "missing";
  }
  if (kind === "ims:GroupMembership" && stack.isDenied(inputs["groupId"])) return "policy-widened";
  if (kind === "ims:GroupMembership" || kind === "cloudsso:UserAttachment") return "membership";
  if (kind === "ims:VirtualMfaDevice") return "safeguard-changed";
  return SETTINGS.get(kind) ?? "missing";
}

/** The policies of an access configuration. */
function held({ permissionPolicies: rows = [] }: Values): Policies {
  if (!Array.isArray(rows) || rows.some((row) => typeof row !== "object")) return undefined;
  return policiesOf(
    (rows as Values[]).map(({ permissionPolicyDocument: document, ...row }) =>
      document === undefined ? row : { ...row, permissionPolicyDocument: textOf(document) },
    ),
  );
}

/** What is in the second value, a list or one of its items, and not in the first. */
function gained(old: unknown, now: unknown): unknown[] {
  const [before, after] = [old, now].map((value) => (value === undefined ? [] : [value].flat()));
  const known = new Set(before?.map((item) => stringify(item)));
  return (after ?? []).filter((item) => item === SECRET || !known.has(stringify(item)));
}

function worstOf(rules: readonly RuleId[]): RuleId | undefined {
  return RULE_IDS.find((rule) => rules.includes(rule));
}
