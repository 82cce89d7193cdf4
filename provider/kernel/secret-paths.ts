import type { AnyFields } from "./fields";
import { isAtOrBelow } from "./property-path";

/** Stands for a secret in every sentence. */
export const SECRET = "[secret]";

/** Which inputs are secret: by the facts of their field, or because the program made them so. */
export interface SecretPaths {
  /** What is there is a secret or a part of one. */
  covers(path: string): boolean;
  /** What is there is a secret, a part of one, or holds one. */
  touches(path: string): boolean;
}

/** @param given paths as texts, such as `displayName` or `permissionPolicies[0].permissionPolicyDocument`. */
export function secretPaths(fields: AnyFields, given: readonly string[] = []): SecretPaths {
  const byFacts = Object.keys(fields).filter((name) => fields[name]?.secret === true);
  const roots = [...byFacts, ...given].map(plain);
  return {
    covers: (path) => roots.some((root) => isAtOrBelow(plain(path), root)),
    touches: (path) => roots.some((root) => isAtOrBelow(plain(path), root) || isAtOrBelow(root, plain(path))),
  };
}

/** Pulumi writes a key that is no identifier as `tags["a.b"]`; both spellings mean one place. */
function plain(path: string): string {
  return path.replace(/\["((?:[^"\\]|\\.)*)"\]/g, (_, key: string) => `.${key.replace(/\\(.)/g, "$1")}`);
}
