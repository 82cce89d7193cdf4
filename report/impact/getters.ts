import { type Policy, powerOf } from "../power";
import type { Both } from "./both";
import type { ConfigurationChange, LogonLine, PolicyChange, RamImpact } from "./model";
import type { RamBoth } from "./ram";
import { letsMoreIn } from "./roles";
import type { Changes } from "./touched";
import type { Touch } from "./touches";

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

/** Who gets a policy that they did not have, as a sentence names them. */
export function gettersOf(name: string, changes: Changes, both: Both, ram: RamBoth): string[] {
  const { isIt, becomesIt } = meaning(name);
  const holdsIt = (id: string) => both.configuration(id)?.policies.some(isIt) === true;
  return [
    ...changes.configurations.filter(becomesIt).map(configurationWords),
    ...changes.access
      .filter(({ change, configuration }) => change === "gained" && holdsIt(configuration.id))
      .flatMap(({ people, paths }) => (people.length > 0 ? people : paths.flatMap(({ group }) => group ?? [])))
      .map((one) => one.name),
    ...changes.logons.filter((line) => opens(line, holdsIt)).map(({ person }) => person.name),
    ...ramGetters(changes.ram, isIt, becomesIt, ram),
    ...waysIn(changes.touches, holdsIt, isIt, both, ram),
  ];
}

/** Who has it already, and as whom somebody else may come to act, or who may come to act at all. */
function waysIn(
  touches: readonly Touch[],
  holdsIt: (configurationId: string) => boolean,
  isIt: (policy: Policy) => boolean,
  both: Both,
  { after }: RamBoth,
): string[] {
  const strong = (kind: "user" | "role") =>
    after.holdings.flatMap((one) => (one.kind === kind && isIt(one.policy) ? [one.holderId] : []));
  const users = new Set(strong("user"));
  const people = new Set(both.comparison.later.flatMap((one) => (holdsIt(one.configurationId) ? [one.userId] : [])));
  const isAssigned = both.after.assignments.some(({ configurationId }) => holdsIt(configurationId));
  const name = (id: string) => after.users.find((one) => one.id === id)?.name ?? both.who(id).name;
  return touches.flatMap(({ what, object, people: owners, isWayIn, letsIn }): string[] => {
    if (isWayIn && what === "cloudsso:UserProvisioning") return [`whoever is taken over as ${object.name}`];
    const own = isWayIn ? owners.filter((id) => users.has(id) || people.has(id)) : [];
    const words = own.map((id) => `whoever logs on as ${name(id)} by ${what}`);
    if (!letsIn) return words;
    if (what === "ims:OidcProvider" || what === "ims:SamlProvider") {
      const roles = after.roles.filter(({ id, trust }) => strong("role").includes(id) && trusts(trust, object.name));
      return roles.map((role) => `whoever takes on RAM role ${role.name} by ${what} ${object.name}`);
    }
    const isReached = what.startsWith("cloudsso:") ? isAssigned : users.size > 0;
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

function opens({ change, configurations }: LogonLine, holdsIt: (configurationId: string) => boolean): boolean {
  return change === "enabled" && configurations.some(({ id }) => holdsIt(id));
}

function ramGetters(
  { holders, policies, roles }: RamImpact,
  isIt: (policy: Policy) => boolean,
  becomesIt: (change: PolicyChange) => boolean,
  { after }: RamBoth,
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
      .filter((change) => strong.has(change.role) && letsMoreIn(change))
      .map(({ role }) => `whoever may take on RAM role ${role} by its new trust`),
  ];
}
