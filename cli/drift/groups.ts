import stringify from "safe-stable-stringify";
import { figure, inWords } from "../../provider/config/values";
import { type DriftReport, type Finding, SECRET } from "../../report/drift/model";
import { RULES } from "../../report/drift/rules";

/** What is the same of many resources: one cause, and one thing to look at. */
export interface Group {
  readonly findings: readonly Finding[];
  /** The first, which stands for all. */
  readonly one: Finding;
}

/** In the order of the findings, which is the worst first. */
export function grouped(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { rule, what, account, kind, path, old, new: now } = finding;
    const key = stringify([rule, what, account, kind, path, old, now]) ?? "";
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].flatMap((ones) => (ones[0] === undefined ? [] : [{ findings: ones, one: ones[0] }]));
}

/** `status of 48 AccessConfigurationProvisioning`, `User bob is missing` */
export function headingOf({ findings, one }: Group): string {
  const kind = one.kind.replace(/^(?:cloudsso|ims|ram):/, "");
  const many = findings.length > 1;
  const who = many ? `${figure(findings.length)} ${kind}` : `${kind} ${one.name}`;
  if (one.what === "changed") return `${one.path} of ${who}`;
  const state = one.what === "missing" ? "missing" : "in no stack";
  const where = one.account === undefined ? "" : ` of account ${one.account}`;
  return `${who}${where} ${many ? "are" : "is"} ${state}`;
}

/** `3600 -> 7200` */
export function valuesOf({ one }: Group): string | undefined {
  if (one.what !== "changed") return undefined;
  const [old, now] = [one.old, one.new];
  if (old === undefined && now === undefined) return undefined;
  if (isSecretChange(one)) return SECRET_CHANGED;
  if (old === undefined) return `nothing -> ${valueText(now)}`;
  return `${valueText(old)} -> ${now === undefined ? "nothing" : valueText(now)}`;
}

export const SECRET_CHANGED = "(secret) changed";

/** Nobody is to see of a secret more than that it is another one. */
export function isSecretChange({ what, old, new: now }: Finding): boolean {
  return what === "changed" && old === SECRET && now === SECRET;
}

export function valueText(value: unknown): string {
  if (typeof value === "string") return value === "" ? '""' : value;
  return stringify(value) ?? "nothing";
}

const MOST_NAMES = 6;

/** Which they are, where the heading has only their number. */
export function namesOf({ findings }: Group, most = MOST_NAMES): string | undefined {
  if (findings.length === 1) return undefined;
  const names = findings.slice(0, most).map(({ name }) => name);
  const more = findings.length - names.length;
  return more > 0 ? `${names.join(", ")} and ${figure(more)} more` : inWords(names);
}

/** One command a stack, where each resource has its own. */
export function repairsOf({ findings, one }: Group): string[] {
  if (findings.length === 1) return [one.repair];
  if (one.stack !== undefined) {
    return [...new Set(findings.map(({ repair }) => repair.replace(/ --target .*$/s, "")))];
  }
  const repairs = [...new Set(findings.map(({ repair }) => repair))];
  const more = repairs.length - MOST_NAMES;
  return more > 0 ? [...repairs.slice(0, MOST_NAMES), `# and ${figure(more)} more`] : repairs;
}

const DAY_MS = 86_400_000;

/** `3 days`; `undefined` within the first day, or when nobody knows. */
export function ageOf({ findings }: Group, { time }: DriftReport): string | undefined {
  const first = Math.min(...findings.map(({ firstSeen }) => Date.parse(firstSeen)));
  const days = Math.floor((Date.parse(time) - first) / DAY_MS);
  return days < 1 ? undefined : `${figure(days)} ${days === 1 ? "day" : "days"}`;
}

export function titleOf({ one }: Group): string {
  return RULES[one.rule].title;
}
