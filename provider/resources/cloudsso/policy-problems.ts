import type { Problem } from "../../kernel/problem";
import { UNKNOWN } from "../../kernel/unknowns";
import { documentProblems } from "../document-problems";

const NAME_LIMIT = 32;

/**
 * What the schema of the list cannot see: which policy has a document, and whether it is one. What is unknown or not of
 * the schema's form is passed over.
 */
export function policyProblems(policies: unknown): Problem[] {
  if (!Array.isArray(policies)) return [];
  return policies.flatMap((policy: unknown, index) => {
    if (policy === null || typeof policy !== "object") return [];
    const path = `permissionPolicies[${index}]`;
    const { permissionPolicyType: type } = policy as { readonly permissionPolicyType?: unknown };
    if (type === "System") return systemProblems(policy, path);
    return type === "Inline" ? inlineProblems(policy, path) : [];
  });
}

interface Loose {
  readonly permissionPolicyName?: unknown;
  readonly permissionPolicyDocument?: unknown;
}

function systemProblems(policy: Loose, path: string): Problem[] {
  if (policy.permissionPolicyDocument === undefined || policy.permissionPolicyDocument === null) return [];
  const reason = "belongs to Inline policies only: a System policy has RAM's own document";
  return [{ path: `${path}.permissionPolicyDocument`, reason }];
}

function inlineProblems(policy: Loose, path: string): Problem[] {
  const { permissionPolicyName: name, permissionPolicyDocument: document } = policy;
  const problems: Problem[] = [];
  if (typeof name === "string" && name !== UNKNOWN && name.length > NAME_LIMIT) {
    const at = `${path}.permissionPolicyName`;
    const allowed = `must have 1 to ${NAME_LIMIT} characters for an Inline policy, not`;
    problems.push({
      path: at,
      reason: `${allowed} ${name.length}`,
      ifSecret: { path: at, reason: `${allowed} [secret]` },
    });
  }
  const at = `${path}.permissionPolicyDocument`;
  if (document === undefined) return [...problems, { path: at, reason: "is required for an Inline policy" }];
  return [...problems, ...documentProblems(document, at)];
}
