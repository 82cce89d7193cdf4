import { sameValue } from "../kernel/diff";
import type { AnyFields, Fields } from "../kernel/fields";

/** Names in the request `R` that take a value of type `V`. */
type NameFor<R, V> = { [W in keyof R & string]: V extends R[W] ? W : never }[keyof R & string];

/** Which field goes by which name in a request. */
export type Wire<I, R> = { readonly [K in keyof I & string]?: NameFor<R, NonNullable<I[K]>> };

/** What an update sends: each field that differs, under its wire name, an emptied text as `""`. `undefined`: nothing. */
export function changed<I extends object, R extends object>(
  fields: Fields<I>,
  from: Partial<I>,
  to: I,
  wire: Wire<I, R>,
): Partial<R> | undefined {
  const facts = fields as AnyFields;
  const [was, is] = [from, to] as { readonly [name: string]: unknown }[];
  const request = Object.entries(wire).flatMap(([name, wireName]) => {
    const field = facts[name];
    if (field === undefined || sameValue(field, was?.[name], is?.[name])) return [];
    return [[wireName as string, is?.[name] ?? ""]];
  });
  return request.length === 0 ? undefined : (Object.fromEntries(request) as Partial<R>);
}
