import { createHash } from "node:crypto";
import { stringify } from "safe-stable-stringify";
import { z } from "zod";
import type { PermissionPolicy as LivePolicy } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import type { Schema } from "../../kernel/fields";
import { inFormOf, normalised, type PolicyDocument, textOf } from "../policy-document";

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
  const [was, is] = [recorded.permissionPolicyDocument, live.permissionPolicyDocument];
  if (typeof was !== "object" || typeof is !== "string") return live;
  return { ...live, permissionPolicyDocument: inFormOf(was, is) as string | PolicyDocument };
}

export function documentText(policy: PermissionPolicy): string | undefined {
  const document = policy.permissionPolicyDocument;
  return document === undefined ? undefined : textOf(document);
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
  const { permissionPolicyType: type, permissionPolicyName: name, permissionPolicyDocument: document } = policy;
  return stringify([type, name, document === undefined ? null : normalised(document)]) ?? "";
}
