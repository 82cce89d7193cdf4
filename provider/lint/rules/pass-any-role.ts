import { permitting } from "../permits";
import { PERMISSIONS, quoted, type Rule } from "../rule";

export const passAnyRole: Rule = {
  id: "pass-any-role",
  severity: "medium",
  kinds: PERMISSIONS,
  finds: "ram:PassRole for every role",
  why: "Whoever may start something in a service that runs with a role, an instance or a function, chooses the role and has its rights.",
  better: "Name the roles by their ARNs, or say with a condition on acs:Service to which service they may be passed.",
  example: {
    bad: [{ Effect: "Allow", Action: "ram:PassRole", Resource: "*" }],
    good: [
      {
        Effect: "Allow",
        Action: "ram:PassRole",
        Resource: "*",
        Condition: { StringEquals: { "acs:Service": "fc.aliyuncs.com" } },
      },
    ],
  },
  find(document) {
    const said = permitting(document, "ram:PassRole")?.said;
    return said === undefined
      ? []
      : [{ path: said.path, what: `is ${quoted(said.text)}, which passes every role to every service` }];
  },
};
