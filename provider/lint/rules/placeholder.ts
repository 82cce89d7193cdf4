import { ALL, quoted, type Rule } from "../rule";

export const placeholder: Rule = {
  id: "placeholder",
  severity: "medium",
  kinds: ALL,
  finds: "A placeholder of a documentation page",
  why: `RAM takes <account-id>, \${region} and 1234**** for the very text, so the statement matches nothing, or by its asterisks more than was meant.`,
  better: "Put the value in its place.",
  example: {
    bad: [{ Effect: "Allow", Action: "ecs:RebootInstance", Resource: `acs:ecs:\${region}:\${AccountId}:instance/*` }],
    good: [{ Effect: "Allow", Action: "ecs:RebootInstance", Resource: "acs:ecs:cn-shanghai:*:instance/*" }],
  },
  find: ({ statements }) =>
    statements
      .flatMap(({ actions, notActions, resources, notResources, principals, conditions }) => [
        ...[actions, notActions, resources, notResources, principals].flat(),
        ...conditions.flatMap(({ values }) => values),
      ])
      .filter(({ text }) => /<[^<>]*>|\$\{(?!acs:)[^{}]*\}|\{#[^{}]*\}|[0-9a-z]\*{4,}/i.test(text))
      .map(({ text, path }) => ({ path, what: `is ${quoted(text)}, which has a placeholder in it` })),
};
