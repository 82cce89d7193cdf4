import type { Estate, EstateObject } from "../estate/model";
import { byText } from "../provider/functions/rows";
import { bareId } from "../provider/kernel/ids";
import { type AccessAccount, accountsInOrder } from "./accounts";
import { type Policy, type Power, policiesOf, powerOf } from "./power";

/**
 * Who has which access configuration on which account, and by which path: person, group, assignment, configuration,
 * policies, role. It is CloudSSO alone; what RAM users may is another matter.
 *
 * Whatever is named by an assignment or a membership is there: what could not be read has its id for a name. Everything
 * is in an order of its own, so equal estates have equal access.
 */
export interface Access {
  readonly directoryId?: string;
  /** In the order of the folders, then by name. */
  readonly accounts: readonly AccessAccount[];
  readonly configurations: readonly AccessConfiguration[];
  readonly groups: readonly AccessGroup[];
  readonly people: readonly AccessPerson[];
  readonly assignments: readonly AccessAssignment[];
  readonly provisionings: readonly AccessProvisioning[];
}

export interface AccessConfiguration {
  readonly configurationId: string;
  readonly name: string;
  readonly policies: readonly Policy[];
  readonly power: Power;
  /** Seconds. Absent: not known. */
  readonly sessionDuration?: number;
}

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

export interface AccessAssignment {
  /** As the estate has it. */
  readonly id: string;
  readonly accountId: string;
  readonly configurationId: string;
  /** The id of a group or of a person. */
  readonly principalId: string;
}

export interface AccessProvisioning {
  /** As the estate has it. */
  readonly id: string;
  readonly accountId: string;
  readonly configurationId: string;
  /** `Provisioned`, `ReprovisionRequired`, `DeprovisionFailed`, or what the service calls it. */
  readonly status: string;
}

/** What a person has on an account: one access configuration, by one path or several. */
export interface Grant {
  readonly userId: string;
  readonly accountId: string;
  readonly configurationId: string;
  /** At least one, in the order of assignments. */
  readonly paths: readonly Path[];
}

export interface Path {
  /** The assignment, as the estate has it. */
  readonly assignmentId: string;
  /** The group that has the assignment. Absent: the person has it. */
  readonly groupId?: string;
}

/** The role that stands for a configuration in an account. */
export function roleOf({ name }: Pick<AccessConfiguration, "name">): string {
  return `AliyunReservedSSO-${name}`;
}

export function accessOf(estate: Estate): Access {
  const assignments = objectsOf(estate, "cloudsso:AccessAssignment").map(({ id, inputs }) => ({
    id,
    accountId: textOf(inputs["targetId"]),
    configurationId: textOf(inputs["accessConfigurationId"]),
    principalId: textOf(inputs["principalId"]),
    isGroup: inputs["principalType"] === "Group",
  }));
  const provisionings = objectsOf(estate, "cloudsso:AccessConfigurationProvisioning").map(({ id, inputs }) => ({
    id,
    accountId: textOf(inputs["targetId"]),
    configurationId: textOf(inputs["accessConfigurationId"]),
    status: textOf(inputs["status"]),
  }));
  const targets = [...assignments, ...provisionings];
  const accounts = accountsInOrder(
    estate,
    targets.map(({ accountId }) => accountId),
  );
  const configurations = configurationsOf(
    estate,
    targets.map(({ configurationId }) => configurationId),
  );
  const { groups, people } = principalsOf(estate, assignments);
  const place = placesOf(accounts, "accountId");
  const configuration = placesOf(configurations, "configurationId");
  const principals = [...groups.map(({ groupId: id }) => ({ id })), ...people.map(({ userId: id }) => ({ id }))];
  const principal = placesOf(principals, "id");
  const inPlace = ({ accountId, configurationId, principalId }: Target & { readonly principalId?: string }) =>
    [place.get(accountId), principal.get(principalId ?? ""), configuration.get(configurationId)].join();
  const directory = objectsOf(estate, "cloudsso:Directory")[0]?.id ?? configurationIdsOf(estate)[0]?.split(":")[0];
  return {
    ...(directory === undefined ? {} : { directoryId: directory }),
    accounts,
    configurations,
    groups,
    people,
    assignments: byText(assignments, inPlace).map(({ isGroup: _, ...assignment }) => assignment),
    provisionings: byText(provisionings, inPlace),
  };
}

/** What every person has, groups expanded: by account, person and configuration, in the orders of `access`. */
export function grantsOf(access: Access): Grant[] {
  const members = new Map(access.groups.map(({ groupId, members }) => [groupId, members]));
  const grants = new Map<string, Grant & { readonly paths: Path[] }>();
  for (const { id, accountId, configurationId, principalId } of access.assignments) {
    const expanded = members.get(principalId);
    const path = { assignmentId: id, ...(expanded === undefined ? {} : { groupId: principalId }) };
    for (const userId of expanded ?? [principalId]) {
      const key = JSON.stringify([accountId, userId, configurationId]);
      const known = grants.get(key);
      if (known === undefined) grants.set(key, { userId, accountId, configurationId, paths: [path] });
      else known.paths.push(path);
    }
  }
  const place = placesOf(access.accounts, "accountId");
  const person = placesOf(access.people, "userId");
  const configuration = placesOf(access.configurations, "configurationId");
  return byText([...grants.values()], (grant) =>
    [place.get(grant.accountId), person.get(grant.userId), configuration.get(grant.configurationId)].join(),
  );
}

interface Target {
  readonly accountId: string;
  readonly configurationId: string;
}

/** Places as texts that sort as the numbers do. */
function placesOf<K extends string>(rows: readonly { readonly [key in K]: string }[], key: K): Map<string, string> {
  return new Map(rows.map((row, index) => [row[key], String(index).padStart(9, "0")]));
}

function configurationIdsOf(estate: Estate): readonly string[] {
  return objectsOf(estate, "cloudsso:AccessConfiguration").map(({ id }) => id);
}

function configurationsOf(estate: Estate, named: readonly string[]): AccessConfiguration[] {
  const known = objectsOf(estate, "cloudsso:AccessConfiguration").map(({ id, name, inputs }) => {
    const policies = policiesOf(inputs["permissionPolicies"]);
    const duration = inputs["sessionDuration"];
    return {
      configurationId: bareId(id),
      name,
      policies,
      power: powerOf(policies),
      ...(typeof duration === "number" ? { sessionDuration: duration } : {}),
    };
  });
  const unknown = missing(named, known, "configurationId").map((id) => ({
    configurationId: id,
    name: id,
    policies: [],
    power: powerOf([]),
  }));
  return byText(uniqueBy([...known, ...unknown], "configurationId"), ({ name, configurationId }) =>
    orderOf(name, configurationId),
  );
}

type Principal = { readonly principalId: string; readonly isGroup: boolean };

function principalsOf(estate: Estate, assigned: readonly Principal[]) {
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

function missing<K extends string>(
  named: readonly string[],
  known: readonly { readonly [key in K]: string }[],
  key: K,
): string[] {
  const there = new Set(known.map((row) => row[key]));
  return [...new Set(named)].filter((id) => !there.has(id));
}

function uniqueBy<K extends string, R extends { readonly [key in K]: string }>(rows: readonly R[], key: K): R[] {
  return [...new Map(rows.map((row) => [row[key], row])).values()];
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

function orderOf(name: string, id: string): string {
  return `${name}\0${id}`;
}

function objectsOf(estate: Estate, kind: string): readonly EstateObject[] {
  return estate.objects[kind] ?? [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
