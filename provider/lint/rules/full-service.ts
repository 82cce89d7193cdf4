import { isWholeService } from "../resources";
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
      .filter(({ effect }) => effect === "Allow")
      .flatMap(({ actions, resources, notResources }) =>
        actions.filter(({ text }) => {
          const service = /^([^:*?]+):\*+$/.exec(text)?.[1];
          if (service === undefined) return false;
          return notResources.length > 0 || resources.some((one) => isWholeService(one.text, service));
        }),
      )
      .map(({ text, path }) => ({ path, what: `is ${quoted(text)}, all of the service on all of its resources` })),
};
