/**
 * What a preview sends for a value that is not known yet, for inputs of any type and at any depth
 * (`pulumi.runtime.unknownValue`, part of Pulumi's provider protocol).
 */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export function holdsUnknown(value: unknown): boolean {
  if (typeof value === "string") return value === UNKNOWN;
  if (Array.isArray(value)) return value.some(holdsUnknown);
  if (value !== null && typeof value === "object") return Object.values(value).some(holdsUnknown);
  return false;
}

export function isKnownText(value: unknown): value is string {
  return typeof value === "string" && value !== UNKNOWN;
}
