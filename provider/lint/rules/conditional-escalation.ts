import { PERMISSIONS, type Rule } from "../rule";
import { placesOf, waysIn } from "../ways";

const condition = { Bool: { "acs:MFAPresent": "true" } };

export const conditionalEscalation: Rule = {
  id: "conditional-escalation",
  severity: "medium",
  kinds: PERMISSIONS,
  finds: "A way to become administrator under a condition",
  why: "MFA, a network or a day says when somebody may act, and not how far: whoever meets the condition once may give himself everything, for good and without it.",
  better: "Limit the action to resources as well, such as acs:ram:*:*:user/app-*, or leave it to administrators.",
  example: {
    bad: [{ Effect: "Allow", Action: "ram:CreateAccessKey", Resource: "*", Condition: condition }],
    good: [
      { Effect: "Allow", Action: "ram:CreateAccessKey", Resource: "acs:ram:*:*:user/app-deploy", Condition: condition },
    ],
  },
  find(document) {
    const open = waysIn(document).map(({ how }) => how);
    const limited = waysIn(document, { limited: true }).filter(({ how }) => !open.includes(how));
    return placesOf(limited, "under its condition leads to administrator");
  },
};
