import { PERMISSIONS, type Rule } from "../rule";
import { placesOf, waysIn } from "../ways";

export const escalation: Rule = {
  id: "escalation",
  severity: "high",
  kinds: PERMISSIONS,
  finds: "A way to become administrator",
  why: "Who may give out rights, make keys or passwords of others, or run code with any role may do everything, however little the policy seems to allow. The finding names the way. A condition that everybody meets, such as 0.0.0.0/0, changes nothing; nor does the id of the directory, as an account has one.",
  better:
    "Take the action out, limit it to resources, such as acs:ram:*:*:user/app-*, or deny it in a statement of its own; roles for services are passed by their ARN with a condition on acs:Service.",
  example: {
    bad: [{ Effect: "Allow", Action: ["ram:Get*", "ram:CreateAccessKey"], Resource: "*" }],
    good: [{ Effect: "Allow", Action: "ram:CreateAccessKey", Resource: "acs:ram:*:*:user/app-deploy" }],
  },
  find: (document) => placesOf(waysIn(document), "leads to administrator"),
};
