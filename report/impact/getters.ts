import { type Policy, powerOf } from "../power";
import type { Both } from "./both";
import type { ConfigurationChange, LogonLine, PolicyChange, RamImpact, TrustChange } from "./model";
import type { RamBoth } from "./ram";
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
  ];
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

/** Errs to yes: a statement in another's place may let in less. A denial that goes lets in more. */
function letsMoreIn({ change, statementsAdded, statementsRemoved }: TrustChange): boolean {
  if (change === "removed") return false;
  const isDenial = (statement: string) => /"Effect":"Deny"/.test(statement);
  return statementsAdded.some((one) => !isDenial(one)) || statementsRemoved.some(isDenial);
}
