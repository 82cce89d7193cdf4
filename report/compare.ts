import { type Access, type Grant, grantsOf } from "./access";

/** What people gained and lost between two estates. */
export interface Comparison {
  /** In the order of the later estate. */
  readonly gained: readonly Grant[];
  /** In the order of the earlier estate, with the ids of `alignedTo`. */
  readonly lost: readonly Grant[];
}

/** @param before of the same directory, or of a copy of it in which objects have other ids. */
export function compareAccess(before: Access, after: Access): Comparison {
  const earlier = grantsOf(alignedTo(after, before));
  const later = grantsOf(after);
  return { gained: less(later, earlier), lost: less(earlier, later) };
}

/** What makes two grants of two estates one. */
function keyOfGrant({ userId, accountId, configurationId }: Omit<Grant, "paths">): string {
  return JSON.stringify([accountId, userId, configurationId]);
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
  const people = renamed(before.people, after.people, ({ userId }) => userId);
  const groups = renamed(before.groups, after.groups, ({ groupId }) => groupId);
  const configurations = renamed(before.configurations, after.configurations, ({ configurationId }) => configurationId);
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
function renamed<R extends Named>(before: readonly R[], after: readonly R[], idOf: (row: R) => string) {
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
