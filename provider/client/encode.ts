import type { Parameter } from "./call";

/**
 * Percent-encoding as both signature versions want it: RFC 3986 with only `A-Z a-z 0-9 - _ . ~` left bare.
 * `encodeURIComponent` leaves five more.
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * `name=value` pairs, encoded and sorted by code unit (`A < B < _ < a`, `Ids.10 < Ids.2`), as they are signed. The same
 * text is sent: what goes over the wire is then what was signed, whoever decodes it.
 */
export function canonicalQuery(parameters: { readonly [name: string]: string }): string {
  return Object.keys(parameters)
    .sort()
    .map((name) => `${percentEncode(name)}=${percentEncode(parameters[name] ?? "")}`)
    .join("&");
}

/**
 * Request parameters as the RPC protocol spells them: `Tags: [{Key: "a"}]` becomes `Tags.1.Key=a`. What is undefined,
 * and a list or object without members, is left out: the protocol has no way to say "empty list".
 */
export function flatten(parameters: { readonly [name: string]: Parameter }): { [name: string]: string } {
  const flat: { [name: string]: string } = {};
  const add = (name: string, value: Parameter): void => {
    if (value === undefined) return;
    if (typeof value !== "object") {
      flat[name] = String(value);
      return;
    }
    const members = Array.isArray(value)
      ? value.map((item, index) => [String(index + 1), item])
      : Object.entries(value);
    for (const [key, member] of members) add(`${name}.${key}`, member);
  };
  for (const [name, value] of Object.entries(parameters)) add(name, value);
  return flat;
}
