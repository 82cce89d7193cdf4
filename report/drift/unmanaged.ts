import { estateKinds, fieldsOf } from "../../estate/kinds";
import type { Estate, EstateObject } from "../../estate/model";
import { type ManagedObjects, managedKey } from "../managed";
import { objectsOf } from "../rows";
import { synchronizedIn } from "../synchronized";
import { ruleOfUnmanaged } from "./classify";
import { contentOf } from "./content";
import { findingOf, type NewFinding } from "./findings";
import { removalsIn } from "./repair";

/** What is always there, and can only be set: that it is in no stack says nothing. */
const ALWAYS_THERE = new Set([
  "cloudsso:Directory",
  ...estateKinds.filter((one) => fieldsOf(one)["onDestroy"] !== undefined).map(({ kind }) => kind),
]);

/** What can be in no stack. */
export const UNMANAGED_KINDS = estateKinds.map(({ kind }) => kind).filter((kind) => !ALWAYS_THERE.has(kind));

/** By the kind: the lists that have it as a part, of which a refresh shows what is foreign. The number is the place in the id. */
const LISTS: { readonly [kind: string]: readonly (readonly [list: string, from: number, to: number])[] } = {
  "cloudsso:UserAttachment": [["cloudsso:GroupMembers", 0, 2]],
  "ims:GroupMembership": [
    ["ims:GroupMembers", 0, 1],
    ["ims:UserGroups", 1, 2],
  ],
  "ram:GroupPolicyAttachment": [["ram:GroupPolicies", 2, 3]],
  "ram:RolePolicyAttachment": [["ram:RolePolicies", 2, 3]],
  "ram:UserPolicyAttachment": [["ram:UserPolicies", 2, 3]],
};

/**
 * What is in the estate and in no stack. People and groups that an identity provider synchronizes are nobody's to
 * declare, and a provisioning that a grant brought along is told by the grant.
 */
export function unmanagedIn(estate: Estate, managed: ManagedObjects, kinds: readonly string[]): NewFinding[] {
  const isForeign = foreignIn(estate);
  const removalOf = removalsIn(estate);
  return UNMANAGED_KINDS.filter((kind) => kinds.includes(kind)).flatMap((kind) =>
    objectsOf(estate, kind)
      .filter((object) => !isManaged(kind, object, managed) && !isForeign(kind, object))
      .map((object) => {
        const { id, name, inputs } = object;
        const isOfDirectory = kind.startsWith("cloudsso:");
        const about = { ...(isOfDirectory ? {} : { account: estate.accountId }), kind, name, object: id };
        const finding = findingOf(about, "unmanaged", ruleOfUnmanaged(kind));
        return { ...finding, content: contentOf(kind, inputs), repair: removalOf(kind, object, finding.severity) };
      }),
  );
}

function isManaged(kind: string, { id }: EstateObject, managed: ManagedObjects): boolean {
  if (managed.has(managedKey(kind, id))) return true;
  const parts = id.split(":");
  return (LISTS[kind] ?? []).some(([list, from, to]) => managed.has(managedKey(list, parts.slice(from, to).join(":"))));
}

function foreignIn(estate: Estate): (kind: string, object: EstateObject) => boolean {
  const granted = new Set(
    objectsOf(estate, "cloudsso:AccessAssignment").map(({ id }) => id.split(":").slice(0, 4).join(":")),
  );
  const synchronized = synchronizedIn(estate);
  return (kind, { id }) =>
    kind === "cloudsso:AccessConfigurationProvisioning" ? granted.has(id) : synchronized.has(managedKey(kind, id));
}
