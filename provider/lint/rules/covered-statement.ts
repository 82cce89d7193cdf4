import { coversStatement, sameStatement } from "../compare";
import { PERMISSIONS, type Rule } from "../rule";

export const coveredStatement: Rule = {
  id: "covered-statement",
  severity: "low",
  kinds: PERMISSIONS,
  finds: "A statement that a wider one makes superfluous",
  why: "It looks as if the narrow statement were the limit, and the wide one counts.",
  better: "Take the narrow statement out, or make the wide one narrower.",
  example: {
    bad: [
      { Effect: "Allow", Action: "oss:GetObject", Resource: "acs:oss:*:*:releases/*" },
      { Effect: "Allow", Action: "oss:Get*", Resource: "*" },
    ],
    good: [{ Effect: "Allow", Action: "oss:GetObject", Resource: "acs:oss:*:*:releases/*" }],
  },
  find: ({ statements }) =>
    statements.flatMap((statement) => {
      const wider = statements.find(
        (other) =>
          other !== statement &&
          other.effect === statement.effect &&
          coversStatement(other, statement) &&
          !sameStatement(other, statement),
      );
      return wider === undefined
        ? []
        : [{ path: statement.path, what: `adds nothing to Statement[${String(wider.path[1])}]` }];
    }),
};
