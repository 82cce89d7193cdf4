import { createHash } from "node:crypto";
import { stringify } from "safe-stable-stringify";
import { z } from "zod";
import type { Problem } from "../../kernel/definition";
import type { Schema } from "../../kernel/fields";
import { holdsUnknown } from "../../kernel/unknowns";

/** A RAM policy document as an object; what RAM does not know is refused before anything is sent. */
export interface PolicyDocument {
  /** RAM knows one version: `"1"`. */
  Version: string;
  /** One statement or more. */
  Statement: object[];
  [field: string]: unknown;
}

/** One permission of an access configuration. */
export interface PermissionPolicy {
  /** `System`: a policy that RAM offers. `Inline`: a document of your own, one per configuration unless the quota was raised. */
  permissionPolicyType: "System" | "Inline";
  /** `System`: the name of the RAM system policy. `Inline`: a name of your choice, up to 32 characters. */
  permissionPolicyName: string;
  /** The document of an `Inline` policy, as JSON text or as an object; compared by meaning. At most 6,144 characters. */
  permissionPolicyDocument?: string | PolicyDocument;
}

/**
 * The guide allows 6,144 characters, the API's metadata 4,096. Uncertain, so what lies between is sent and left to the
 * service to judge.
 */
const DOCUMENT_LIMIT = 6144;

export const permissionPoliciesSchema: Schema = z.array(
  z.strictObject({
    permissionPolicyType: z.enum(["System", "Inline"]),
    permissionPolicyName: z.string().min(1),
    permissionPolicyDocument: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  }),
);

export function policyKey(policy: PermissionPolicy): string {
  return `${policy.permissionPolicyType}:${policy.permissionPolicyName}`;
}

export function samePolicy(a: unknown, b: unknown): boolean {
  return meaning(a as PermissionPolicy) === meaning(b as PermissionPolicy);
}

/** The live policy in the recorded one's spelling where both mean the same, else in its form (text or object). */
export function asRecorded(recorded: PermissionPolicy, live: PermissionPolicy): PermissionPolicy {
  if (samePolicy(recorded, live)) return recorded;
  const document = live.permissionPolicyDocument;
  if (typeof recorded.permissionPolicyDocument !== "object" || typeof document !== "string") return live;
  const parsed = parseObject(document);
  return parsed === undefined ? live : { ...live, permissionPolicyDocument: parsed as PolicyDocument };
}

export function documentText(policy: PermissionPolicy): string | undefined {
  const document = policy.permissionPolicyDocument;
  return typeof document === "object" ? JSON.stringify(document) : document;
}

/**
 * A short name for "these permissions": the same for every order and spelling of the same policies, another one as soon
 * as they differ in meaning. Public interface: states hold it, so the algorithm is fixed as long as the prefix is `r1:`.
 */
export function policyRevision(policies: readonly PermissionPolicy[]): string {
  const meanings = policies.map(meaning).sort();
  return `r1:${createHash("sha256").update(meanings.join("\n")).digest("hex").slice(0, 16)}`;
}

function meaning(policy: PermissionPolicy): string {
  const text = documentText(policy);
  const document = text === undefined ? undefined : (parseObject(text) ?? text);
  return stringify([policy.permissionPolicyType, policy.permissionPolicyName, normalised(document) ?? null]) ?? "";
}

/**
 * Key order and white space never matter; one value and a list of that one value mean the same, and lists of actions,
 * resources and condition values are sets. Case is kept: two spellings may be two meanings.
 */
function normalised(value: unknown, key?: string): unknown {
  if (Array.isArray(value)) {
    const items = [...new Set(value.map((item) => stringify(normalised(item, key))))].sort();
    return items.length === 1 ? JSON.parse(items[0] ?? "null") : items.map((item) => JSON.parse(item ?? "null"));
  }
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, normalised(inner, name)]));
  }
  return typeof value === "boolean" && key !== undefined ? String(value) : value;
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What no schema of one field can see: which policy has a document, and whether it is one. */
export function policyProblems(policies: readonly PermissionPolicy[]): Problem[] {
  return policies.flatMap((policy, index) => {
    // A whole policy can be unknown, too: then it is a text.
    if (typeof policy === "string" || holdsUnknown(policy.permissionPolicyType)) return [];
    const path = `permissionPolicies[${index}]`;
    return policy.permissionPolicyType === "System" ? systemProblems(policy, path) : inlineProblems(policy, path);
  });
}

function systemProblems(policy: PermissionPolicy, path: string): Problem[] {
  if (policy.permissionPolicyDocument === undefined) return [];
  const reason = "belongs to Inline policies only: a System policy has RAM's own document";
  return [{ path: `${path}.permissionPolicyDocument`, reason }];
}

function inlineProblems(policy: PermissionPolicy, path: string): Problem[] {
  const problems: Problem[] = [];
  if (!holdsUnknown(policy.permissionPolicyName) && policy.permissionPolicyName.length > 32) {
    problems.push({
      path: `${path}.permissionPolicyName`,
      reason: "of an Inline policy must have at most 32 characters",
    });
  }
  const at = `${path}.permissionPolicyDocument`;
  if (policy.permissionPolicyDocument === undefined) {
    return [...problems, { path: at, reason: "is required for an Inline policy" }];
  }
  if (holdsUnknown(policy.permissionPolicyDocument)) return problems;
  return [...problems, ...documentProblems(documentText(policy) ?? "", at)];
}

function documentProblems(text: string, path: string): Problem[] {
  if (text.length > DOCUMENT_LIMIT) {
    return [{ path, reason: `must have at most 6,144 characters as JSON, not ${text.length.toLocaleString("en-US")}` }];
  }
  const document = parseObject(text);
  if (document === undefined)
    return [{ path, reason: 'must be a JSON object such as {"Version":"1","Statement":[...]}' }];
  const { Version: version, Statement: statement } = document as Partial<PolicyDocument>;
  if (version !== "1") return [{ path: `${path}.Version`, reason: 'must be "1", the only version that RAM knows' }];
  if (!Array.isArray(statement) || statement.length === 0) {
    return [{ path: `${path}.Statement`, reason: "must be a list of at least one statement" }];
  }
  return statement.flatMap((one, index) => statementProblems(one, `${path}.Statement[${index}]`));
}

function statementProblems(statement: unknown, path: string): Problem[] {
  if (statement === null || typeof statement !== "object") return [{ path, reason: "must be an object" }];
  const { Effect: effect, Action: action, NotAction: notAction } = statement as { readonly [key: string]: unknown };
  if (effect !== "Allow" && effect !== "Deny") return [{ path: `${path}.Effect`, reason: 'must be "Allow" or "Deny"' }];
  if ((action === undefined) === (notAction === undefined)) {
    return [{ path, reason: "must have either Action or NotAction" }];
  }
  return [];
}
