import { type Policy, powerOf } from "../power";
import type { Both } from "./both";
import { type Holdings, keyOfTarget, type Target } from "./held";
import type { AccessLine, ConfigurationChange, PolicyChange, RamImpact } from "./model";
import type { RamBoth } from "./ram";
import { letsMoreIn } from "./roles";
import { type Takers, takersOf } from "./takers";
import type { Changes } from "./touched";

const ADMINISTRATOR = "administratoraccess";

/** Whether a policy is the one of a name. What allows everything by statements is an administrator's by any name. */
function meaning(name: string) {
  const wanted = name.toLowerCase();
  const administers = wanted === ADMINISTRATOR;
  return {
    isIt: (policy: Policy) =>
      policy.name.toLowerCase() === wanted || (administers && powerOf([policy]) === "administer"),
    becomesIt: ({ policies, possible }: PolicyChange) =>
      policies.some((row) => row.change === "added" && row.name.toLowerCase() === wanted) ||
      (administers && possible.some((one) => one.class === "administer")),
  };
}

/** What gates look at. */
export interface Facts {
  readonly changes: Changes;
  readonly holdings: Holdings;
  readonly both: Both;
  readonly ram: RamBoth;
}

/** Who gets a policy that they did not have, as a sentence names them. */
export function gettersOf(name: string, facts: Facts): string[] {
  const { changes, holdings, ram } = facts;
  const { isIt, becomesIt } = meaning(name);
  const takers = takersOf(facts, isIt);
  return [
    ...changes.configurations.filter(becomesIt).map(configurationWords),
    ...comers(facts, {
      isThere: once((target) => holdings.policiesOf(target).some(isIt)),
      wasThere: (target) => holdings.policiesBefore(target).some(isIt),
      isIt,
      takers: takers.all,
    }),
    ...takers.names,
    ...ramGetters(changes.ram, isIt, becomesIt, ram, takers.all),
  ];
}

/**
 * Who comes to what an account holds, where that is older than what the configuration says, and no API tells whether a policy
 * is in it.
 */
export function gettersOfOlder(name: string, facts: Facts): string[] {
  const { isIt } = meaning(name);
  return comers(facts, {
    isThere: (target) => facts.holdings.of(target).holds === "unknown",
    wasThere: (target) => facts.holdings.policiesBefore(target).some(isIt),
    isIt: () => false,
    takers: new Set(),
  });
}

type IsThere = (target: Target) => boolean;

interface Wanted {
  /** Of what accounts hold of access configurations, after the change and before it. */
  readonly isThere: IsThere;
  readonly wasThere: IsThere;
  /** Of what RAM users and roles have. */
  readonly isIt: (policy: Policy) => boolean;
  /** Who comes to it by a role, as `Takers` has them. */
  readonly takers: ReadonlySet<string>;
}

/** For each of hundreds of thousands of grants it is asked again. */
function once(ask: IsThere): IsThere {
  const answers = new Map<string, boolean>();
  return (target) => {
    const key = keyOfTarget(target);
    const answer = answers.get(key) ?? ask(target);
    answers.set(key, answer);
    return answer;
  };
}

/** Who comes to an access configuration on an account where something is, or to a RAM user or role that has it. */
function comers(facts: Facts, wanted: Wanted): string[] {
  const { changes, both } = facts;
  const { isThere, wasThere } = wanted;
  const targets = ({ configuration, accounts }: Pick<AccessLine, "configuration" | "accounts">) =>
    accounts.map((account) => ({ accountId: account.id, configurationId: configuration.id }));
  const enabled = new Set(changes.logons.flatMap(({ change, person }) => (change === "enabled" ? person.id : [])));
  const reached = both.comparison.later.filter((grant) => enabled.has(grant.userId) && isThere(grant));
  return [
    ...changes.access
      .filter((line) => line.change === "gained" && targets(line).some(isThere))
      .flatMap(({ people, paths }) => (people.length > 0 ? people : paths.flatMap(({ group }) => group ?? [])))
      .map((one) => one.name),
    ...changes.provisionings
      .filter((line) => line.rollOut !== undefined)
      .filter((line) => targets(line).some((target) => isThere(target) && !wasThere(target)))
      .flatMap(({ configuration, rollOut }) =>
        [...(rollOut?.people ?? []), ...(rollOut?.groups ?? [])].map(
          ({ name }) => `${name} by the roll-out of ${configuration.name}`,
        ),
      ),
    ...reached.map(({ userId }) => both.who(userId).name),
    ...waysIn(facts, wanted),
  ];
}

