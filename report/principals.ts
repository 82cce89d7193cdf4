import type { Estate } from "../estate/model";
import { byText } from "../provider/functions/rows";
import { bareId } from "../provider/kernel/ids";
import { missing, objectsOf, orderOf, placesOf, textOf, uniqueBy } from "./rows";

export interface AccessGroup {
  readonly groupId: string;
  readonly name: string;
  /** The ids of people, in order. */
  readonly members: readonly string[];
}

export interface AccessPerson {
  readonly userId: string;
  /** The logon name. */
  readonly name: string;
  readonly displayName?: string;
  /** `Enabled` or `Disabled`, who keeps all assignments and cannot log on. Absent: not known. */
  readonly status?: string;
  /** The ids of groups, in order. */
  readonly groups: readonly string[];
}

interface Principal {
  readonly principalId: string;
  readonly isGroup: boolean;
}

/** Groups and people with who is in which. @param assigned whom assignments name. */
export function principalsOf(estate: Estate, assigned: readonly Principal[]) {
  const memberships = objectsOf(estate, "cloudsso:UserAttachment").map(({ inputs }) => ({
    groupId: textOf(inputs["groupId"]),
    userId: textOf(inputs["userId"]),
  }));
  const namedGroups = [
    ...memberships.map(({ groupId }) => groupId),
    ...assigned.flatMap(({ principalId, isGroup }) => (isGroup ? [principalId] : [])),
  ];
  const namedPeople = [
    ...memberships.map(({ userId }) => userId),
    ...assigned.flatMap(({ principalId, isGroup }) => (isGroup ? [] : [principalId])),
  ];
  const people = peopleOf(estate, namedPeople);
  const groups = groupsOf(estate, namedGroups);
  const membersOf = collect(memberships, "groupId", "userId");
  const groupsWith = collect(memberships, "userId", "groupId");
  const person = placesOf(people, "userId");
  const group = placesOf(groups, "groupId");
  return {
    people: people.map((one) => ({ ...one, groups: sorted(groupsWith.get(one.userId), group) })),
    groups: groups.map((one) => ({ ...one, members: sorted(membersOf.get(one.groupId), person) })),
  };
}

function peopleOf(estate: Estate, named: readonly string[]): Omit<AccessPerson, "groups">[] {
  const known = objectsOf(estate, "cloudsso:User").map(({ id, name, inputs: { displayName, status } }) => ({
    userId: bareId(id),
    name,
    ...(typeof displayName === "string" && displayName !== "" ? { displayName } : {}),
    ...(typeof status === "string" ? { status } : {}),
  }));
  const unknown = missing(named, known, "userId").map((userId) => ({ userId, name: userId }));
  return byText(uniqueBy([...known, ...unknown], "userId"), ({ name, userId }) => orderOf(name, userId));
}

function groupsOf(estate: Estate, named: readonly string[]): Omit<AccessGroup, "members">[] {
  const known = objectsOf(estate, "cloudsso:Group").map(({ id, name }) => ({ groupId: bareId(id), name }));
  const unknown = missing(named, known, "groupId").map((groupId) => ({ groupId, name: groupId }));
  return byText(uniqueBy([...known, ...unknown], "groupId"), ({ name, groupId }) => orderOf(name, groupId));
}

function collect<K extends string, V extends string>(
  rows: readonly { readonly [key in K | V]: string }[],
  key: K,
  value: V,
): Map<string, Set<string>> {
  const sets = new Map<string, Set<string>>();
  for (const row of rows) {
    const set = sets.get(row[key]) ?? new Set();
    sets.set(row[key], set.add(row[value]));
  }
  return sets;
}

function sorted(ids: ReadonlySet<string> | undefined, place: ReadonlyMap<string, string>): string[] {
  return byText([...(ids ?? [])], (id) => place.get(id) ?? "");
}
