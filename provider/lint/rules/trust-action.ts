import { quoted, type Rule, TRUST } from "../rule";

/** What a trust policy is asked about. */
const ACTIONS = ["sts:assumerole", "sts:setsourceidentity"];

export const trustAction: Rule = {
  id: "trust-action",
  severity: "medium",
  kinds: TRUST,
  finds: "An action that a trust policy is not asked about",
  why: "A trust policy says who may take on the role. What the role may do stands in its policies, so another action here gives nothing, and a wildcard gives what is added later.",
  better: "Write sts:AssumeRole.",
  example: {
    bad: [{ Effect: "Allow", Action: "*", Principal: { Service: "ecs.aliyuncs.com" } }],
    good: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ecs.aliyuncs.com" } }],
  },
  find: ({ statements }) =>
    statements
      .filter(({ effect }) => effect === "Allow")
      .flatMap(({ actions }) => actions)
      .filter(({ text }) => !ACTIONS.includes(text.toLowerCase()))
      .map(({ text, path }) => ({ path, what: `is ${quoted(text)}; a trust policy says sts:AssumeRole` })),
};
