/** `urn:pulumi:<stack>::<project>::<parent type>$<type>::<name>`. The root stack adds nothing to its children's types. */
export const STACK_TYPE = "pulumi:pulumi:Stack";

export function createUrn(stack: string, project: string, parent: string, type: string, name: string): string {
  const parentType = parent === "" ? "" : qualifiedType(parent);
  const qualified = parentType === "" || parentType === STACK_TYPE ? type : `${parentType}$${type}`;
  return `urn:pulumi:${stack}::${project}::${qualified}::${name}`;
}

export function urnName(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

export function urnType(urn: string): string {
  return qualifiedType(urn).split("$").at(-1) ?? "";
}

export function isStackUrn(urn: string): boolean {
  return qualifiedType(urn) === STACK_TYPE;
}

export function isProviderType(type: string): boolean {
  return type.startsWith("pulumi:providers:");
}

export interface ProviderReference {
  readonly urn: string;
  readonly id: string;
}

/** A provider reference is `<urn>::<id>`. */
export function parseReference(reference: string): ProviderReference {
  const split = reference.lastIndexOf("::");
  return { urn: reference.slice(0, split), id: reference.slice(split + 2) };
}

/** With the types of its ancestors, the root stack aside: `<parent type>$<type>`. */
export function qualifiedType(urn: string): string {
  return urn.split("::")[2] ?? "";
}
