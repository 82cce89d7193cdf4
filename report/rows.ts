import type { Estate, EstateObject } from "../estate/model";

export function objectsOf(estate: Estate, kind: string): readonly EstateObject[] {
  return estate.objects[kind] ?? [];
}

/** Whether all of a kind was read, so that what is not there is known not to be there. */
export function isRead({ objects, unread }: Estate, kind: string): boolean {
  return Object.hasOwn(objects, kind) && unread.every(({ what }) => what !== kind);
}

export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Places as texts that sort as the numbers do. */
export function placesOf<K extends string>(
  rows: readonly { readonly [key in K]: string }[],
  key: K,
): Map<string, string> {
  return new Map(rows.map((row, index) => [row[key], String(index).padStart(9, "0")]));
}

/** Ids that are named and have no row. */
export function missing<K extends string>(
  named: readonly string[],
  known: readonly { readonly [key in K]: string }[],
  key: K,
): string[] {
  const there = new Set(known.map((row) => row[key]));
  return [...new Set(named)].filter((id) => !there.has(id));
}

export function uniqueBy<K extends string, R extends { readonly [key in K]: string }>(rows: readonly R[], key: K): R[] {
  return [...new Map(rows.map((row) => [row[key], row])).values()];
}

/** By name, and of one name by id. */
export function orderOf(name: string, id: string): string {
  return `${name}\0${id}`;
}
