import { readFileSync } from "node:fs";
import { join } from "node:path";
import { formOf as driftForm } from "../../cli/drift/forms";
import { formOf as impactForm } from "../../cli/impact/forms";
import type { DriftReport } from "../../report/drift/model";
import { reportOf } from "../../report/drift/report";
import type { ImpactReport } from "../../report/impact/model";
import { impactOf } from "../../report/impact/report";
import { productionBy } from "../../report/production";
import { type Directory, estateOf } from "../support/directory";
import { namedBy } from "../unit/cli/drift/findings";

const time = new Date("2026-11-28T12:00:00.000Z");
const golden = join(__dirname, "../unit/cli");

/** Of the golden reports, which have everything that there is once. */
export const driftPage = driftForm(read("drift/golden/everything.json") as DriftReport, "html", "1.2.3");
export const impactPage = impactForm(read("golden/impact/company.json") as ImpactReport, "html");

export const HOSTILE = [
  "<script>alert(1)</script>",
  "</style></article><img src=x onerror=alert(2)>",
  `"><svg onload='alert(3)'>`,
  "right\u202eto\u200fleft",
  "\u05e9\u05dc\u05d5\u05dd",
  "n".repeat(10_000),
];

/** As pages show it. */
export function shownAs(name: string): string {
  return name.replace("\u202e", "\\u{202e}").replace("\u200f", "\\u{200f}");
}

export const hostileDriftPage = driftForm(reportOf({ time, ...namedBy(HOSTILE) }), "html", "1.2.3");

const hostileDirectory: Directory = {
  folders: { production: "" },
  accounts: Object.fromEntries(HOSTILE.map((name) => [`account ${name}`, "production"])),
  people: HOSTILE.map((name) => `person ${name}`),
  groups: { [`group ${HOSTILE[0]}`]: [`person ${HOSTILE[1]}`] },
  configurations: HOSTILE.map((name) => `Do ${name}`),
  assignments: HOSTILE.map((name) => [`account ${name}`, `Do ${name}`, `person ${name}`] as const),
};

export const hostileImpactPage = impactForm(
  impactOf(estateOf({ ...hostileDirectory, assignments: [] }), estateOf(hostileDirectory), {
    time,
    isProduction: productionBy([]),
    gates: { maxAccounts: 1, maxPeople: undefined, protect: [], never: [] },
    command: ["pulumi", "up", ...HOSTILE],
  }),
  "html",
);

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(golden, file), "utf8"));
}
