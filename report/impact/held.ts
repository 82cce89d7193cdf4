import type { AccessProvisioning } from "../access";
import type { Policy } from "../power";
import type { Both } from "./both";
import { policiesBetween } from "./statements";

/** What the role of an access configuration has in an account, and whether that may be something else than before. */
export interface Held {
  /**
   * `present`: what the configuration says. `before`: what it said before the change. `unknown`: what it said at some time,
   * which no API tells.
   */
  readonly holds: "present" | "before" | "unknown";
  readonly isRenewed: boolean;
}

export interface Target {
  readonly accountId: string;
  readonly configurationId: string;
}

const PROVISIONED = "Provisioned";

export interface Holdings {
  readonly of: (target: Target) => Held;
  /** All that is known of what whoever has the configuration there can do, now or once it is provisioned. */
  readonly policiesOf: (target: Target) => readonly Policy[];
  /** What whoever had the configuration there could do for certain before the change. */
  readonly policiesBefore: (target: Target) => readonly Policy[];
}

/**
 * What accounts hold of access configurations after the change.
 *
 * @param provisioned what a watched command provisioned, by `keyOfTarget`. Absent: two estates are compared, and nobody knows
 * what was provisioned between them.
 */
export function holdingsOf(both: Both, provisioned?: readonly string[]): Holdings {
  const [old, now] = [both.before, both.after].map(statuses);
  const ran = provisioned === undefined ? undefined : new Set(provisioned);
  const edited = new Map<string, boolean>();
  const isEdited = (id: string) => {
    const is =
      edited.get(id) ??
      policiesBetween(both.configurationBefore(id)?.policies ?? [], both.configuration(id)?.policies ?? []).length > 0;
    edited.set(id, is);
    return is;
  };
  const of = (target: Target): Held => {
    const key = keyOfTarget(target);
    const [was, is] = [old?.get(key), now?.get(key)];
    if (is === undefined) return { holds: "present", isRenewed: false }; // an assignment would have provisioned it
    if (is === PROVISIONED) return { holds: "present", isRenewed: was !== PROVISIONED };
    if (was === PROVISIONED && ran?.has(key) === false) return { holds: "before", isRenewed: false };
    const isTold = ran === undefined ? !isEdited(target.configurationId) : !ran.has(key);
    return { holds: "unknown", isRenewed: was !== is || !isTold };
  };
  const policiesOf = (target: Target) => [
    ...(both.configuration(target.configurationId)?.policies ?? []),
    ...(of(target).holds === "present" ? [] : (both.configurationBefore(target.configurationId)?.policies ?? [])),
  ];
  const policiesBefore = (target: Target) =>
    old?.get(keyOfTarget(target)) === PROVISIONED
      ? (both.configurationBefore(target.configurationId)?.policies ?? [])
      : [];
  return { of, policiesOf, policiesBefore };
}

export function keyOfTarget({ accountId, configurationId }: Target): string {
  return `${accountId} ${configurationId}`;
}

function statuses({ provisionings }: { readonly provisionings: readonly AccessProvisioning[] }): Map<string, string> {
  return new Map(provisionings.map((one) => [keyOfTarget(one), one.status]));
}
