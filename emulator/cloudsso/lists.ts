import type { Cloud } from "../action";

/** The paging fields of every paged CloudSSO list, with the page itself under its own name. */
export function listed<Name extends string, Item extends { readonly sequence: number }, View>(
  name: Name,
  all: readonly Item[],
  cloud: Cloud,
  view: (item: Item) => View,
) {
  const { items, size, total, token } = cloud.page(all);
  const page = { [name]: items.map(view) } as Record<Name, View[]>;
  return { ...page, TotalCounts: total, MaxResults: size, IsTruncated: token !== undefined, NextToken: token };
}

/** `<Attribute> <eq|sw> <value>`, in any case. Its form was checked against the facts table. */
export function nameFilter(filter: string | undefined): (name: string) => boolean {
  const [, operator, value] = /^\S+\s+(\S+)\s+(.+)$/.exec((filter ?? "").trim().toLowerCase()) ?? [];
  if (operator === undefined || value === undefined) return () => true;
  if (operator === "eq") return (name) => name.toLowerCase() === value;
  return (name) => name.toLowerCase().startsWith(value);
}

/** A given value must be met; an absent one lets everything pass. */
export function meets(wanted: string | undefined, value: string | undefined): boolean {
  return wanted === undefined || wanted === "" || wanted === value;
}

/** What an explicit empty `New...` text does is an open question; absent means keep. */
export function renewed(current: string, sent: string | undefined, cloud: Cloud, refuse: () => Error): string {
  if (sent === undefined) return current;
  if (sent !== "" || cloud.options.emptyNewValue === "clear") return sent;
  if (cloud.options.emptyNewValue === "ignore") return current;
  throw refuse();
}
