import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { OperationFacts, ServiceFacts } from "../../provider/api/facts";
import { factsOf, SERVICE_NAMES } from "../../provider/api/tables";
import { BY_CALL } from "./by-call";
import { code, table } from "./markdown";
import { Calls } from "./permissions";
import { type FunctionSubject, functionLink, type ResourceSubject } from "./subjects";

export const OPERATIONS_PAGE = "docs/operations.md";

/** Who calls an operation, as links and names. */
interface Users {
  readonly resources: readonly string[];
  readonly functions: readonly string[];
  readonly commands: readonly string[];
}

/** Every operation of every service: which resources and functions call it, or why it is called by itself. */
export function renderOperations(
  root: string,
  resources: readonly ResourceSubject[],
  functions: readonly FunctionSubject[],
): string {
  const commands = commandsIn(root);
  const known = SERVICE_NAMES.flatMap((name) => factsOf(name).operations.map(({ action }) => `${name}:${action}`));
  for (const name of Object.keys(BY_CALL)) {
    if (!known.includes(name)) throw new Error(`scripts/docs/by-call.ts names ${name}, which no service has.`);
  }
  const usersOf = (operation: string): Users => ({
    resources: callers(resources, operation).map(({ title, page }) => `[${title}](${page.replace("docs/", "")})`),
    functions: callers(functions, operation).map(({ title }) => `[${title}](${functionLink(title, "docs/")})`),
    commands: callers(commands, operation).map(({ title }) => code(title)),
  });
  return `${[
    "# Operations",
    "<!-- Written by `npm run docs` from the tables of operations and from what the code calls. -->",
    "What has a state is a resource, what is a question is a function, and what is an act is called by itself: with " +
      "`alicloud-identity call <service> <Action>` on the command line, or with `connect().<service>.<action>()` in a " +
      "program or a script ([connect.md](connect.md)). Every operation can be called so, also those that a resource has.",
    ...SERVICE_NAMES.flatMap((name) => section(factsOf(name), usersOf)),
  ].join("\n\n")}\n`;
}

function section({ service, product, version, operations }: ServiceFacts, usersOf: (name: string) => Users): string[] {
  const rows = operations.map((facts) => rowOf(service, facts, usersOf(`${service}:${facts.action}`)));
  return [
    `## ${product} ${version}`,
    `${operations.length} operations. On the command line and of \`connect()\` the service is \`${service}\`.`,
    table(["Operation", "Resources", "Functions", "By itself"], rows),
  ];
}

function rowOf(service: string, { action, deprecated }: OperationFacts, users: Users): readonly string[] {
  const { resources, functions, commands } = users;
  const isUsed = resources.length + functions.length > 0;
  const reason = BY_CALL[`${service}:${action}`];
  const calls = isUsed && reason === undefined ? commands : [...commands, code(`call ${service} ${action}`)];
  const byItself = [calls.join(", "), reason ?? ""].filter(Boolean).join(": ");
  const name = deprecated ? `${code(action)}, deprecated` : code(action);
  return [name, resources.join(", "), functions.join(", "), byItself];
}

function callers<S extends { readonly permissions: readonly string[] }>(all: readonly S[], operation: string): S[] {
  return all.filter(({ permissions }) => permissions.includes(operation));
}

/** A file at the top of `cli/` is a command of its name. */
function commandsIn(root: string): readonly { readonly title: string; readonly permissions: readonly string[] }[] {
  const calls = new Calls(root, ["cli"]);
  return readdirSync(join(root, "cli"))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => ({
      title: `alicloud-identity ${file.replace(".ts", "")}`,
      permissions: calls.ofFile(`cli/${file}`),
    }));
}
