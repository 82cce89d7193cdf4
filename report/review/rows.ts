import type { Estate } from "../../estate/model";
import { accessOf } from "../access";
import { alignedTo } from "../compare";
import { grantRows } from "./grants";
import { ramRows } from "./ram";
import type { ReviewRow } from "./row";
import type { Usage } from "./usage";

/** One row a person, account and access configuration, then what RAM users have. */
export function reviewOf(estate: Estate, usage: Usage): ReviewRow[] {
  return [...grantRows(estate, accessOf(estate), usage), ...ramRows(estate, usage)];
}

/** Rows of both, each with what has become of it since: `new`, `gone`, or `changed` and which columns. */
export function reviewSince(before: Estate, estate: Estate, usage: Usage): ReviewRow[] {
  const access = alignedTo(accessOf(estate), accessOf(before));
  const earlier = [...grantRows(before, access, {}), ...ramRows(before, {})];
  const known = new Map(earlier.map((row) => [row.key, row]));
  const rows = reviewOf(estate, usage);
  const there = new Set(rows.map(({ key }) => key));
  return [
    ...rows.map((row) => ({ ...row, since: sinceOf(known.get(row.key), row) })),
    ...earlier.filter(({ key }) => !there.has(key)).map((row) => ({ ...row, mfa: "", lastUse: "", since: "gone" })),
  ];
}

const COMPARED = {
  personStatus: "status of the person",
  power: "power",
  policies: "policies",
  path: "path",
  status: "status",
} as const;

function sinceOf(before: ReviewRow | undefined, now: ReviewRow): string {
  if (before === undefined) return "new";
  const names = Object.keys(COMPARED) as (keyof typeof COMPARED)[];
  const changed = names.filter((name) => before[name] !== now[name]).map((name) => COMPARED[name]);
  return changed.length === 0 ? "" : `changed: ${changed.join(", ")}`;
}
