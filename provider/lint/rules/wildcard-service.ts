import { isAdministrator } from "../permits";
import { PERMISSIONS, quoted, type Rule } from "../rule";

export const wildcardService: Rule = {
  id: "wildcard-service",
  severity: "medium",
  kinds: PERMISSIONS,
  finds: "A wildcard in the name of a service",
  why: "It reaches services that nobody thought of, and those that Alibaba Cloud starts later. Reading everywhere includes secrets, keys and customers' data.",
  better: "Name the services; for reading in all of them there are system policies such as ReadOnlyAccess.",
  example: {
    bad: [{ Effect: "Allow", Action: "*:Get*", Resource: "*" }],
    good: [{ Effect: "Allow", Action: ["ecs:Describe*", "vpc:Describe*"], Resource: "*" }],
  },
  find: ({ statements }) =>
    statements
      .filter((statement) => statement.effect === "Allow" && !isAdministrator(statement))
      .flatMap(({ actions }) => actions)
      .filter(({ text }) => /^[^:]*[*?]/.test(text))
      .map(({ text, path }) => ({ path, what: `is ${quoted(text)}, which names no single service` })),
};
