import {
  isList,
  isMap,
  type PropertyMap,
  Reference,
  Secret,
  UNKNOWN_SENTINELS,
  UNKNOWN_STRING,
  Unknown,
  type Value,
} from "./values";

/** Plain JSON as `google.protobuf.Struct` carries it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** The key that marks an object as something special, and the marks. All Pulumi SDKs and engines share them. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";

export interface ToWire {
  /** `drop` leaves the key or list item out. */
  readonly unknowns: "keep" | "drop";
  /** `false` sends the bare value. */
  readonly secrets: boolean;
  /** `false` sends the id, or the URN of what has none. */
  readonly references: boolean;
}

export function mapToWire(map: PropertyMap, options: ToWire): JsonObject {
  const result: Record<string, Json> = {};
  for (const key of Object.keys(map).sort()) {
    const json = toWire(map[key] as Value, options);
    if (json !== undefined) result[key] = json;
  }
  return result;
}

function toWire(value: Value, options: ToWire): Json | undefined {
  if (value instanceof Unknown) return options.unknowns === "keep" ? value.sentinel : undefined;
  if (value instanceof Secret) {
    const element = toWire(value.element, options);
    if (!options.secrets || element === undefined) return element;
    return { [SIGNATURE]: SECRET, value: element };
  }
  if (value instanceof Reference) return referenceToWire(value, options);
  if (isList(value)) return value.map((item) => toWire(item, options)).filter((item) => item !== undefined);
  return isMap(value) ? mapToWire(value, options) : value;
}

function referenceToWire(reference: Reference, options: ToWire): Json | undefined {
  const id = reference.id instanceof Unknown ? "" : reference.id;
  if (options.references) {
    return {
      [SIGNATURE]: RESOURCE,
      urn: reference.urn,
      ...(id === undefined ? {} : { id }),
      ...(reference.packageVersion === undefined ? {} : { packageVersion: reference.packageVersion }),
    };
  }
  if (reference.id instanceof Unknown) return toWire(reference.id, options);
  return id ?? reference.urn;
}

/** What to do with unknown values in an answer: only previews may hold them. */
export type Unknowns = "keep" | "reject";

export function mapFromWire(json: JsonObject | undefined, unknowns: Unknowns): PropertyMap {
  const result: Record<string, Value> = {};
  for (const [key, item] of Object.entries(json ?? {})) result[key] = fromWire(key, item, unknowns);
  return result;
}

function fromWire(key: string, json: Json, unknowns: Unknowns): Value {
  if (typeof json === "string" && UNKNOWN_SENTINELS.has(json)) {
    if (unknowns === "reject") throw new Error(`unexpected unknown property value for "${key}"`);
    return new Unknown(json);
  }
  if (json === null || typeof json !== "object") return json;
  if (Array.isArray(json)) return json.map((item) => fromWire(key, item, unknowns));
  const object = json as JsonObject;
  const signature = object[SIGNATURE];
  return signature === undefined ? mapFromWire(object, unknowns) : special(key, signature, object, unknowns);
}

function special(key: string, signature: Json, object: JsonObject, unknowns: Unknowns): Value {
  switch (signature) {
    case SECRET:
      return new Secret(fromWire(key, object["value"] ?? null, unknowns));
    case OUTPUT: {
      const known = object["value"] !== undefined;
      const element = fromWire(key, known ? (object["value"] as Json) : UNKNOWN_STRING, unknowns);
      return object["secret"] === true ? new Secret(element) : element;
    }
    case RESOURCE: {
      const id = object["id"];
      const unknown = id === "" || (typeof id === "string" && UNKNOWN_SENTINELS.has(id));
      return new Reference(
        String(object["urn"]),
        id === undefined ? undefined : unknown ? new Unknown(UNKNOWN_STRING) : String(id),
        object["packageVersion"] === undefined ? undefined : String(object["packageVersion"]),
      );
    }
    default:
      throw new Error(
        `property "${key}" holds an asset or archive, which the rehearsal engine does not cover; the Pulumi CLI does`,
      );
  }
}
