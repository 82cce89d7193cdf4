import { coversStatement } from "../compare";
import { PERMISSIONS, type Rule } from "../rule";

export const shadowedStatement: Rule = {
  id: "shadowed-statement",
  severity: "medium",
  kinds: PERMISSIONS,
  finds: "An Allow of which a Deny leaves nothing",
  why: "A Deny wins over every Allow, so what the statement seems to give it does not give.",
  better: "Take the Allow out, or make the Deny narrower.",
  example: {
    bad: [
      { Effect: "Allow", Action: "ram:GetUser", Resource: "*" },
      { Effect: "Deny", Action: "ram:*", Resource: "*" },
    ],
    good: [
      { Effect: "Allow", Action: "ecs:*", Resource: "*" },
      { Effect: "Deny", Action: "ecs:DeleteInstance", Resource: "*" },
    ],
  },
  find({ statements }) {
    const denials = statements.filter(({ effect }) => effect === "Deny");
    return statements
      .filter(({ effect }) => effect === "Allow")
      .flatMap((statement) => {
        const denial = denials.find((one) => coversStatement(one, statement));
        if (denial === undefined) return [];
        return [
          { path: statement.path, what: `allows nothing, as Statement[${String(denial.path[1])}] denies all of it` },
        ];
      });
  },
};
