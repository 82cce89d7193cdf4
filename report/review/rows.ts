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
  // Written into rows that were just made: a copy of each would take as long as all the rest.
  const rows: Writable<ReviewRow>[] = rowsOf(estate, access, usage);
  const had = finderOf(earlier);
  for (const row of rows) {
    const known = had(row);
    row.since = known === undefined ? "new" : sinceOf(known, row);
  }
  const has = finderOf(rows);
  const gone = earlier.filter((row) => has(row) === undefined);
  return [...rows, ...gone.map((row) => ({ ...row, mfa: "", lastUse: "", since: "gone" }))];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** By account, then by the thing, then by the person. */
type Places = Map<string, Map<string, Map<string, ReviewRow>>>;

/** Of a row of one estate, the same one of another; account by account, thing by thing, so that no key is made for each. */
function finderOf(rows: readonly ReviewRow[]): (row: ReviewRow) => ReviewRow | undefined {
  const places: { readonly [system in ReviewRow["system"]]: Places } = { CloudSSO: new Map(), RAM: new Map() };
  for (const row of rows) {
    inner(inner(places[row.system], row.accountId), row.thing).set(row.personId, row);
  }
  return ({ system, accountId, thing, personId }) => places[system].get(accountId)?.get(thing)?.get(personId);
}

function inner<K, V>(maps: Map<string, Map<K, V>>, key: string): Map<K, V> {
  const known = maps.get(key) ?? new Map<K, V>();
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
