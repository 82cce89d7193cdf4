import { figure, inWords } from "../../provider/config/values";
import type { PolicyChange, Possibility, RolledOut } from "../../report/impact/model";

const CLASS_WORDS: { readonly [name in Possibility["class"]]: string } = {
  administer: "administer",
  identity: "manage keys and identities",
  passRole: "pass or take on a role",
  write: "write",
  read: "read",
};

const MOST_ACTIONS = 8;

/** What becomes possible first, then the policies and their statements. */
export function policyDetails({ policies, possible, impossible }: PolicyChange): string[] {
  return [
    ...possible.map((one) => `Becomes possible: ${possibilityWords(one)}`),
    ...impossible.map((one) => `No longer possible: ${possibilityWords(one)}`),
    ...policies.flatMap(({ change, type, name, statementsAdded, statementsRemoved }) => [
      `${type} policy ${name} is ${change}.`,
      ...statementDetails("Statement", statementsAdded, statementsRemoved),
    ]),
  ];
}

/** `Rolls out System policy AdministratorAccess: administer` */
export function rollOutDetails(policies: readonly RolledOut[]): string[] {
  if (policies.length === 0) return ["Rolls out no policy"];
  return policies.map(({ type, name, possible }) => {
    const what = possible.map((one) => (by(one) === name ? CLASS_WORDS[one.class] : possibilityWords(one)));
    return `Rolls out ${type} policy ${name}: ${what.length === 0 ? "allows nothing by itself" : what.join("; ")}`;
  });
}

function by(one: Possibility): string {
  return one.by.join();
}

export function statementDetails(noun: string, added: readonly string[], removed: readonly string[]): string[] {
  return [...added.map((text) => `${noun} added: ${text}`), ...removed.map((text) => `${noun} removed: ${text}`)];
}

function possibilityWords({ class: name, by }: Possibility): string {
  const more = by.length - MOST_ACTIONS;
  const some = more > 0 ? `${by.slice(0, MOST_ACTIONS).join(", ")} and ${figure(more)} more` : inWords(by);
  return `${CLASS_WORDS[name]}, by ${some}`;
}
