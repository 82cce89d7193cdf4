import { quoted, type Rule, TRUST } from "../rule";

export const trustAccount: Rule = {
  id: "trust-account",
  severity: "low",
  kinds: TRUST,
  finds: "A role that all of an account may take on",
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
  find: ({ statements }) =>
    statements
      .filter(({ effect, isConditional }) => effect === "Allow" && !isConditional)
      .flatMap(({ principals }) => principals)
      .filter(({ kind, text }) => kind === "RAM" && /^acs:ram:[^:]*:\d+:root$/i.test(text))
      .map(({ text, path }) => ({ path, what: `is ${quoted(text)}, which is everybody in that account` })),
};
