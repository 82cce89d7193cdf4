import { typeOfKey } from "../conditions";
import { ALL, quoted, type Rule } from "../rule";

export const variable: Rule = {
  id: "variable",
  severity: "medium",
  kinds: ALL,
  finds: "A variable that does not end, or of a key that nobody knows",
  why: "What is no variable is plain text, and matches nothing.",
  better: `Write \${acs:...} with a key that every service has, and close it.`,
  example: {
    bad: [{ Effect: "Allow", Action: "oss:GetObject", Resource: `acs:oss:*:*:home/\${acs:PrincipalARN/*` }],
    good: [{ Effect: "Allow", Action: "oss:GetObject", Resource: "acs:oss:*:*:home/*" }],
  },
  find: ({ statements }) =>
    statements
      .flatMap(({ resources, notResources, conditions }) => [
        ...resources,
        ...notResources,
        ...conditions.flatMap(({ values }) => values),
      ])
      .flatMap(({ text, path }) => {
        if (text.lastIndexOf("${") > text.lastIndexOf("}"))
          return [{ path, what: `is ${quoted(text)}, in which a variable does not end` }];
        const names = [...text.matchAll(/\$\{(acs:[^}]*)\}/g)].map(([, name = ""]) => name);
        const unknown = names.find((name) => typeOfKey(name) === undefined);
        return unknown === undefined
          ? []
          : [{ path, what: `has a variable of a key that is not known here: ${quoted(unknown)}` }];
      }),
};