/** Who has it already, and as whom somebody else may come to act, or who may come to act at all. */
function waysIn({ changes, both, ram: { after } }: Facts, { isThere, isIt, takers }: Wanted): string[] {
  const strong = (kind: "user" | "role") =>
    after.holdings.flatMap((one) => (one.kind === kind && isIt(one.policy) ? [one.holderId] : []));
  const users = new Set(strong("user"));
  const people = new Set(both.comparison.later.flatMap((one) => (isThere(one) ? [one.userId] : [])));
  const kindOf = (what: string) => (what.startsWith("cloudsso:") ? "sso" : "user");
  const kinds = new Set([...takers].map((who) => who.slice(0, who.indexOf(" "))));
  const isAssigned = both.after.assignments.some(isThere);
  const name = (id: string) => after.users.find((one) => one.id === id)?.name ?? both.who(id).name;
  return changes.touches.flatMap(({ what, object, people: owners, isWayIn, letsIn }): string[] => {
    if (isWayIn && what === "cloudsso:UserProvisioning") return [`whoever is taken over as ${object.name}`];
    const own = isWayIn
      ? owners.filter((id) => users.has(id) || people.has(id) || takers.has(`${kindOf(what)} ${id}`))
      : [];
    const words = own.map((id) => `whoever logs on as ${name(id)} by ${what}`);
    if (!letsIn) return words;
    if (what === "ims:OidcProvider" || what === "ims:SamlProvider") {
      const known = strong("role");
      const roles = after.roles.filter(
        ({ id, trust }) => (known.includes(id) || takers.has(`role ${id}`)) && trusts(trust, object.name),
      );
      return roles.map((role) => `whoever takes on RAM role ${role.name} by ${what} ${object.name}`);
    }
    const isReached = kinds.has(kindOf(what)) || (what.startsWith("cloudsso:") ? isAssigned : users.size > 0);
    return isReached ? [`whoever is let in by ${what}`] : [];
  });
}

/** Errs to yes, where another provider's name ends alike. */
function trusts(trust: string, provider: string): boolean {
  return trust.toLowerCase().includes(`provider/${provider.toLowerCase()}`);
}

function configurationWords({ configuration }: ConfigurationChange): string {
  return `access configuration ${configuration.name}`;
}

function ramGetters(
  { holders, policies, roles }: RamImpact,
  isIt: (policy: Policy) => boolean,
  becomesIt: (change: PolicyChange) => boolean,
  { after }: RamBoth,
  takers: Takers["all"],
): string[] {
  const documents = new Map(after.policies.map((policy) => [policy.name, policy]));
  const whole = ({ type, name }: Policy) => (type === "Custom" ? documents.get(name) : undefined) ?? { type, name };
  const held = new Set(after.holdings.map(({ policy }) => policy.name));
  const strong = new Set(
    after.holdings.flatMap(({ kind, holderId, policy }) => (kind === "role" && isIt(policy) ? [holderId] : [])),
  );
  return [
    ...holders
      .filter((line) => line.change === "gained" && isIt(whole(line.policy)))
      .flatMap(({ kind, holders: all }) => all.map((one) => `RAM ${kind} ${one.name}`)),
    ...policies
      .filter((one) => becomesIt(one) && held.has(one.name))
      .map((one) => `whoever has RAM policy ${one.name}`),
    ...roles
      .filter((change) => (strong.has(change.role) || takers.has(`role ${change.role}`)) && letsMoreIn(change))
      .map(({ role }) => `whoever may take on RAM role ${role} by its new trust`),
  ];
}
