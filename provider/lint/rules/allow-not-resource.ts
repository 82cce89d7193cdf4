import { PERMISSIONS, type Rule } from "../rule";

export const allowNotResource: Rule = {
  id: "allow-not-resource",
  severity: "medium",
  kinds: PERMISSIONS,
  finds: "NotResource with Allow",
  why: "It allows the actions on all that it does not name, also on what is made later and under another name.",
  better: "Name with Resource what is meant, or deny the exceptions in a statement of their own.",
  example: {
    bad: [{ Effect: "Allow", Action: "oss:GetObject", NotResource: "acs:oss:*:*:payroll/*" }],
    good: [
      { Effect: "Allow", Action: "oss:GetObject", Resource: "acs:oss:*:*:releases/*" },
      { Effect: "Deny", Action: "oss:GetObject", Resource: "acs:oss:*:*:payroll/*" },
    ],
  },
  find: ({ statements }) =>
    statements
      .filter(({ effect, notResources }) => effect === "Allow" && notResources.length > 0)
      .map(({ path }) => ({
        path: [...path, "NotResource"],
        what: "allows the actions on every resource but those that it names",
      })),
};
