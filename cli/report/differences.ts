import stringify from "safe-stable-stringify";
import type { Change } from "../../estate/changes";
import type { Difference, EstateDifferences } from "../../estate/compare";
import { figure, inWords } from "../../provider/config/values";
import { plain } from "../../report/words";

export interface DifferencesOptions {
  /** What a person calls the thing with an id; `undefined` for what is no id. */
  readonly nameOf: (id: string) => string | undefined;
  /** The most groups that are shown. Default 40. */
  readonly most?: number;
}

const MOST_GROUPS = 40;
const MOST_NAMES = 6;
const MOST_CHARACTERS = 100;
const SIGNS = { added: "+", removed: "-", changed: "~" } as const;

/** For a terminal: what is the same for many objects is one row with their number; names in place of ids. */
export function differencesText({ differences, notCompared }: EstateDifferences, options: DifferencesOptions): string {
  const groups = grouped(differences, options.nameOf);
  const most = options.most ?? MOST_GROUPS;
  const left = groups.slice(most).reduce((sum, { names }) => sum + names.length, 0);
  return [
    ...groups.slice(0, most).flatMap(rowsOf),
    ...(left > 0 ? [`  ... and ${figure(left)} more`] : []),
    summaryOf(differences),
    ...notCompared.map(({ what, id, reason }) => `Not compared: ${[what, id].filter(Boolean).join(" ")}: ${reason}.`),
  ]
    .map(plain)
    .join("\n");
}

function summaryOf(differences: readonly Difference[]): string {
  if (differences.length === 0) return "Nothing differs.";
  const counts = (["added", "changed", "removed"] as const).flatMap((change) => {
    const count = differences.filter((one) => one.change === change).length;
    return count === 0 ? [] : [`${figure(count)} ${change}`];
  });
  return `${inWords(counts)}.`;
}

interface Group {
  readonly sign: string;
  readonly what: string;
  readonly names: string[];
  readonly changes: readonly string[];
}

function grouped(differences: readonly Difference[], nameOf: DifferencesOptions["nameOf"]): Group[] {
  const groups = new Map<string, Group>();
  for (const { change, what, name, changes = [] } of differences) {
    const lines = changes.map((one) => lineOf(one, nameOf));
    const key = stringify([change, what, lines]) ?? "";
    const group = groups.get(key) ?? { sign: SIGNS[change], what, names: [], changes: lines };
    group.names.push(name);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function rowsOf({ sign, what, names, changes }: Group): string[] {
  const count = names.length === 1 ? "" : ` (${figure(names.length)})`;
  const more = names.length > MOST_NAMES ? ` and ${figure(names.length - MOST_NAMES)} more` : "";
  const row = `  ${sign} ${what}${count}: ${names.slice(0, MOST_NAMES).join(", ")}${more}`;
  return [row, ...changes.map((change) => `      ${change}`)];
}

function lineOf({ path, old, new: now }: Change, nameOf: DifferencesOptions["nameOf"]): string {
  const shown = (value: unknown) => shortened(named(value, nameOf));
  if (isList(old) && isList(now)) {
    const moved = [
      ...now.filter((item) => !old.includes(item)).map((item) => `+${shown(item)}`),
      ...old.filter((item) => !now.includes(item)).map((item) => `-${shown(item)}`),
    ];
    if (moved.length > 0) return `${path}: ${moved.join(" ")}`;
  }
  if (old === undefined) return `${path}: + ${shown(now)}`;
  if (now === undefined) return `${path}: - ${shown(old)}`;
  return `${path}: ${shown(old)} -> ${shown(now)}`;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function named(value: unknown, nameOf: DifferencesOptions["nameOf"]): string {
  if (typeof value !== "string") return stringify(value) ?? "nothing";
  return nameOf(value) ?? (value === "" ? '""' : value);
}

function shortened(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}...` : text;
}
