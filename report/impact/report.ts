import { compareEstates, type Difference } from "../../estate/compare";
import type { Estate, Unread } from "../../estate/model";
import { nearest } from "../../provider/config/nearest";
import { namesTakenOver } from "../compare";
import type { IsProduction } from "../production";
import { accessLines, logonLines } from "./access";
import { bothOf } from "./both";
import { configurationChanges } from "./configurations";
import { type GateWishes, gatesOf } from "./gates";
import { holdingsOf } from "./held";
import { collect } from "./lines";
import { type DifferenceCount, FORMAT, type ImpactReport, VERSION } from "./model";
import { provisioningLines } from "./provisionings";
import { ramBothOf, ramImpact } from "./ram";
import { touchedBy } from "./touched";
import { touchesOf, touchLines } from "./touches";

export interface ImpactOptions {
  readonly time: Date;
  readonly isProduction: IsProduction;
  readonly gates: GateWishes;
  /** What was run on the copy. */
  readonly command?: readonly string[];
  /** Ids of people of CloudSSO whose passwords that set. */
  readonly passwordsOf?: readonly string[];
  /** What the command that ran provisioned, by `keyOfTarget`. Absent: two estates are compared. */
  readonly provisioned?: readonly string[];
}

/**
 * What a change does to people: the one value that all forms are views of.
 *
 * @throws a sentence where the two estates are of different accounts.
 */
export function impactOf(
  earlier: Estate,
  later: Estate,
  { time, isProduction, gates, command, passwordsOf, provisioned }: ImpactOptions,
): ImpactReport {
  const { differences, notCompared } = compareEstates(earlier, later);
  const [before, after] = [lessOf(earlier, notCompared), lessOf(later, notCompared)];
  const both = bothOf(before, after, isProduction);
  const holdings = holdingsOf(both, provisioned);
  const ramBoth = ramBothOf(before, after);
  const sides = { before, after, both, ram: ramBoth };
  const changes = {
    touches: touchesOf(differences, sides, passwordsOf),
    access: accessLines(both, holdings, time),
    logons: logonLines(both),
    configurations: configurationChanges(both, holdings),
    provisionings: provisioningLines(both, holdings),
    ram: ramImpact(ramBoth),
  };
  const touched = touchedBy(changes, both, ramBoth, after.accountId);
  const { touches, ...lines } = changes;
  const isChanged = differences.length + touches.length + lines.provisionings.length > 0;
  const others = [
    ...namesTakenOver(both.before.people, both.after.people, ({ userId }) => userId),
    ...namesTakenOver(ramBoth.before.users, ramBoth.after.users, ({ id }) => id),
  ];
  return {
    format: FORMAT,
    version: VERSION,
    time: time.toISOString(),
    ...(command === undefined ? {} : { command }),
    accountId: after.accountId,
    outcome: isChanged ? "impact" : notCompared.length > 0 ? "unknown" : "nothing",
    counts: {
      people: touched.people.size,
      accounts: touched.accounts.size,
      productionAccounts: [...touched.accounts].filter(both.isProduction).length,
      gained: both.comparison.gained.length,
      lost: both.comparison.lost.length,
    },
    gates: gatesOf(gates, { changes, touched, holdings, both, ram: ramBoth, notCompared }),
    touched: touchLines(touches, sides),
    ...lines,
    differences: countsOf(differences),
    notCompared,
    notices: [...others.map(otherPerson), ...unknownPolicies(gates.never, before, after)],
  };
}

/** What one side alone tells would read as gained or lost. */
function lessOf(estate: Estate, notCompared: readonly Unread[]): Estate {
  const whole = new Set(notCompared.flatMap(({ what, id }) => (id === undefined ? what : [])));
  const single = new Set(notCompared.flatMap(({ what, id }) => (id === undefined ? [] : `${what} ${id}`)));
  const objects = Object.entries(estate.objects).map(([kind, all]) => [
    kind,
    whole.has(kind) ? [] : all.filter(({ id }) => !single.has(`${kind} ${id}`)),
  ]);
  return { ...estate, objects: Object.fromEntries(objects) as Estate["objects"] };
}

function otherPerson(name: string): string {
  return `${name} is gone, and somebody else is made under that logon name, who counts as another person.`;
}

function countsOf(differences: readonly Difference[]): DifferenceCount[] {
  return [...collect(differences, ({ change, what }) => `${what} ${change}`).values()].flatMap((ones) =>
    ones.slice(0, 1).map(({ change, what }) => ({ change, what, count: ones.length })),
  );
}

/** Of a policy that is nowhere nobody can say whether it is misspelt. */
function unknownPolicies(never: readonly string[], ...estates: readonly Estate[]): string[] {
  const known = ["AdministratorAccess", ...estates.flatMap(policyNames)];
  const there = new Set(known.map((name) => name.toLowerCase()));
  return never
    .filter((name) => !there.has(name.toLowerCase()))
    .map((name) => {
      const near = nearest(name, known);
      return `Nobody has the policy ${name} of --never${near === undefined ? "" : `; if ${near} is meant, write that`}.`;
    });
}

function policyNames({ objects }: Estate): string[] {
  const inputs = Object.values(objects).flatMap((list) => list.map((one) => one.inputs));
  return inputs.flatMap(({ policyName, permissionPolicies }) => {
    const rows = Array.isArray(permissionPolicies)
      ? (permissionPolicies as readonly Readonly<Record<string, unknown>>[])
      : [];
    return [policyName, ...rows.map((row) => row["permissionPolicyName"])].filter((name) => typeof name === "string");
  });
}
