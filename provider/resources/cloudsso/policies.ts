import { createHash } from "node:crypto";
import { stringify } from "safe-stable-stringify";
import { z } from "zod";
import type { PermissionPolicy as LivePolicy } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import type { Schema } from "../../kernel/fields";

/** A RAM policy document as an object. Another element than these is refused before anything is sent. */
export interface PolicyDocument {
  /** RAM knows one version: `"1"`. */
  Version: "1";
  /** One statement or more. */
  Statement: PolicyStatement[];
}

/** What is allowed or denied. `Principal` is for the trust policies of roles, and refused here. */
export interface PolicyStatement {
  /** A `Deny` wins over every `Allow`. */
  Effect: "Allow" | "Deny";
  /** `<service>:<operation>`, such as `oss:Get*`. Either this or `NotAction`. */
  Action?: string | string[];
  /** All operations but these. */
  NotAction?: string | string[];
  /** `acs:<service>:<region>:<account>:<resource>`, or `*` for all. Either this or `NotResource`. */
  Resource?: string | string[];
  /** All resources but these. */
  NotResource?: string | string[];
  /**
   * Operators, such as `IpAddress`, with keys, such as `acs:SourceIp`, and their values. Absent: always. `true` and
   * `"true"` mean the same; `5` and `"5"` are compared as they are written, and differ.
   */
  Condition?: { [operator: string]: { [key: string]: string | number | boolean | (string | number | boolean)[] } };
}

/** One permission of an access configuration. */
export interface PermissionPolicy {
  /** `System`: a policy that RAM offers. `Inline`: a document of your own, one per configuration unless the quota was raised. */
  permissionPolicyType: "System" | "Inline";
  /** `System`: the name of the RAM system policy. `Inline`: a name of your choice, up to 32 characters. */
  permissionPolicyName: string;
  /**
   * The document of an `Inline` policy, as JSON text or as an object. Compared by meaning: order and white space do not
   * count, but `5` and `"5"` differ. At most 6,144 characters of JSON, a byte order mark and blanks around it left out.
   * A text that is not JSON, a key given twice and an element that RAM does not know are refused.
   */
  permissionPolicyDocument?: string | PolicyDocument;
}

export const permissionPoliciesSchema: Schema = z.array(
  z.strictObject({
    permissionPolicyType: z.enum(["System", "Inline"]),
    permissionPolicyName: z.string().min(1),
    permissionPolicyDocument: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  }),
);

export function toPolicy(live: LivePolicy): PermissionPolicy {
  const policy: PermissionPolicy = {
    permissionPolicyType: live.PermissionPolicyType === "Inline" ? "Inline" : "System",
    permissionPolicyName: answered(live.PermissionPolicyName, "the name of a permission policy"),
  };
  return live.PermissionPolicyDocument
    ? { ...policy, permissionPolicyDocument: live.PermissionPolicyDocument }
    : policy;
}

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
  return typeof document === "object" ? JSON.stringify(document) : document === undefined ? undefined : tidy(document);
}

/** Without what editors leave around a document and RAM would refuse or count: a byte order mark and blanks. */
export function tidy(text: string): string {
  return text.trim(); // takes a byte order mark for a blank, too
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

export function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(tidy(text));
    return value !== null && typeof value === "object" && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
