import type { Said } from "../document";
import { coversAction } from "../patterns";
import { ALL, type Place, quoted, type Rule } from "../rule";

export const coveredAction: Rule = {
  id: "covered-action",
  severity: "low",
  kinds: ALL,
  finds: "An action that another one of its statement covers",
  why: "It looks as if single actions were chosen, and the pattern beside them counts.",
  better: "Keep the pattern, or the single actions.",
  example: {
    bad: [{ Effect: "Allow", Action: ["oss:Get*", "oss:GetObject"], Resource: "*" }],
    good: [{ Effect: "Allow", Action: ["oss:GetObject", "oss:GetBucketInfo"], Resource: "*" }],
  },
  find: ({ statements }) =>
    statements.flatMap(({ actions, notActions }) => [...placesOf(actions), ...placesOf(notActions)]),
};

function placesOf(list: readonly Said[]): Place[] {
  return list.flatMap(({ text, path }, index) => {
    const wider = list.find((other, place) => {
      if (place === index || !coversAction(other.text, text)) return false;
      return place < index || !coversAction(text, other.text); // of two that say the same, the first stays
    });
    return wider === undefined ? [] : [{ path, what: `is ${quoted(text)}, which ${quoted(wider.text)} covers` }];
  });
}
