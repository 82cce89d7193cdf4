import { PERMISSIONS, type Rule } from "../rule";

export const allowNotAction: Rule = {
  id: "allow-not-action",
  severity: "high",
  kinds: PERMISSIONS,
  finds: "NotAction with Allow",
  why: "It allows all that it does not name: every other service, and those that do not exist yet. What was left out by an oversight is allowed as well, such as actions of IMS where only ram:* is named.",
  better: "Name with Action what is allowed, or allow a system policy and name with Deny what is not.",
  example: {
    bad: [{ Effect: "Allow", NotAction: "ram:*", Resource: "*" }],
    good: [{ Effect: "Deny", Action: ["ram:*", "ims:*"], Resource: "*" }],
  },
  find: ({ statements }) =>
    statements
      .filter(({ effect, notActions }) => effect === "Allow" && notActions.length > 0)
      .map(({ path }) => ({ path: [...path, "NotAction"], what: "allows every action but those that it names" })),
};
