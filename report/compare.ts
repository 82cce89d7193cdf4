import { type Access, type Grant, grantsOf, type Path } from "./access";
import type { RamAccess, RamAttachment } from "./ram";

/** What people gained and lost between two estates. */
export interface Comparison {
  /** What people have in either estate, the earlier one with the ids of `alignedTo`. */
  readonly earlier: readonly Grant[];
  readonly later: readonly Grant[];
  /** In the order of the later estate. */
  readonly gained: readonly Grant[];
  /** In the order of the earlier estate, with the ids of `alignedTo`. */
  readonly lost: readonly Grant[];
  /** What both have, by other paths than before, in the order of the later estate. */
  readonly moved: readonly Moved[];
}

interface Moved extends Grant {
  /** As the earlier estate had them, with the ids of `alignedTo`. */
  readonly pathsBefore: readonly Path[];
}

/** @param before of the same directory, or of a copy of it in which objects have other ids. */
export function compareAccess(before: Access, after: Access): Comparison {
  const earlier = grantsOf(alignedTo(after, before));
  const later = grantsOf(after);
  const [old, now] = [finderOf(earlier), finderOf(later)];
  return {
    earlier,
    later,
    gained: later.filter((grant) => old(grant) === undefined),
    lost: earlier.filter((grant) => now(grant) === undefined),
    moved: later.flatMap((grant) => {
      const pathsBefore = old(grant)?.paths;
      return pathsBefore === undefined || principalsOf(pathsBefore) === principalsOf(grant.paths)
        ? []
        : [{ ...grant, pathsBefore }];
    }),
  };
}

/** Of a grant of one estate, the same one of another: what somebody has on an account, by whatever paths. */
function finderOf(grants: readonly Grant[]): (grant: Grant) => Grant | undefined {
  const accounts = new Map<string, Map<string, Map<string, Grant>>>();
  for (const grant of grants) {
    const ofAccount = inner(accounts, grant.accountId);
    inner(ofAccount, grant.configurationId).set(grant.userId, grant);
  }
  return ({ accountId, configurationId, userId }) => accounts.get(accountId)?.get(configurationId)?.get(userId);
}

function inner<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const known = maps.get(key) ?? new Map<string, V>();
  maps.set(key, known);
  return known;
}

/** Through whom; the assignment itself may be another one of the same. */
function principalsOf(paths: readonly Path[]): string {
  return paths.length === 1
    ? (paths[0]?.groupId ?? "")
    : JSON.stringify(paths.map(({ groupId = "" }) => groupId).sort());
}

/**
 * `before` with the ids that `after` has for the same groups and configurations, and in a copy of the directory for the
 * same people. What both have under one id is the same, whatever it is called. A group or a configuration whose id is gone
 * is the new one of its name, in whatever case: what it gives is compared. Somebody who is made under the name of somebody
 * who is gone is another person, except in a copy, where everybody is.
 */
export function alignedTo(after: Access, before: Access): Access {
  const people = isCopy(before, after)
    ? renewedIds(before.people, after.people, ({ userId }) => userId)
    : (userId: string) => userId;
  const groups = renewedIds(before.groups, after.groups, ({ groupId }) => groupId);
  const configurations = renewedIds(
    before.configurations,
    after.configurations,
    ({ configurationId }) => configurationId,
  );
  const principal = (id: string) => people(groups(id));
  return {
    ...before,
    people: before.people.map((one) => ({ ...one, userId: people(one.userId), groups: one.groups.map(groups) })),
    groups: before.groups.map((one) => ({ ...one, groupId: groups(one.groupId), members: one.members.map(people) })),
    configurations: before.configurations.map((one) => ({
      ...one,
      configurationId: configurations(one.configurationId),
    })),
    assignments: before.assignments.map((one) => ({
      ...one,
      configurationId: configurations(one.configurationId),
      principalId: principal(one.principalId),
    })),
    provisionings: before.provisionings.map((one) => ({
      ...one,
      configurationId: configurations(one.configurationId),
    })),
  };
}

/** Whether it is another directory, or where nobody knows which it is, one that has no id in common. */
function isCopy(before: Access, after: Access): boolean {
  if (before.directoryId !== undefined && after.directoryId !== undefined) {
    return before.directoryId !== after.directoryId;
  }
  const ids = ({ people, groups, configurations }: Access) => [
    ...people.map(({ userId }) => userId),
    ...groups.map(({ groupId }) => groupId),
    ...configurations.map(({ configurationId }) => configurationId),
  ];
  const known = new Set(ids(before));
  return !ids(after).some((id) => known.has(id));
}

/**
 * `before` with the ids that `after` has for the same groups of RAM: one made anew under the same name is the same, as its
 * members and policies are compared. A user is another one.
 */
export function ramAlignedTo(after: RamAccess, before: RamAccess): RamAccess {
  const groups = renewedIds(before.groups, after.groups, ({ id }) => id);
  const held = <R extends Pick<RamAttachment, "kind" | "holderId">>(one: R): R =>
    one.kind === "group" ? { ...one, holderId: groups(one.holderId) } : one;
  return {
    ...before,
    groups: before.groups.map((one) => ({ ...one, id: groups(one.id) })),
    attachments: before.attachments.map(held),
    holdings: before.holdings.map((one) => ({
      ...held(one),
      groupIds: one.groupIds.map((id) => (id === undefined ? undefined : groups(id))),
    })),
  };
}

interface Named {
  readonly name: string;
}

/** Names of those who are gone and under whose names others are made. */
export function namesTakenOver<R extends Named>(
  before: readonly R[],
  after: readonly R[],
  idOf: (row: R) => string,
): string[] {
  const [old, now] = [before, after].map((rows) => new Set(rows.map(idOf)));
  const gone = new Set(before.filter((row) => !now?.has(idOf(row))).map(({ name }) => name.toLowerCase()));
  const taken = after.filter((row) => !old?.has(idOf(row)) && gone.has(row.name.toLowerCase()));
  return taken.map(({ name }) => name);
}

/** Of an id of `before`, the one that `after` has for the same. */
function renewedIds<R extends Named>(before: readonly R[], after: readonly R[], idOf: (row: R) => string) {
  const afterIds = new Set(after.map(idOf));
  const beforeIds = new Set(before.map(idOf));
  const made = after.filter((row) => !beforeIds.has(idOf(row)));
  const madeIds = new Map(made.map((row) => [row.name.toLowerCase(), idOf(row)]));
  const ids = new Map(
    before
      .filter((row) => !afterIds.has(idOf(row)))
      .map((row) => [idOf(row), madeIds.get(row.name.toLowerCase()) ?? idOf(row)]),
  );
  return (id: string) => ids.get(id) ?? id;
}
