import { permitting } from "../permits";
import { PERMISSIONS, quoted, type Rule } from "../rule";

export const assumeAnyRole: Rule = {
  id: "assume-any-role",
  severity: "medium",
  kinds: PERMISSIONS,
  finds: "sts:AssumeRole for every role",
  why: "Every role that trusts the account can be taken on, those of administrators and those in other accounts as well.",
  better: "Name the roles by their ARNs.",
  example: {
    bad: [{ Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" }],
    good: [{ Effect: "Allow", Action: "sts:AssumeRole", Resource: "acs:ram:*:123456789012:role/deploy" }],
  },
  find(document) {
    const said = permitting(document, "sts:AssumeRole")?.said;
    return said === undefined ? [] : [{ path: said.path, what: `is ${quoted(said.text)}, which takes on every role` }];
  },
};
