import { nearest } from "../../config/nearest";
import { ALL, quoted, type Rule } from "../rule";
import { SERVICE_CODES } from "../services";

export const unknownService: Rule = {
  id: "unknown-service",
  severity: "note",
  kinds: ALL,
  finds: "A service that the rules do not know",
  why: "A misspelt service allows or denies nothing. There are services that the list does not have.",
  better: "Look its name up under RAM authorization in the service's documentation.",
  example: {
    bad: [{ Effect: "Deny", Action: "actiontrial:*", Resource: "*" }],
    good: [{ Effect: "Deny", Action: "actiontrail:*", Resource: "*" }],
  },
  find: ({ statements }) =>
    statements
      .flatMap(({ actions, notActions }) => [...actions, ...notActions])
      .flatMap(({ text, path }) => {
        const [service = ""] = text.toLowerCase().split(":");
        if (!text.includes(":") || !/^[a-z0-9-]+$/.test(service) || SERVICE_CODES.includes(service)) return [];
        const close = nearest(service, SERVICE_CODES);
        return [
          {
            path,
            what: `is ${quoted(text)}, of a service that is not known here${close ? `; did you mean ${close}?` : ""}`,
          },
        ];
      }),
};
