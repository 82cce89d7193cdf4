import { callersOf, isAccount, isEverybody } from "../callers";
import type { Statement } from "../document";
import { isLimited } from "../limits";
import { type Place, quoted, type Rule, TRUST } from "../rule";

export const trustAccount: Rule = {
  id: "trust-account",
  severity: "low",
  kinds: TRUST,
  finds: "A role that all of an account, or of a resource directory, may take on",
  why: "Every user and role there whose policies allow sts:AssumeRole gets what the role may do. A service of somebody else that takes on roles of many customers can be talked into taking on yours.",
  better: "Name the user or role, or ask for sts:ExternalId in a condition.",
  example: {
    bad: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: "acs:ram::123456789012:root" } }],
    good: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { RAM: "acs:ram::123456789012:root" },
        Condition: { StringEquals: { "sts:ExternalId": "a-long-random-text" } },
      },
    ],
  },
  find: ({ statements }) => statements.filter(({ effect }) => effect === "Allow").flatMap(placesIn),
};

function placesIn(statement: Statement): Place[] {
  const { principals } = statement;
  const callers = callersOf(statement);
  if (callers !== undefined) {
    return principals
      .filter(isEverybody)
      .map(({ text, path }) => ({ path, what: `is ${quoted(text)}, which is everybody whom ${callers} lets in` }));
  }
  if (isLimited(statement)) return [];
  return principals
    .filter(isAccount)
    .map(({ text, path }) => ({ path, what: `is ${quoted(text)}, which is everybody in that account` }));
}
