import { isBroadStatement } from "../permits";
import { PERMISSIONS, quoted, type Rule } from "../rule";

export const fullService: Rule = {
  id: "full-service",
  severity: "low",
  kinds: PERMISSIONS,
  finds: "All of a service, on all resources",
  why: "It lets delete what it lets read, and use what the service learns later.",
  better: "Name the actions that are needed, or the resources.",
  example: {
    bad: [{ Effect: "Allow", Action: "oss:*", Resource: "*" }],
    good: [{ Effect: "Allow", Action: "oss:*", Resource: ["acs:oss:*:*:releases", "acs:oss:*:*:releases/*"] }],
  },
  find: ({ statements }) =>
    statements
      .filter((statement) => statement.effect === "Allow" && isBroadStatement(statement))
      .flatMap(({ actions }) => actions)
      .filter(({ text }) => /^[^:*?]+:\*+$/.test(text))
      .map(({ text, path }) => ({ path, what: `is ${quoted(text)}, all of the service on all of its resources` })),
};
