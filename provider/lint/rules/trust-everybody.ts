import { quoted, type Rule, TRUST } from "../rule";

export const trustEverybody: Rule = {
  id: "trust-everybody",
  severity: "high",
  kinds: TRUST,
  finds: "A role that every account may take on",
  why: "Anybody with an account of Alibaba Cloud, and be it a new one, gets what the role may do.",
  better: "Name the account, user or role that is meant.",
  example: {
    bad: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: "*" } }],
    good: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: "acs:ram::123456789012:role/ci" } }],
  },
  find: ({ statements }) =>
    statements
      .filter(({ effect }) => effect === "Allow")
      .flatMap(({ principals }) => principals)
      .filter(({ kind, text }) => kind === "RAM" && /^(\*+|acs:ram:[^:]*:\*+:.*)$/i.test(text))
      .map(({ text, path }) => ({ path, what: `is ${quoted(text)}, which is everybody in every account` })),
};
