import { figure } from "../config";

/** The most names that one sentence lists. */
const SHOWN = 20;

/** `a, b, c`, and how many more there are. */
export function listed(names: readonly string[], total = names.length): string {
  const shown = names.slice(0, SHOWN).join(", ");
  const more = Math.max(total, names.length) - Math.min(names.length, SHOWN);
  return more > 0 ? `${shown} and ${more} more` : shown;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${figure(count)} ${count === 1 ? one : many}`;
}

/** Of rows among which a name is looked for: the one that is spelt so, else one whose name differs in case alone. */
export function namedSo<T>(rows: readonly T[], name: string, nameOf: (row: T) => string | undefined): T | undefined {
  const alike = rows.filter((row) => nameOf(row)?.toLowerCase() === name.toLowerCase());
  return alike.find((row) => nameOf(row) === name) ?? alike[0];
}

/** Whether two names are one to the services, which fold their case. */
export function sameCaseless(a: unknown, b: unknown): boolean {
  return String(a).toLowerCase() === String(b).toLowerCase();
}
