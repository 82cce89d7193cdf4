import { ALL, type RuleText } from "./rule";

/**
 * What makes a document no policy at all. The resources refuse it in their check, so at a preview it is an error and no
 * finding; the command tells it with the findings.
 */
export const GRAMMAR: RuleText = {
  id: "grammar",
  severity: "high",
  kinds: ALL,
  finds: "A document that RAM would not take for a policy",
  why: "A text that is not JSON, a key given twice, an element that RAM does not know, an effect other than Allow and Deny, or too many characters: the write is refused, or a part of the policy does not count.",
  better: "Mend what the finding names. It cannot be passed over.",
  example: {
    bad: [{ Effect: "Permit", Action: "ecs:Describe*", Resource: "*" }],
    good: [{ Effect: "Allow", Action: "ecs:Describe*", Resource: "*" }],
  },
};
