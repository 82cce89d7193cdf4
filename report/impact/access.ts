import { byText } from "../../provider/functions/rows";
import type { Access, AccessAssignment, Path } from "../access";
import { type Power, rankOf } from "../power";
import type { Both } from "./both";
import type { Held, Holdings } from "./held";
import { collect, rectanglesOf } from "./lines";
import type { AccessLine, LogonLine, PathStep, Sessions, Who } from "./model";

interface Row {
  readonly change: AccessLine["change"];
  readonly userId: string;
  readonly accountId: string;
  readonly configurationId: string;
  readonly paths: readonly Path[];
  readonly pathsBefore?: readonly Path[];
  /** Of what is gained. */
  readonly holds?: Held["holds"];
}

/** Who gains, loses, or has by another path what; and what groups gain and lose in which nobody is. */
export function accessLines(both: Both, holdings: Holdings, time: Date): AccessLine[] {
  const { gained, lost, moved } = both.comparison;
  const rows: readonly Row[] = [
    ...gained.map((grant) => ({ ...grant, change: "gained" as const, holds: holdings.of(grant).holds })),
    ...lost.map((grant) => ({ ...grant, change: "lost" as const })),
    ...moved.map((grant) => ({ ...grant, change: "moved" as const })),
  ];
  const lines = rectanglesOf(rows, {
    likeness: ({ pathsBefore = [], ...row }) => JSON.stringify([likeness(row, both), groupsIn(pathsBefore)]),
    who: ({ userId }) => userId,
    where: ({ accountId }) => accountId,
  }).map(({ one, whos, wheres }) => lineOf(one, whos, wheres, both, time));
  return byText([...lines, ...emptyLines(both, holdings, time)], (line) =>
    [
      line.isProduction ? 0 : 1,
      CHANGES.indexOf(line.change),
      rankOf(line.power),
      String(999_999 - line.people.length * line.accounts.length).padStart(6, "0"),
      line.configuration.name,
    ].join(" "),
  );
}

function likeness({ change, accountId, configurationId, paths, holds }: Row, both: Both): string {
  return JSON.stringify([change, configurationId, groupsIn(paths), both.isProduction(accountId), holds ?? ""]);
}

const CHANGES: readonly AccessLine["change"][] = ["gained", "lost", "moved"];

function lineOf(one: Row, people: readonly string[], accounts: readonly string[], both: Both, time: Date): AccessLine {
  const { change, configurationId: id, accountId, paths, pathsBefore, holds = "present" } = one;
  const configuration = change === "lost" ? both.configurationBefore(id) : both.configuration(id);
  return {
    change,
    configuration: both.who(id),
    power: configuration?.power ?? ("nothing" satisfies Power),
    people: named(people, both),
    accounts: named(accounts, both),
    isProduction: both.isProduction(accountId),
    ...(holds === "present" ? {} : { holds }),
    paths: stepsOf(paths, both),
    ...(pathsBefore === undefined ? {} : { pathsBefore: stepsOf(pathsBefore, both) }),
    ...(change === "lost" && people.length > 0 ? { sessions: sessionsOf(configuration?.sessionDuration, time) } : {}),
  };
}

function sessionsOf(seconds: number | undefined, time: Date): Sessions {
  if (seconds === undefined) return {};
  return { seconds, until: new Date(time.getTime() + seconds * 1000).toISOString() };
}

/** Nobody has it by them yet, and whoever joins will. */
function emptyLines(both: Both, holdings: Holdings, time: Date): AccessLine[] {
  const keyOf = ({ accountId, configurationId, principalId }: AccessAssignment) =>
    JSON.stringify([accountId, configurationId, principalId]);
  const between = (from: Access, to: Access, change: "gained" | "lost"): Row[] => {
    const known = new Set(from.assignments.map(keyOf));
    const empty = new Set(to.groups.filter(({ members }) => members.length === 0).map(({ groupId }) => groupId));
    return to.assignments
      .filter((one) => empty.has(one.principalId) && !known.has(keyOf(one)))
      .map(({ id: assignmentId, accountId, configurationId, principalId: groupId }) => {
        const { holds } = holdings.of({ accountId, configurationId });
        const row = { change, userId: "", accountId, configurationId, paths: [{ assignmentId, groupId }] };
        return change === "gained" ? { ...row, holds } : row;
      });
  };
  const rows = [...between(both.before, both.after, "gained"), ...between(both.after, both.before, "lost")];
  const alike = collect(rows, (row) => likeness(row, both));
  return [...alike.values()].flatMap((ones) => {
    const accounts = ones.map(({ accountId }) => accountId);
    return ones.slice(0, 1).map((one) => lineOf(one, [], accounts, both, time));
  });
}

/** People whose status decides whether what they have is of use. */
export function logonLines({ before, after, comparison, who }: Both): LogonLine[] {
  const statuses = new Map(before.people.map(({ userId, status }) => [userId, status]));
  const changed = after.people.filter(({ userId, status }) => {
    const was = statuses.get(userId);
    return was !== undefined && status !== undefined && was !== status;
  });
  const ids = new Set(changed.map(({ userId }) => userId));
  const grants = collect(
    comparison.later.filter(({ userId }) => ids.has(userId)),
    ({ userId }) => userId,
  );
  return changed.map(({ userId, status }): LogonLine => {
    const own = grants.get(userId) ?? [];
    return {
      change: status === "Enabled" ? "enabled" : "disabled",
      person: who(userId),
      accounts: new Set(own.map(({ accountId }) => accountId)).size,
      configurations: [...new Set(own.map(({ configurationId }) => configurationId))].map(who),
    };
  });
}

function named(ids: readonly string[], { who }: Both): Who[] {
  return byText(ids.map(who), ({ name, id }) => `${name}\0${id}`);
}

function groupsIn(paths: readonly Path[]): string[] {
  return paths.map(({ groupId = "" }) => groupId).sort();
}

function stepsOf(paths: readonly Path[], { who }: Both): PathStep[] {
  return groupsIn(paths).map((id) => (id === "" ? {} : { group: who(id) }));
}
