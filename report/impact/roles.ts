import { documentOf } from "../../provider/lint/document";
import type { RamImpact, TrustChange } from "./model";
import type { RamBoth } from "./ram";

/** Errs to yes: a statement in another's place may let in less. A denial that goes lets in more. */
export function letsMoreIn({ change, statementsAdded, statementsRemoved }: TrustChange): boolean {
  if (change === "removed") return false;
  const isDenial = (statement: string) => /"Effect":"Deny"/.test(statement);
  return statementsAdded.some((one) => !isDenial(one)) || statementsRemoved.some(isDenial);
}

/**
 * Roles by which people may do more whom no estate names: of what is trusted to take them on, who stands behind it is told
 * elsewhere. Those that services alone may take on have no people.
 */
export function rolesThatLetIn({ holders, policies, roles }: RamImpact, { after }: RamBoth): string[] {
  const has = after.holdings.filter(({ kind }) => kind === "role");
  const edited = new Set(policies.map(({ name }) => name));
  const more = new Set([
    ...holders
      .filter((line) => line.kind === "role" && line.change === "gained")
      .flatMap((line) => line.holders.map(({ id }) => id)),
    ...has.flatMap(({ holderId, policy }) => (policy.type === "Custom" && edited.has(policy.name) ? [holderId] : [])),
    ...roles
      .filter((one) => letsMoreIn(one) && has.some(({ holderId }) => holderId === one.role))
      .map(({ role }) => role),
  ]);
  return after.roles.filter(({ id, trust }) => more.has(id) && isForPeople(trust)).map(({ name }) => name);
}

/** What is no trust policy that can be read may be for anybody. */
function isForPeople(trust: string): boolean {
  const { statements } = documentOf(trust, "trust");
  return (
    statements.length === 0 || statements.some(({ principals }) => principals.some(({ kind }) => kind !== "Service"))
  );
}
