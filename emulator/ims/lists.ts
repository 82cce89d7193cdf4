import type { Cloud } from "../action";
import { Refusal } from "../refusal";

/** The paging fields of every list that goes by `Marker`; the page itself is wrapped twice under the given names. */
export function listed<Outer extends string, Inner extends string, Item extends { readonly sequence: number }, View>(
  [outer, inner]: readonly [Outer, Inner],
  all: readonly Item[],
  cloud: Cloud,
  view: (item: Item) => View,
) {
  const { items, token } = cloud.page(all);
  const page = { [inner]: items.map(view) } as Record<Inner, View[]>;
  return {
    ...({ [outer]: page } as Record<Outer, typeof page>),
    IsTruncated: token !== undefined,
    Marker: token,
  };
}

/** Documented for the RAM twin: an empty text clears. Fields with a least length may refuse it. */
export function renewed(current: string, name: string, sent: string | undefined, cloud: Cloud): string {
  if (sent === undefined) return current;
  if (sent !== "" || cloud.options.emptyNewValue === "clear") return sent;
  if (cloud.options.emptyNewValue === "ignore") return current;
  throw new Refusal(`InvalidParameter.${name}.Length`, 400, `${name} must not be empty.`);
}

/** Optional fields are left out when unset. */
export function orAbsent(text: string): string | undefined {
  return text === "" ? undefined : text;
}

export function tagList(tags: Readonly<Record<string, string>>) {
  return { Tag: Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })) };
}

/** Settings with what was sent laid over them; what was left out stays. */
export function overlaid<Settings extends object>(
  present: Settings,
  sent: { readonly [Name in keyof Settings]?: Settings[Name] | undefined },
): Settings {
  const given = Object.entries(sent).filter(([, value]) => value !== undefined);
  return { ...present, ...Object.fromEntries(given) };
}

/** The entries of a joined text, each once. */
export function entriesOf(joined: string, separator: "," | ";"): string[] {
  return [...new Set(joined.split(separator).filter(Boolean))];
}
