import { coversStatement } from "../../provider/lint/compare";
import { documentOf, type Kind, type Statement } from "../../provider/lint/document";
import type { RuleId } from "./rules";

/** One property of a resource that is not as the stack has it. */
export interface ChangedProperty {
  readonly kind: string;
  /** `permissionPolicies[Inline:dev].permissionPolicyDocument`. */
  readonly path: string;
  readonly old?: unknown;
  readonly new?: unknown;
  /** The whole document in which it is, where it is in one. */
  readonly documents?: { readonly old: unknown; readonly new: unknown; readonly kind: Kind };
}

type Choose = (change: ChangedProperty) => RuleId;

const isAdded = ({ old, new: now }: ChangedProperty) => old === undefined && now !== undefined;
const grant: Choose = (change) => (isAdded(change) ? "grant-added" : "setting-changed");
const list: Choose = ({ old, new: now }) => (hasMore(old, now) ? "grant-added" : "setting-changed");
const longer: Choose = ({ old, new: now }) => (Number(now) > Number(old ?? 0) ? "session-longer" : "setting-changed");
const revived: Choose = ({ new: now }) => (now === "Active" ? "credential-added" : "setting-changed");
const status: Choose = ({ new: now }) => (now === "DeprovisionFailed" ? "deprovision-failed" : "reprovision-required");
const policies: Choose = (change) => {
  if (change.documents !== undefined) return widens(change.documents) ? "policy-widened" : "policy-narrowed";
  return isAdded(change) ? "policy-added" : "policy-narrowed";
};
const foreign: Choose = ({ new: now }) => {
  const values = typeof now === "object" && now !== null ? Object.values(now) : [now];
  if (values.includes("foreign")) return "grant-added";
  if (values.includes("DeprovisionFailed")) return "deprovision-failed";
  return values.includes("missing") ? "missing" : "reprovision-required";
};
const always =
  (rule: RuleId): Choose =>
  () =>
    rule;
const trust = always("trust-changed");
const members = always("membership");
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
  "cloudsso:ScimServerCredential": { status: revived },
  "cloudsso:ScimSynchronization": { "*": safeguard },
  "cloudsso:User": { mfaAuthenticationSettings: safeguard, status: always("setting-changed") },
  "cloudsso:UserProvisioningConfiguration": { sessionDuration: longer },
  "ims:AccessKey": { status: revived },
  "ims:AccessKeyPolicy": { "*": safeguard },
  "ims:AccountAccessKeyPolicy": { "*": safeguard },
  "ims:Application": { redirectUris: trust, predefinedScopes: list, requiredScopes: list, isMultiTenant: trust },
  "ims:ApplicationProvisioning": { scopes: list },
  "ims:ExternalApplication": { scopes: list },
  "ims:GroupMembers": { userIds: members, foreignUserIds: members },
  "ims:LoginProfile": { status: revived, mfaBindRequired: safeguard },
  "ims:OidcProvider": { fingerprints: trust, clientIds: trust, issuanceLimitTime: trust, issuerUrl: trust },
  "ims:PasswordPolicy": { "*": safeguard },
  "ims:SamlProvider": { encodedSamlMetadataDocument: trust, authnSignAlgo: trust },
  "ims:SecurityPreference": { loginSessionDuration: longer, "*": safeguard },
  "ims:ServiceCredential": { status: revived },
  "ims:UserGroups": { groupIds: members, foreignGroupIds: members },
  "ims:UserSsoSettings": { "*": trust },
  "ram:GroupPolicies": { policies: grant, foreignPolicies: list },
  "ram:Policy": { policyDocument: policies },
  "ram:Role": { assumeRolePolicyDocument: trust, maxSessionDuration: longer },
  "ram:RolePolicies": { policies: grant, foreignPolicies: list },
  "ram:UserPolicies": { policies: grant, foreignPolicies: list },
};

const TEXTS = new Set(["comments", "defaultLandingPage", "description", "displayName", "email", "firstName"]);
for (const name of ["lastName", "mobilePhone", "relayState", "tags"]) TEXTS.add(name);

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
  "cloudsso:UserAttachment": "membership",
  "cloudsso:UserProvisioning": "grant-added",
  "ims:AccessKey": "credential-added",
  "ims:AppSecret": "credential-added",
  "ims:ApplicationProvisioning": "grant-added",
  "ims:ExternalApplication": "grant-added",
  "ims:GroupMembership": "membership",
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

export function ruleOfMissing(kind: string): RuleId {
  return /:(UserAttachment|GroupMembership)$/.test(kind) ? "membership" : "missing";
}

/** Whether the new document may allow what the old one did not. Errs to `true`. */
function widens({ old, new: now, kind }: { readonly old: unknown; readonly new: unknown; readonly kind: Kind }) {
  const [before, after] = [statementsOf(old, kind), statementsOf(now, kind)];
  if (before === undefined || after === undefined) return true;
  const allowsMore = by(after, "Allow").some((statement) => !isCovered(statement, by(before, "Allow")));
  const deniesLess = by(before, "Deny").some((statement) => !isCovered(statement, by(after, "Deny")));
  return allowsMore || deniesLess;
}

function by(statements: readonly Statement[], effect: Statement["effect"]): Statement[] {
  return statements.filter((statement) => statement.effect === effect);
}

function isCovered(statement: Statement, others: readonly Statement[]): boolean {
  return others.some((other) => coversStatement(other, statement));
}

/** `undefined`: some of it is no statement, so nobody knows what it allows. */
function statementsOf(document: unknown, kind: Kind): readonly Statement[] | undefined {
  const { statements } = documentOf(document, kind);
  let given = document;
  if (typeof document === "string") {
    try {
      given = JSON.parse(document);
    } catch {
      return undefined;
    }
  }
  const rows = (given as { readonly Statement?: unknown } | null)?.Statement;
  return Array.isArray(rows) && rows.length === statements.length ? statements : undefined;
}

function hasMore(old: unknown, now: unknown): boolean {
  const before = Array.isArray(old) ? old : [];
  const known = new Set(before.map((item) => JSON.stringify(item)));
  return Array.isArray(now) ? now.some((item) => !known.has(JSON.stringify(item))) : now !== undefined;
}
