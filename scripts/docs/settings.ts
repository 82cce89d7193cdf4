import {
  CREDENTIAL_SOURCES,
  type Declaration,
  GENERAL_SETTINGS,
  SETTINGS,
  type SourceRow,
} from "../../provider/config/declarations";
import { figure } from "../../provider/config/values";
import { code, table } from "./markdown";

/** The settings of a stack, from their declarations. */
export function renderSettings(): string {
  return table(
    ["Setting", "Key", "Environment"],
    GENERAL_SETTINGS.map((declaration) => [
      said(declaration),
      declaration.key === undefined ? "" : keyOf(declaration, declaration.key),
      variablesOf(declaration),
    ]),
  );
}

/** The variables that say where each service is. */
export function renderEndpoints(): string {
  return (SETTINGS.endpoints.variables ?? []).map((name) => `- ${code(name)}`).join("\n");
}

/** The sources of credentials, in the order in which they are tried. */
export function renderSources(): string {
  return table(
    ["", "Key", "Environment"],
    CREDENTIAL_SOURCES.map((row) => [titleOf(row), keysOf(row), row.families ? familiesOf(row) : variablesOfAll(row)]),
  );
}

function said({ description, type, default: standard }: Declaration): string {
  return [description, type.form, standardOf(standard)].filter((part) => part !== undefined).join("; ");
}

/** In the midst of a row; what is only on or off needs no more words. */
function shortly({ description, type, default: standard }: Declaration): string {
  if (type.form === undefined || standard === false) return description;
  return `${description} (${[type.form, standardOf(standard)].filter((part) => part !== undefined).join(", ")})`;
}

function standardOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "number") return `default ${figure(value)}`;
  return `default ${code(JSON.stringify(value))}`;
}

/** Marked where `@pulumi/alicloud` has no such key. */
function keyOf({ shared }: Declaration, key: string): string {
  return shared ? code(key) : `${code(key)} \\*`;
}

function keysOf({ keys }: SourceRow): string {
  return keys
    .flatMap((name) => SETTINGS[name].key ?? [])
    .map(code)
    .join(", ");
}

function variablesOf({ variables = [] }: Declaration): string {
  return variables.map(code).join(", ");
}

/** With what an object holds, which no variable can say. */
function titleOf({ title, keys }: SourceRow): string {
  const objects = keys.map((name): Declaration => SETTINGS[name]).filter(({ variables }) => variables === undefined);
  return [title, ...objects.map(({ description }) => description)].join("; ");
}

function variablesOfAll({ variables }: SourceRow): string {
  return variables
    .map((name, place) => {
      const declaration: Declaration = SETTINGS[name];
      return place === 0 ? variablesOf(declaration) : `${shortly(declaration)}: ${variablesOf(declaration)}`;
    })
    .join("; ");
}

function familiesOf({ variables: names }: SourceRow): string {
  const lists = names.map((name) => SETTINGS[name].variables ?? []);
  const families = (lists[0] ?? []).map((_, place) => lists.flatMap((list) => list[place] ?? []));
  return families.map((family) => family.map(code).join(", ")).join("; or ");
}
