import { sameStatement } from "../compare";
import { ALL, type Rule } from "../rule";

export const duplicateStatement: Rule = {
  id: "duplicate-statement",
  severity: "low",
  kinds: ALL,
  finds: "A statement that says what another one says",
  why: "Whoever takes one of them away believes that the right is gone.",
  better: "Keep one of them.",
  example: {
    bad: [
      { Effect: "Allow", Action: ["ecs:Describe*"], Resource: "*" },
      { Effect: "Allow", Action: "ecs:Describe*", Resource: ["*"] },
    ],
    good: [{ Effect: "Allow", Action: "ecs:Describe*", Resource: "*" }],
  },
  find: ({ statements }) =>
    statements.flatMap((statement, index) => {
      const first = statements.slice(0, index).find((other) => sameStatement(other, statement));
      return first === undefined
        ? []
        : [{ path: statement.path, what: `says the same as Statement[${String(first.path[1])}]` }];
    }),
};
