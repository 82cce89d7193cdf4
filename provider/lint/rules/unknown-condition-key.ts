import { meant } from "../../kernel/reason";
import { KEYS, TAG_KEYS, typeOfKey } from "../conditions";
import { ALL, quoted, type Rule } from "../rule";

export const unknownConditionKey: Rule = {
  id: "unknown-condition-key",
  severity: "note",
  kinds: ALL,
  finds: "A key with acs: that the rules do not know",
  why: "A condition on a key that does not exist is never met: an Allow allows nothing, a Deny denies nothing. RAM may have learned the key since this was written.",
  better: "Look the key up in RAM's page on policy elements.",
  example: {
    bad: [{ Effect: "Deny", Action: "*", Resource: "*", Condition: { Bool: { "acs:MfaPresents": "false" } } }],
    good: [{ Effect: "Deny", Action: "*", Resource: "*", Condition: { Bool: { "acs:MFAPresent": "false" } } }],
  },
  find: ({ statements }) =>
    statements
      .flatMap(({ conditions }) => conditions)
      .filter(({ key }) => /^acs:\S/i.test(key) && typeOfKey(key) === undefined)
      .map(({ key, path }) => ({
        path,
        what: `has a key that is not known here: ${quoted(key)}${meant(key, [...Object.keys(KEYS), ...TAG_KEYS.map((tag) => `${tag}/<key>`)])}`,
      })),
};
