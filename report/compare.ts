import { type Access, type Grant, grantsOf, type Path } from "./access";

/** What people gained and lost between two estates. */
export interface Comparison {
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
  return { gained: less(later, earlier), lost: less(earlier, later), moved: movedBetween(earlier, later) };
}

/** What makes two grants of two estates one. */
function keyOfGrant({ userId, accountId, configurationId }: Omit<Grant, "paths">): string {
  return JSON.stringify([accountId, userId, configurationId]);
}

function movedBetween(earlier: readonly Grant[], later: readonly Grant[]): Moved[] {
  const known = new Map(earlier.map((grant) => [keyOfGrant(grant), grant.paths]));
  return later.flatMap((grant) => {
    const pathsBefore = known.get(keyOfGrant(grant));
    return pathsBefore === undefined || principalsOf(pathsBefore) === principalsOf(grant.paths)
      ? []
      : [{ ...grant, pathsBefore }];
  });
}

/** Through whom; the assignment itself may be another one of the same. */
function principalsOf(paths: readonly Path[]): string {
  return JSON.stringify(paths.map(({ groupId = "" }) => groupId).sort());
}

function less(grants: readonly Grant[], others: readonly Grant[]): Grant[] {
  const keys = new Set(others.map(keyOfGrant));
  return grants.filter((grant) => !keys.has(keyOfGrant(grant)));
}

/**
 * `before` with the ids that `after` has for the same people, groups and configurations. One that both have under one id
 * is the same, whatever it is called; one whose id is gone is the new one of its name, in whatever case: a copy, or made
 * anew.
 */
export function alignedTo(after: Access, before: Access): Access {
  const people = renewedIds(before.people, after.people, ({ userId }) => userId);
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

interface Named {
  readonly name: string;
}

/** Of an id of `before`, the one that `after` has for the same. */
export function renewedIds<R extends Named>(before: readonly R[], after: readonly R[], idOf: (row: R) => string) {
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
