import { figure, inWords } from "../../provider/config/values";
import type {
  AccessLine,
  ConfigurationChange,
  Gate,
  HolderLine,
  ImpactReport,
  LogonLine,
  ProvisioningLine,
  RamImpact,
  RollOut,
  TouchLine,
  Who,
} from "../../report/impact/model";
import { several } from "../report/plain";
import { policyDetails, rollOutDetails, statementDetails } from "./policies";
import {
  durationOf,
  gateWords,
  HOLDS_WORDS,
  namesOf,
  POWER_WORDS,
  pathWords,
  peopleWord,
  scopeWords,
  sessionWords,
} from "./words";

/** What the forms for people are made of, words of users escaped by nobody yet. The least important last. */
export interface Section {
  readonly title: string;
  readonly items: readonly Item[];
}

export interface Item {
  readonly mark: Mark;
  readonly text: string;
  readonly details: readonly string[];
}

/** In words, as not everybody sees a sign or a colour. */
export type Mark =
  | "hit"
  | "unknown"
  | "passed"
  | "gained"
  | "lost"
  | "moved"
  | "added"
  | "removed"
  | "changed"
  | "note";

/** @param most names of a list that are written out. */
export function sectionsOf(report: ImpactReport, most: number): Section[] {
  const { touched, access, logons, configurations, ram, provisionings, differences, notCompared, notices } = report;
  const inProduction = access.filter(({ isProduction }) => isProduction);
  const elsewhere = access.filter(({ isProduction }) => !isProduction);
  const rollOuts = provisionings.filter(({ rollOut }) => rollOut !== undefined);
  const others = provisionings.filter(({ rollOut }) => rollOut === undefined);
  const sections: readonly Section[] = [
    { title: "Gates", items: report.outcome === "nothing" ? [] : gateItems(report.gates) }, // none is hit by nothing
    { title: "Everybody", items: touched.filter(isWide).map((line) => touchItem(line, most)) },
    {
      title: "Not compared",
      items: notCompared.map(({ what, id = "", reason }) => noteItem(`${`${what} ${id}`.trim()}: ${reason}`)),
    },
    { title: "Notes", items: notices.map(noteItem) },
    { title: "Access to production", items: inProduction.map((line) => accessItem(line, most)) },
    { title: "Roll-outs to accounts", items: rollOuts.map((line) => provisioningItem(line, most)) },
    {
      title: "People and accounts, beside what they have",
      items: touched.filter((line) => !isWide(line)).map((line) => touchItem(line, most)),
    },
    { title: "Logons", items: logons.map((line) => logonItem(line, most)) },
    { title: "Access configurations", items: configurations.map(configurationItem) },
    { title: "RAM", items: ramItems(ram, most) },
    {
      title: inProduction.length > 0 ? "Access elsewhere" : "Access",
      items: elsewhere.map((line) => accessItem(line, most)),
    },
    {
      title: "What accounts hold of access configurations",
      items: others.map((line) => provisioningItem(line, most)),
    },
    {
      title: "All objects that differ",
      items: differences.map(({ change, what, count }) => itemOf(change, `${figure(count)} ${what}`)),
    },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

function itemOf(mark: Mark, text: string, details: readonly string[] = []): Item {
  return { mark, text, details };
}

function noteItem(text: string): Item {
  return itemOf("note", text);
}

/** Those that are hit first, then those of which nobody knows. */
function gateItems(gates: readonly Gate[]): Item[] {
  const items = gates.map((gate) => itemOf(gate.isHit ? "hit" : gate.isKnown ? "passed" : "unknown", gateWords(gate)));
  return (["hit", "unknown", "passed"] as const).flatMap((mark) => items.filter((item) => item.mark === mark));
}

function isWide({ scope }: TouchLine): boolean {
  return scope === "directory" || scope === "ram";
}

/** `1 ims:AccessKey: user cat` */
function touchItem(line: TouchLine, most: number): Item {
  const { change, what, objects, fields, people, accounts, letsIn } = line;
  const which = `${what} ${objects.length === 1 ? objects[0]?.name : `(${figure(objects.length)})`}`;
  const how = fields.length === 0 ? "" : `: ${inWords(fields)}`;
  const whom = isWide(line)
    ? scopeWords(line)
    : people.length > 0
      ? `of ${people.length === 1 ? people[0]?.name : peopleWord(people.length)} on ${oneOr(accounts, "account")}`
      : `on ${oneOr(accounts, "account")}`;
  return itemOf(change, `${which}${how}; ${whom}`, [
    ...(letsIn ? ["It can let in people or systems that no estate names; it counts for more than any number."] : []),
    ...listed("People", people, most),
    ...listed("Accounts", accounts, most),
  ]);
}

function accessItem(line: AccessLine, most: number): Item {
  const { change, configuration, power, people, accounts, holds, paths, pathsBefore, sessions } = line;
  const [person] = people;
  const who = person === undefined ? "nobody yet" : people.length === 1 ? person.name : peopleWord(people.length);
  const before = pathsBefore === undefined ? "" : `, before ${pathWords(pathsBefore)}`;
  const older = holds === undefined ? "" : ", or whatever its older policies allow";
  const what = `${configuration.name} (${POWER_WORDS[power]}${older})`;
  return itemOf(change, `${what}: ${who} on ${oneOr(accounts, "account")}, ${pathWords(paths)}${before}`, [
    ...listed("People", people, most),
    ...listed("Accounts", accounts, most),
    ...(holds === undefined ? [] : [HOLDS_WORDS[holds]]),
    ...(sessions === undefined ? [] : [sessionWords(sessions)]),
  ]);
}

function logonItem({ change, person, accounts, configurations }: LogonLine, most: number): Item {
  const what =
    configurations.length === 0 ? "" : `: ${namesOf(configurations, most)} on ${several(accounts, "account")}`;
  return change === "enabled"
    ? itemOf("gained", `${person.name} can log on again and has what is assigned${what}`)
    : itemOf("lost", `${person.name} cannot log on any longer and keeps what is assigned${what}`);
}

function configurationItem(change: ConfigurationChange): Item {
  const { configuration, people, accounts, productionAccounts, notInForce, sessionDuration } = change;
  const who = `${peopleWord(people)} ${people === 1 ? "has" : "have"}`;
  const production = productionAccounts === 0 ? "" : `, ${figure(productionAccounts)} of production`;
  const lasting = (seconds: number | undefined) => (seconds === undefined ? "an unknown time" : durationOf(seconds));
  return itemOf(change.change, `${configuration.name}, which ${who} on ${several(accounts, "account")}${production}`, [
    ...policyDetails(change),
    ...(notInForce === undefined
      ? []
      : [`Not in force on ${several(notInForce, "account")} until it is provisioned there again.`]),
    ...(sessionDuration === undefined
      ? []
      : [`Sessions last ${lasting(sessionDuration.after)}, before ${lasting(sessionDuration.before)}.`]),
  ]);
}

function ramItems({ holders, policies, roles }: RamImpact, most: number): Item[] {
  return [
    ...holders.map((line) => holderItem(line, most)),
    ...policies.map(({ name, users, roles: count, ...change }) =>
      itemOf(
        "changed",
        `policy ${name}, which ${several(users, "user")} and ${several(count, "role")} have`,
        policyDetails(change),
      ),
    ),
    ...roles.map(({ change, role, statementsAdded, statementsRemoved }) =>
      itemOf(
        change,
        `role ${role}${change === "changed" ? ": who may take it on" : ""}`,
        statementDetails("Trust", statementsAdded, statementsRemoved),
      ),
    ),
  ];
}

function holderItem({ change, kind, holders, policy, power, paths, pathsBefore }: HolderLine, most: number): Item {
  const [one] = holders;
  const who = holders.length === 1 ? `${kind} ${one?.name}` : several(holders.length, kind);
  const before = pathsBefore === undefined ? "" : `, before ${pathWords(pathsBefore)}`;
  const by = kind === "user" ? `, ${pathWords(paths)}` : kind === "group" ? ", in which nobody is" : "";
  const what = `${policy.type} policy ${policy.name} (${POWER_WORDS[power]})`;
  return itemOf(change, `${what}: ${who}${by}${before}`, listed("They are", holders, most));
}

function provisioningItem(line: ProvisioningLine, most: number): Item {
  const { change, configuration, accounts, before, after, rollOut } = line;
  const changed = [before, after].filter((one) => one !== undefined).join(" -> ");
  const status = before === after ? `${after}, as before` : changed;
  const where = oneOr(accounts, "account");
  return itemOf(change, `${configuration.name} on ${where}: ${status}`, [
    ...(rollOut === undefined ? [] : rollOutWords(rollOut, most)),
    ...listed("Accounts", accounts, most),
  ]);
}

function rollOutWords({ holds, policies, people, groups }: RollOut, most: number): string[] {
  const all = [...people, ...groups];
  const whom = all.length === 0 ? "Nobody has it there" : `May be new for ${namesOf(all, most)}`;
  return holds === "present"
    ? [...rollOutDetails(policies), `${whom}: what the account had until now, no API tells.`]
    : [`${whom}: which policies the account had and has, no API tells.`];
}

/** Its name, or how many they are. */
function oneOr(all: readonly Who[], noun: string): string {
  const [one] = all;
  return all.length === 1 && one !== undefined ? one.name : several(all.length, noun);
}

/** One name stands in the text already. */
function listed(title: string, all: readonly Who[], most: number): string[] {
  return all.length < 2 ? [] : [`${title}: ${namesOf(all, most)}`];
}
