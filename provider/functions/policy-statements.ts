import { z } from "zod";
import { fieldProblems } from "../kernel/check";
import type { Problem } from "../kernel/problem";
import { meant } from "../kernel/reason";

const texts = z.array(z.string()).min(1);

const statement = z.strictObject({
  effect: z.enum(["Allow", "Deny"]).optional(),
  actions: texts.optional(),
  notActions: texts.optional(),
  resources: texts.optional(),
  notResources: texts.optional(),
  principals: z
    .array(z.strictObject({ entity: z.enum(["RAM", "Service", "Federated"]), identifiers: texts }))
    .min(1)
    .optional(),
  conditions: z.array(z.strictObject({ operator: z.string(), variable: z.string(), values: texts })).optional(),
});

const statements = { schema: z.array(statement).min(1) };

type Values = { readonly [name: string]: unknown };

/**
 * What is wrong with what a program calls its statements, in its own names. A program in JavaScript has no compiler to
 * find a misspelt name, and a condition that is passed over allows more than was meant.
 */
export function argumentProblems(args: object | undefined): Problem[] {
  const given: Values = { ...args };
  const problems = [...unknownNames(given), ...fieldProblems("statements", statements, given["statements"])];
  if (problems.length > 0) return problems;
  const rows = given["statements"] as readonly Values[];
  const isTrust = rows.some(({ principals }) => principals !== undefined);
  return rows.flatMap((row, index) => {
    const path = `statements[${index}]`;
    return [...(isTrust ? trustProblems : permissionProblems)(row, path), ...conditionsTwice(row, path)];
  });
}

/** A document has one list of values for an operator and a key, of which one has to match: two conditions would become "or". */
function conditionsTwice({ conditions = [] }: Values, path: string): Problem[] {
  const keys = (conditions as readonly Values[]).map(({ operator, variable }) => `${operator} of ${variable}`);
  const isSame = (key: string) => (other: string) => other.toLowerCase() === key.toLowerCase();
  return keys.flatMap((key, index) => {
    const first = keys.findIndex(isSame(key));
    if (first === index) return [];
    const reason = `asks ${key} as conditions[${first}] does, and no policy can ask for both; where one of the values is enough, put them into one condition`;
    return [{ path: `${path}.conditions[${index}]`, reason }];
  });
}

function unknownNames(given: Values): Problem[] {
  return Object.keys(given)
    .filter((name) => name !== "statements")
    .map((path) => ({ path, reason: `is not an argument${meant(path, ["statements"])}` }));
}

function permissionProblems(row: Values, path: string): Problem[] {
  return [...oneOfTwo(row, path, "actions", "notActions"), ...oneOfTwo(row, path, "resources", "notResources")];
}

function oneOfTwo(row: Values, path: string, one: string, other: string): Problem[] {
  const isOne = (row[one] === undefined) !== (row[other] === undefined);
  return isOne ? [] : [{ path, reason: `must have either ${one} or ${other}` }];
}

function trustProblems(row: Values, path: string): Problem[] {
  const lacking = ["actions", "principals"].filter((name) => row[name] === undefined);
  const foreign = ["notActions", "resources", "notResources"].filter((name) => row[name] !== undefined);
  return [
    ...lacking.map((name) => ({
      path: `${path}.${name}`,
      reason: "is required in a trust policy, which principals make",
    })),
    ...foreign.map((name) => ({ path: `${path}.${name}`, reason: "is not in a trust policy, which principals make" })),
  ];
}
