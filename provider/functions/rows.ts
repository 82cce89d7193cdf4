import { nearest } from "../config/nearest";
import { listed } from "../resources/naming";

/** In the order of names, then ids, by code units: the same in every run, whatever order the service has. */
export function inOrder<R extends { readonly id: string }>(rows: readonly R[], nameOf: (row: R) => string): R[] {
  return [...rows].sort((a, b) => compared(nameOf(a), nameOf(b)) || compared(a.id, b.id));
}

/** In the order of a text of theirs, where they have no id. */
export function byText<R>(rows: readonly R[], textOf: (row: R) => string): R[] {
  const texts = rows.map((row) => [textOf(row), row] as const); // not again for each comparison
  return texts.sort(([a], [b]) => compared(a, b)).map(([, row]) => row);
}

export function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A look-up of one thing by its name. */
export interface ByName<R> {
  /** Begins sentences: `access configuration`. */
  readonly noun: string;
  readonly name: string;
  /** Where it was looked for, ends sentences: `directory d-1`. */
  readonly place: string;
  /** What the service's own filter finds. */
  find(): Promise<readonly R[]>;
  /** All that there are; asked for only to say what was perhaps meant. */
  all(): Promise<readonly R[]>;
  nameOf(row: R): string | undefined;
  idOf(row: R): string | undefined;
}

/** The one that has the name, whatever its case; of several that differ in case alone, the one that is spelt the same. */
export async function theOneNamed<R>(of: ByName<R>): Promise<R> {
  const found = (await of.find()).filter((row) => of.nameOf(row)?.toLowerCase() === of.name.toLowerCase());
  const spelt = found.filter((row) => of.nameOf(row) === of.name);
  const [one, ...others] = spelt.length > 0 ? spelt : found;
  if (one === undefined) throw new Error(`there is no ${of.noun} ${of.name} in ${of.place}${await insteadOf(of)}`);
  if (others.length === 0) return one;
  const candidates = [one, ...others].map((row) => `${of.nameOf(row)} (${of.idOf(row)})`).sort();
  throw new Error(
    `more than one ${of.noun} in ${of.place} is called ${of.name}: ${listed(candidates)}; say which by its id`,
  );
}

/** Who may not list them learns only that this one is not there. */
async function insteadOf<R>(of: ByName<R>): Promise<string> {
  const rows = await of.all().catch(() => []);
  const names = rows.flatMap((row) => of.nameOf(row) ?? []).sort();
  if (names.length === 0) return "";
  const close = nearest(of.name, names);
  return close === undefined
    ? `; there ${names.length === 1 ? "is" : "are"} ${listed(names)}`
    : `; did you mean ${close}?`;
}
