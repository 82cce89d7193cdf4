import { figure, inWords } from "../../provider/config/values";
import type { AccessLine, Gate, ImpactReport, PathStep, Sessions, TouchLine, Who } from "../../report/impact/model";
import type { Power } from "../../report/power";
import { several } from "../report/plain";

/** The report in a sentence. */
export function verdictOf(report: ImpactReport): string {
  return `${everybodyWords(report)}${sentenceOf(report)}`;
}

/** What touches everybody is said before anything else. */
function everybodyWords({ touched }: ImpactReport): string {
  const wide = touched.filter(({ scope }) => scope === "directory" || scope === "ram");
  if (wide.length === 0) return "";
  const where = [
    ...(wide.some(({ scope }) => scope === "directory") ? ["the whole directory"] : []),
    ...(wide.some(({ scope }) => scope === "ram") ? ["the whole account"] : []),
  ];
  const kinds = inWords([...new Set(wide.map(({ what }) => what))]);
  return `Who logs on to ${inWords(where)}, and how, changes by ${kinds}, which counts for everybody. `;
}

function gatesHit(gates: ImpactReport["gates"]): string {
  const hit = gates.filter(({ isHit }) => isHit).length;
  const unknown = gates.filter(({ isKnown }) => !isKnown).length;
  return [
    hit === 0 ? "" : ` ${several(hit, "gate")} ${hit === 1 ? "is" : "are"} hit.`,
    unknown === 0 ? "" : ` Of ${several(unknown, "gate")} nobody knows.`,
  ].join("");
}

function sentenceOf({ outcome, counts, differences, gates, touched }: ImpactReport): string {
  if (outcome === "nothing") return "Nothing changes.";
  const gated = gatesHit(gates);
  if (outcome === "unknown") return `Nothing changes in what could be compared, and not everything could be.${gated}`;
  const objects = differences.reduce((sum, { count }) => sum + count, 0);
  const differ = `${several(objects, "object")} ${objects === 1 ? "differs" : "differ"}`;
  if (counts.people + counts.accounts === 0) return `Nobody can do anything else than before; ${differ}.${gated}`;
  const production =
    counts.productionAccounts === 0 ? "none of them production" : `${figure(counts.productionAccounts)} of production`;
  const grants =
    counts.gained + counts.lost === 0
      ? ""
      : ` Grants, by person and account: ${figure(counts.gained)} gained, ${figure(counts.lost)} lost.`;
  const isOpen = touched.some(({ letsIn }) => letsIn);
  const who =
    counts.people > 0 ? peopleWord(counts.people) : isOpen ? "Somebody whom no estate names" : "Nobody who is known";
  const where = `${several(counts.accounts, "account")} affected, ${production}`;
  return `${who} can do something else than before; ${where}; ${differ}.${grants}${gated}`;
}

export function peopleWord(count: number): string {
  return count === 1 ? "1 person" : `${figure(count)} people`;
}

export const POWER_WORDS: { readonly [power in Power]: string } = {
  administer: "administers everything",
  write: "writes",
  read: "only reads",
  nothing: "allows nothing by itself",
};

/** Where accounts have older policies than the configuration says. */
export const HOLDS_WORDS: { readonly [holds in NonNullable<AccessLine["holds"]>]: string } = {
  before: "The policies there are those of before the change until it is provisioned again.",
  unknown: "The policies there are older ones until it is provisioned again; which, no API tells.",
};

export function scopeWords({ scope, counts }: TouchLine): string {
  const where = `${peopleWord(counts.people)} on ${several(counts.accounts, "account")}`;
  if (scope === "directory") return `everybody in the directory, ${where}`;
  if (scope === "ram") return `everybody in the account, ${several(counts.people, "RAM user")}`;
  return "";
}

/** `by group crew and directly` */
export function pathWords(paths: readonly PathStep[]): string {
  return inWords(paths.map(({ group }) => (group === undefined ? "directly" : `by group ${group.name}`)));
}

/** Those whose names have room. */
export function namesOf(all: readonly Who[], most: number): string {
  const more = all.length - most;
  const names = all.slice(0, most).map(({ name }) => name);
  return more > 0 ? `${names.join(", ")} and ${figure(more)} more` : inWords(names);
}

export function sessionWords({ seconds, until }: Sessions): string {
  if (seconds === undefined || until === undefined) return "Open sessions can go on, nobody knows for how long.";
  return `Open sessions can go on for up to ${durationOf(seconds)}: until ${minuteOf(until)} if the change is made now.`;
}

/** `2026-11-28 13:00 UTC` */
function minuteOf(time: string): string {
  return `${time.slice(0, 16).replace("T", " ")} UTC`;
}

/** `1 hour 30 minutes` */
export function durationOf(seconds: number): string {
  const parts = [
    several(Math.floor(seconds / 3600), "hour"),
    several(Math.floor((seconds % 3600) / 60), "minute"),
    several(seconds % 60, "second"),
  ].filter((part) => !part.startsWith("0 "));
  return parts.length === 0 ? "0 seconds" : parts.join(" ");
}

export function gateWords({ gate, limit, reason }: Gate): string {
  return `--${gate} ${limit}: ${reason}`;
}
