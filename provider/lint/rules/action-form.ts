import { ALL, quoted, type Rule } from "../rule";

export const actionForm: Rule = {
  id: "action-form",
  severity: "high",
  kinds: ALL,
  finds: "An action that is not <service>:<operation>",
  why: 'RAM refuses the policy ("Invalid action format"), or the statement never matches anything.',
  better: "Write the service as its page on RAM authorization names it, a colon and the operation, or * for all.",
  example: {
    bad: [{ Effect: "Allow", Action: "DescribeInstances", Resource: "*" }],
    good: [{ Effect: "Allow", Action: "ecs:DescribeInstances", Resource: "*" }],
  },
  find: ({ statements }) =>
    statements
      .flatMap(({ actions, notActions }) => [...actions, ...notActions])
      .filter(({ text }) => !/^(\*+|[A-Za-z0-9*?-]+(:[A-Za-z0-9*?_./-]+)+)$/.test(text))
      .map(({ text, path }) => ({ path, what: `is ${quoted(text)}, which is neither * nor <service>:<operation>` })),
};
