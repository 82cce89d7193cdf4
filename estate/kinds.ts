import type { Definition } from "../provider/kernel/definition";
import type { AnyFields } from "../provider/kernel/fields";
import { definitions, type Kind } from "../provider/registry";
import type { Context } from "../provider/resources/context";

export type AnyDefinition = Definition<Context, object, object>;

/** Only a state tells that a key is rotated; there it is an access key. */
type ToldByStates = "ims:RotatedAccessKey";
const TOLD_BY_STATES: readonly string[] = ["ims:RotatedAccessKey"] satisfies readonly ToldByStates[];

/** Lists that others have part by part. */
type Whole =
  | "cloudsso:AccessAssignmentSet"
  | "cloudsso:AccessConfigurationProvisioningSet"
  | "cloudsso:GroupMembers"
  | "ims:GroupMembers"
  | "ims:UserGroups"
  | "ram:GroupPolicies"
  | "ram:RolePolicies"
  | "ram:UserPolicies";

/** What `estateKinds` holds, for tables that say something of each. */
export type EstateKind = Exclude<Kind, ToldByStates | Whole>;

/**
 * The kinds that an estate holds: each thing once. A list that others have part by part, such as all members of a group,
 * is left to its parts.
 */
export const estateKinds: readonly AnyDefinition[] = (definitions as readonly unknown[] as readonly AnyDefinition[])
  .filter(({ kind }) => !TOLD_BY_STATES.includes(kind))
  .filter(({ shares }) => shares?.every(({ whole, when }) => whole === undefined || when !== undefined) ?? true)
  .sort((a, b) => (a.kind < b.kind ? -1 : 1));

export function fieldsOf({ fields }: AnyDefinition): AnyFields {
  return fields as AnyFields;
}

/** Two things and that they belong together: the id is made of inputs, and says all there is to read. */
export function isPair(definition: AnyDefinition): boolean {
  const fields = fieldsOf(definition);
  if (definition.id.some((part) => fields[part] === undefined)) return false;
  return Object.entries(fields).every(([name, { stateOnly }]) => stateOnly === true || definition.id.includes(name));
}
