import { meant } from "../../kernel/reason";
import { coversAction } from "../patterns";
import { ALL, quoted, type Rule } from "../rule";
import { actionsOf } from "../services";

export const unknownAction: Rule = {
  id: "unknown-action",
  severity: "note",
  kinds: ALL,
  finds: "An action that its service does not have",
  why: "A misspelt action allows or denies nothing. Known are the actions of CloudSSO, IMS, RAM and STS; a service may have learned others since.",
  better: "Look the operation up: alicloud-identity call --list <service> lists them.",
  example: {
    bad: [{ Effect: "Deny", Action: "ram:CreateAccesKey", Resource: "*" }],
    good: [{ Effect: "Deny", Action: "ram:CreateAccessKey", Resource: "*" }],
  },
  find: ({ statements }) =>
    statements
      .flatMap(({ actions, notActions }) => [...actions, ...notActions])
      .flatMap(({ text, path }) => {
        const [service = "", ...rest] = text.split(":");
        const operation = rest.join(":");
        const known = actionsOf(service.toLowerCase());
        if (operation === "" || known === undefined || known.some((one) => coversAction(operation, one))) return [];
        const hint = /[*?]/.test(operation) ? "" : nearestOf(operation, known);
        return [{ path, what: `is ${quoted(text)}, which is no action of ${service}${hint}` }];
      }),
};

/** A hint, where one action is close; a list of a hundred helps nobody. */
function nearestOf(operation: string, known: readonly string[]): string {
  const hint = meant(operation, known);
  return hint.includes("did you mean") ? hint : "";
}
