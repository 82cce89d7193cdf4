import type { Estate } from "../../estate/model";
import { type Access, accessOf } from "../access";
import { alignedTo } from "../compare";
import { grantRows } from "./grants";
import { ramRows } from "./ram";
import type { ReviewRow } from "./row";
import type { Usage } from "./usage";

/** One row a person, account and access configuration, then what RAM users have. */
export function reviewOf(estate: Estate, usage: Usage): ReviewRow[] {
  return rowsOf(estate, accessOf(estate), usage);
}

function rowsOf(estate: Estate, access: Access, usage: Usage): ReviewRow[] {
  return [...grantRows(estate, access, usage), ...ramRows(estate, usage)];
}

/** Rows of both, each with what has become of it since: `new`, `gone`, or `changed` and which columns. */
export function reviewSince(before: Estate, estate: Estate, usage: Usage): ReviewRow[] {
  const access = accessOf(estate);
  const earlier = [...grantRows(before, alignedTo(access, accessOf(before)), {}), ...ramRows(before, {})];
  const left = new Left(earlier);
  // Written into rows that were just made: a copy of each would take as long as all the rest.
  const rows: Writable<ReviewRow>[] = rowsOf(estate, access, usage);
  for (const row of rows) {
    const known = left.take(row);
    row.since = known === undefined ? "new" : sinceOf(known, row);
  }
  const gone = earlier.filter((row) => left.has(row));
  return [...rows, ...gone.map((row) => ({ ...row, mfa: "", lastUse: "", since: "gone" }))];
}

/** By the thing, then by the person. */
type Things = Map<string, Map<string, ReviewRow>>;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Rows of the earlier estate that the later one was not found to have. They are looked up account by account, thing by
 * thing, so that no key has to be made for each.
 */
class Left {
  private readonly accounts = { CloudSSO: new Map<string, Things>(), RAM: new Map<string, Things>() };

  constructor(rows: readonly ReviewRow[]) {
    for (const row of rows) {
      const things = inner(this.accounts[row.system], row.accountId);
      inner(things, row.thing).set(row.personId, row);
    }
  }

  has(row: ReviewRow): boolean {
    return this.holders(row)?.has(row.personId) === true;
  }

  take(row: ReviewRow): ReviewRow | undefined {
    const found = this.holders(row)?.get(row.personId);
    this.holders(row)?.delete(row.personId);
    return found;
  }

  private holders(row: ReviewRow): Map<string, ReviewRow> | undefined {
    return this.accounts[row.system].get(row.accountId)?.get(row.thing);
  }
}

function inner<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const known = maps.get(key) ?? new Map<string, V>();
  maps.set(key, known);
  return known;
}

/** What makes a row another one than it was, and how that is called. */
const COMPARED = [
  ["personStatus", "status of the person"],
  ["power", "power"],
  ["policies", "policies"],
  ["content", "what the policies permit"],
  ["session", "session"],
  ["path", "path"],
  ["status", "status"],
] as const;

function sinceOf(before: ReviewRow, now: ReviewRow): string {
  const changed = COMPARED.filter(([name]) => before[name] !== now[name]);
  // Other policies permit something else in any case.
  const told = changed.filter(([name]) => name !== "content" || before.policies === now.policies);
  const words = told.map(([name, word]) =>
    name === "session" ? `session from ${before.session || "unknown"} to ${now.session || "unknown"}` : word,
  );
  return words.length === 0 ? "" : `changed: ${words.join(", ")}`;
}
