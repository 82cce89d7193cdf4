import type { Grant } from "../access";
import { roleOf } from "../access";
import type { Policy } from "../power";
import type { RamAccess } from "../ram";
import { type Actor, type Way, waysTo } from "./assume";
import type { Both } from "./both";
import { type Holdings, keyOfTarget, type Target } from "./held";
import type { RamBoth } from "./ram";

/** Who comes to a policy by a role that they may take on. */
export interface Takers {
  /** Those who could not before, each by a role, as a sentence names them. */
  readonly names: readonly string[];
  /** Those who can after the change: `sso` and the id of a person or group, or `user`, `group` or `role` and the id in RAM. */
  readonly all: ReadonlySet<string>;
}

interface Sides {
  readonly both: Both;
  readonly ram: RamBoth;
  readonly holdings: Holdings;
}

/** Compares what each could take on before and after, whatever made it possible: a policy, a membership, trust. */
export function takersOf({ both, ram, holdings }: Sides, isIt: (policy: Policy) => boolean): Takers {
  const [old, now] = [waysTo(ram.before, isIt), waysTo(ram.after, isIt)];
  const asleep = new Set(both.before.people.flatMap(({ userId, status }) => (status === "Disabled" ? userId : [])));
  const { earlier, later } = both.comparison;
  const before = [
    ...ramWays(ram.before, old),
    ...ssoWays(
      earlier.filter(({ userId }) => !asleep.has(userId)),
      both.before.assignments.filter(({ principalId }) => !asleep.has(principalId)),
      ({ configurationId }) => both.configurationBefore(configurationId)?.name,
      holdings.policiesBefore,
      old,
    ),
  ];
  const after = [
    ...ramWays(ram.after, now),
    ...ssoWays(
      later,
      both.after.assignments,
      ({ configurationId }) => both.configuration(configurationId)?.name,
      holdings.policiesOf,
      now,
    ),
  ];
  const known = new Set(before.map(keyOf));
  const had = new Set(
    ram.before.holdings.flatMap(({ kind, holderId, policy }) => (isIt(policy) ? `${kind} ${holderId}` : [])),
  );
  // Of a group its members are named.
  const full = new Set([
    ...both.after.groups.flatMap(({ groupId, members }) => (members.length > 0 ? `sso ${groupId}` : [])),
    ...ram.after.groups.flatMap(({ id, members }) => (members.length > 0 ? `group ${id}` : [])),
  ]);
  const isNew = (one: Taking) => !known.has(keyOf(one)) && !had.has(one.who) && !full.has(one.who);
  const names = namesIn(ram.after);
  return {
    names: after.filter(isNew).map(({ who, id, role }) => `${names.get(who) ?? both.who(id).name} by RAM role ${role}`),
    all: new Set(after.map(({ who }) => who)),
  };
}

/** That somebody may take on a role. */
interface Taking extends Way {
  /** With the kind before it, as ids are those of several services. */
  readonly who: string;
  readonly id: string;
}

function keyOf({ who, role, isConditional }: Taking): string {
  return JSON.stringify([who, role, isConditional]);
}

type Ways = (actor: Actor) => readonly Way[];

/** Users with what their groups have, groups and roles. */
function ramWays({ account, users, roles, holdings }: RamAccess, ways: Ways): Taking[] {
  const policies = new Map<string, Policy[]>();
  for (const { kind, holderId, policy } of holdings) {
    const key = `${kind} ${holderId}`;
    policies.set(key, [...(policies.get(key) ?? []), policy]);
  }
  const resources = new Map<string, string>([
    ...users.map(({ id, name }) => [`user ${id}`, `user/${name.split("@")[0]}`] as const),
    ...roles.map(({ id, name }) => [`role ${id}`, `role/${name}`] as const),
  ]);
  return [...policies].flatMap(([who, held]) => {
    const id = who.slice(who.indexOf(" ") + 1);
    const resource = resources.get(who);
    const actor = { accountId: account.accountId, policies: held, ...(resource === undefined ? {} : { resource }) };
    return ways(actor).map((way) => ({ ...way, who, id }));
  });
}

/** People, and groups, as whoever joins one has it. */
function ssoWays(
  grants: readonly Grant[],
  assignments: readonly (Target & { readonly principalId: string })[],
  nameOf: (target: Target) => string | undefined,
  policiesOf: (target: Target) => readonly Policy[],
  ways: Ways,
): Taking[] {
  const open = new Map<string, readonly Way[]>();
  for (const target of assignments) {
    const key = keyOfTarget(target);
    if (open.has(key)) continue;
    const name = nameOf(target);
    const resource = name === undefined ? {} : { resource: `role/${roleOf({ name })}` };
    open.set(key, ways({ accountId: target.accountId, policies: policiesOf(target), ...resource }));
  }
  const takings = (target: Target, id: string) =>
    (open.get(keyOfTarget(target)) ?? []).map((way) => ({ ...way, who: `sso ${id}`, id }));
  return [
    ...grants.flatMap((grant) => takings(grant, grant.userId)),
    ...assignments.flatMap((one) => takings(one, one.principalId)),
  ];
}

function namesIn({ users, groups, roles }: RamAccess): Map<string, string> {
  return new Map([
    ...users.map(({ id, name }) => [`user ${id}`, `RAM user ${name}`] as const),
    ...groups.map(({ id, name }) => [`group ${id}`, `RAM group ${name}`] as const),
    ...roles.map(({ id, name }) => [`role ${id}`, `RAM role ${name}`] as const),
  ]);
}
