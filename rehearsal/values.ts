/** Property values as the engine sees them: JSON, plus secrets, values not known in a preview, and resources. */
export type Value = null | boolean | number | string | readonly Value[] | PropertyMap | Secret | Unknown | Reference;

export interface PropertyMap {
  readonly [key: string]: Value;
}

export class Secret {
  constructor(readonly element: Value) {}
}

/** A value that a preview cannot know. The sentinel is the string that stands for it on the wire; it tells the type. */
export class Unknown {
  constructor(readonly sentinel: string) {}
}

/** A resource passed as a value. `id` is absent for components, and `Unknown` for what a preview would create. */
export class Reference {
  constructor(
    readonly urn: string,
    readonly id: string | Unknown | undefined,
    readonly packageVersion: string | undefined,
  ) {}
}

export const UNKNOWN_STRING = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Sentinels for bool, number, string, array, asset, archive and object, as the SDKs and the engine share them. */
export const UNKNOWN_SENTINELS: ReadonlySet<string> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  UNKNOWN_STRING,
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value | undefined): value is PropertyMap {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Secret) &&
    !(value instanceof Unknown) &&
    !(value instanceof Reference)
  );
}

function containsSecrets(value: Value): boolean {
  if (value instanceof Secret) return true;
  if (isList(value)) return value.some(containsSecrets);
  return isMap(value) && Object.values(value).some(containsSecrets);
}

export function containsUnknowns(value: Value): boolean {
  if (value instanceof Unknown) return true;
  if (value instanceof Secret) return containsUnknowns(value.element);
  if (value instanceof Reference) return value.id instanceof Unknown;
  if (isList(value)) return value.some(containsUnknowns);
  return isMap(value) && Object.values(value).some(containsUnknowns);
}

export function withoutSecrets(value: Value): Value {
  if (value instanceof Secret) return withoutSecrets(value.element);
  if (isList(value)) return value.map(withoutSecrets);
  return isMap(value) ? mapWithoutSecrets(value) : value;
}

export function mapWithoutSecrets(map: PropertyMap): PropertyMap {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, withoutSecrets(value)]));
}

/** Equality as the engine has it: null and absent are alike in maps, unknowns equal only their own kind. */
export function equal(left: Value | undefined, right: Value | undefined): boolean {
  if (left === right || (left ?? null) === (right ?? null)) return true;
  if (left === undefined || right === undefined || left === null || right === null) return false;
  if (left instanceof Secret) return right instanceof Secret && equal(left.element, right.element);
  if (left instanceof Unknown) return right instanceof Unknown && left.sentinel === right.sentinel;
  if (left instanceof Reference) {
    return right instanceof Reference && left.urn === right.urn && equal(left.id, right.id);
  }
  if (isList(left)) {
    return isList(right) && left.length === right.length && left.every((item, index) => equal(item, right[index]));
  }
  return isMap(left) && isMap(right) && equalMaps(left, right);
}

export function equalMaps(left: PropertyMap, right: PropertyMap): boolean {
  return (
    Object.keys(left).every((key) => equal(left[key], right[key])) &&
    Object.keys(right).every((key) => key in left || (right[key] ?? null) === null)
  );
}

/**
 * Marks as secret in `results` what is secret in `sources` under the same key, for a provider that takes no secret
 * marks. Objects go key by key; a list with one secret in it becomes secret as a whole, since its order may change.
 */
export function annotateSecrets(results: PropertyMap, sources: PropertyMap): PropertyMap {
  const annotated: Record<string, Value> = { ...results };
  for (const [key, source] of Object.entries(sources)) {
    const result = results[key];
    if (result === undefined) continue;
    if (isMap(result) && isMap(source)) annotated[key] = annotateSecrets(result, source);
    else if (!(result instanceof Secret) && containsSecrets(source)) annotated[key] = new Secret(result);
  }
  return annotated;
}
