import type { Estate } from "../estate/model";
import { byText } from "../provider/functions/rows";
import { type AccessAccount, accountsInOrder } from "./accounts";
import { type AccessConfiguration, configurationsOf } from "./configurations";
import { type AccessGroup, type AccessPerson, principalsOf } from "./principals";
import { objectsOf, placesOf, textOf } from "./rows";

/**
 * Who has which access configuration on which account, and by which path: person, group, assignment, configuration,
 * policies, role. It is CloudSSO alone; what RAM users may is in `ram.ts`.
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
  const directory =
    objectsOf(estate, "cloudsso:Directory")[0]?.id ??
    objectsOf(estate, "cloudsso:AccessConfiguration")[0]?.id.split(":")[0];
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

/**
 * What every person has, groups expanded: by account, person and configuration, in the orders of `access`. Large companies
 * have hundreds of thousands, so nothing is kept for each but itself.
 */
export function grantsOf(access: Access): Grant[] {
  const members = new Map(access.groups.map(({ groupId, members }) => [groupId, members]));
  const person = new Map(access.people.map(({ userId }, index) => [userId, index]));
  const configuration = new Map(access.configurations.map(({ configurationId }, index) => [configurationId, index]));
  const count = access.configurations.length;
  const assignments = new Map<string, AccessAssignment[]>(access.accounts.map(({ accountId }) => [accountId, []]));
  for (const one of access.assignments) assignments.get(one.accountId)?.push(one);
  return [...assignments].flatMap(([accountId, ones]) => {
    const grants = new Map<number, Writable<Grant>>();
    for (const { id, configurationId, principalId } of ones) {
      const expanded = members.get(principalId);
      const paths = [{ assignmentId: id, ...(expanded === undefined ? {} : { groupId: principalId }) }];
      for (const userId of expanded ?? [principalId]) {
        const place = (person.get(userId) ?? 0) * count + (configuration.get(configurationId) ?? 0);
        const known = grants.get(place);
        if (known === undefined) grants.set(place, { userId, accountId, configurationId, paths });
        else known.paths = [...known.paths, ...paths];
      }
    }
    return [...grants].sort(([one], [other]) => one - other).map(([, grant]) => grant);
  });
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface Target {
  readonly accountId: string;
  readonly configurationId: string;
}
