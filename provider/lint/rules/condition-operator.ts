import { meant } from "../../kernel/reason";
import { OPERATORS, plainOperator } from "../conditions";
import { ALL, quoted, type Rule } from "../rule";

export const conditionOperator: Rule = {
  id: "condition-operator",
  severity: "high",
  kinds: ALL,
  finds: "An operator that RAM does not have",
  why: 'RAM refuses the policy ("Invalid condition operator"). Those of other clouds, such as ArnLike or Null, are not there.',
  better: "Take one of RAM's operators.",
  example: {
    bad: [
      {
        Effect: "Allow",
        Action: "oss:*",
        Resource: "*",
        Condition: { StringEqual: { "acs:Service": "fc.aliyuncs.com" } },
      },
    ],
    good: [
      {
        Effect: "Allow",
        Action: "oss:*",
        Resource: "*",
        Condition: { StringEquals: { "acs:Service": "fc.aliyuncs.com" } },
      },
    ],
  },
  find({ statements }) {
    const given = statements.flatMap(({ path, conditions }) =>
      [...new Set(conditions.map(({ operator }) => operator))].map((operator) => ({ operator, path })),
    );
    return given
      .filter(({ operator }) => !Object.hasOwn(OPERATORS, plainOperator(operator)))
      .map(({ operator, path }) => ({
        path: [...path, "Condition", operator],
        what: `is no operator of RAM: ${quoted(operator)}${meant(plainOperator(operator), Object.keys(OPERATORS))}`,
      }));
  },
};
