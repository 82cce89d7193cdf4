import { contentOf as contentOfKind } from "../drift/content";
import type { Policy } from "../power";

/** What policies permit, as a word that is another one as soon as that changes; of System policies only the name is known. */
export function contentOf(policies: readonly Policy[]): string {
  const permissionPolicies = policies.map(({ type, name, document }) => ({ type, name, document: document ?? "" }));
  return contentOfKind("cloudsso:AccessConfiguration", { permissionPolicies });
}
