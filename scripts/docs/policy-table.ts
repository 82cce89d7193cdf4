import type { FunctionSubject, ResourceSubject } from "./subjects";

export const POLICY_TABLE = "cli/policy/operations.generated.ts";

/** Who calls what, for the command line: by kind of resource, and of the functions by module. */
export function renderPolicyTable(
  resources: readonly ResourceSubject[],
  functions: readonly FunctionSubject[],
): string {
  const kinds = resources.map(({ kind, permissions }) => [kind, permissions] as const);
  const modules = [...new Set(functions.map(({ module }) => module))].sort();
  const asked = modules.map((module) => {
    const all = functions.filter((one) => one.module === module).flatMap(({ permissions }) => permissions);
    return [module, [...new Set(all)].sort()] as const;
  });
  return [
    "// Written by npm run docs from what verbs and functions call. Not to be edited.",
    "",
    "type Operations = { readonly [name: string]: readonly string[] };",
    "",
    "/** By kind of resource. */",
    `export const OPERATIONS_OF_KINDS: Operations = ${textOf([...kinds].sort(([a], [b]) => (a < b ? -1 : 1)))};`,
    "",
    "/** Of all functions of a module. */",
    `export const OPERATIONS_OF_FUNCTIONS: Operations = ${textOf(asked)};`,
    "",
  ].join("\n");
}

function textOf(rows: readonly (readonly [string, readonly string[]])[]): string {
  return JSON.stringify(Object.fromEntries(rows), undefined, 2);
}
