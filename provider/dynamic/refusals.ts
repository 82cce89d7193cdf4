import * as pulumi from "@pulumi/pulumi";
import { settingsOfProgram } from "../config";
import { programError } from "../functions/program-error";
import { fieldProblems, nameProblems } from "../kernel/check";
import type { Definition } from "../kernel/definition";
import type { Field } from "../kernel/fields";
import { UNKNOWN } from "../kernel/unknowns";
import { timeoutsField } from "../resources/timeouts";
import { unreachable } from "./reachable";

// biome-ignore lint/suspicious/noExplicitAny: any definition has the facts that are asked for
type AnyDefinition = Definition<any, any, any>;

/** What Pulumi's options are called, where one of them stands in the place of a property. */
const OPTIONS: readonly string[] = [
  ...["additionalSecretOutputs", "aliases", "customTimeouts", "deleteBeforeReplace", "deletedWith", "dependsOn"],
  ...["hideDiffs", "hooks", "id", "ignoreChanges", "import", "parent", "protect", "provider", "replaceOnChanges"],
  ...["replaceWith", "retainOnDelete", "transformations", "transforms", "urn", "version"],
];

/**
 * Ends a program whose arguments cannot be meant, before anything is registered: here its line is known, and all that
 * is wrong with the names is told at once. Programs in plain JavaScript have no compiler that sees any of it.
 *
 * Refusals are `RunError`s, which end a program with their sentence alone.
 */
export function refuseArguments(definition: AnyDefinition, name: unknown, args: unknown, options: unknown): void {
  const { kind } = definition;
  refuseName(kind, name);
  if (!isPlainObject(options)) refuse(kind, name, `the options must be an object, not ${said(options)}`);
  refuseOptions(kind, options);
  const isLookUp = options["id"] !== undefined;
  if (!isPlainObject(args)) {
    const instead = pulumi.Output.isInstance(args) ? "an Output of one; its values may be outputs" : said(args);
    refuse(kind, name, `the arguments must be an object of properties, not ${instead}`);
  }
  refuseSetting();
  const problems = isLookUp ? [] : nameProblems(definition, known(args) as typeof args);
  const timeouts = options["customTimeouts"];
  if (timeouts !== undefined)
    problems.push(...fieldProblems("customTimeouts", timeoutsField as Field, known(timeouts)));
  if (problems.length > 0) refuse(kind, name, ...problems.map(({ path, reason }) => `${path} ${reason}`));
}

/** The same for a class's `get`, whose third argument other libraries' users take for the options. */
export function refuseLookUp(
  definition: AnyDefinition,
  name: unknown,
  id: unknown,
  state: unknown,
  options: unknown,
): void {
  const kind = `${definition.kind}.get`;
  refuseName(kind, name);
  const isText = typeof id === "string" && id !== "";
  if (!isText && !pulumi.Output.isInstance(id) && !(id instanceof Promise)) {
    refuse(kind, name, `the id must be a text such as ${formOf(definition)}, or an Output of one, not ${said(id)}`);
  }
  if (!isPlainObject(state)) refuse(kind, name, `the state must be an object of properties, not ${said(state)}`);
  if (!isPlainObject(options)) refuse(kind, name, `the options must be an object, not ${said(options)}`);
  const names = [...Object.keys(definition.fields), ...Object.keys(definition.outputs)];
  for (const given of Object.keys(state)) {
    if (names.includes(given)) continue;
    const why = OPTIONS.includes(given)
      ? `${given} is an option, and options are the fourth argument: get(name, id, {}, { ${given} })`
      : `${given} is not a property of this resource; there are ${names.join(", ")}`;
    refuse(kind, name, why);
  }
}

function refuseName(kind: string, name: unknown): void {
  if (typeof name === "string" && name !== "") return;
  throw programError(`${kind}: the name must be a text that is not empty, not ${said(name)}`);
}

function refuseOptions(kind: string, options: { readonly [name: string]: unknown }): void {
  if (options["import"] !== undefined) {
    throw programError(
      `${kind}: the option import does not work for dynamic resources, because the engine reads an import without ` +
        "the provider's text; set adopt: true on the resource instead, or use its get",
    );
  }
  if (options["provider"] !== undefined) {
    throw programError(
      `${kind}: the option provider does not work for dynamic resources; set alicloud-identity:region and the other ` +
        "settings for the whole stack, and use a second stack for a second account",
    );
  }
}

/** In the program's process, so that it ends a preview already, which may have no reason to call anything. */
function refuseSetting(): void {
  const problem = unreachable();
  if (problem !== undefined) throw programError(problem);
  try {
    settingsOfProgram();
  } catch (error) {
    throw programError((error as Error).message);
  }
}

function refuse(kind: string, name: unknown, ...sentences: readonly string[]): never {
  const [first = "", ...others] = sentences;
  const text = others.length === 0 ? first : ["", ...sentences].join("\n  ");
  throw programError(`${kind} ${String(name)}:${others.length === 0 ? " " : ""}${text}`);
}

function isPlainObject(value: unknown): value is { readonly [name: string]: unknown } {
  return (
    value !== null &&
    typeof value === "object" &&
    !Array.isArray(value) &&
    !pulumi.Output.isInstance(value) &&
    !(value instanceof Promise)
  );
}

/** Never the value itself, which may be a secret. */
function said(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return "a list";
  if (pulumi.Output.isInstance(value)) return "an Output";
  if (value instanceof Promise) return "a promise";
  if (value === "") return "an empty text";
  const type = typeof value;
  return { string: "a text", object: "an object", boolean: String(value) }[type as string] ?? `a ${type}`;
}

function formOf(definition: AnyDefinition): string {
  return `"${definition.id.map((part) => `<${part}>`).join(":")}"`;
}

/** Values that only a run will know are unknown, as in a preview. */
function known(value: unknown): unknown {
  if (pulumi.Output.isInstance(value) || value instanceof Promise || pulumi.Resource.isInstance(value)) return UNKNOWN;
  if (Array.isArray(value)) return value.map(known);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, known(inner)]));
}
