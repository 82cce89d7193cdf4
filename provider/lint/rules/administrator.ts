import { isAdministrator, isEveryAction } from "../permits";
import { PERMISSIONS, type Rule } from "../rule";

export const administrator: Rule = {
  id: "administrator",
  severity: "high",
  kinds: PERMISSIONS,
  finds: "Every action on every resource",
  why: "Whoever has it is an administrator of the account: of its data, its bills, its users and its logs. As a policy of your own it also escapes those who look for the system policy AdministratorAccess.",
  better:
    "Name the actions and resources that are needed; who has to be an administrator gets AdministratorAccess by its name.",
  example: {
    bad: [{ Effect: "Allow", Action: "*", Resource: "*" }],
    good: [{ Effect: "Allow", Action: ["ecs:Describe*", "ecs:RebootInstance"], Resource: "*" }],
  },
  find: ({ statements }) =>
    statements.filter(isAdministrator).flatMap(({ actions }) =>
      actions
        .filter(({ text }) => isEveryAction(text))
        .slice(0, 1)
        .map(({ path }) => ({ path, what: "allows every action on every resource" })),
    ),
};
