import { wordsFor } from "../../cli/call/pattern";
import { describeParameter } from "../../provider/api/describe";
import type { OperationFacts, ParameterFacts } from "../../provider/api/facts";
import { camelCase, upperFirst, wordsOf } from "./words";

export interface PlannedInput {
  readonly name: string;
  /** As the API calls it. */
  readonly wireName: string;
  readonly type: string;
  readonly schema: string;
  readonly comment: string;
  readonly isRequired: boolean;
  /** What the service takes for absent, as source text. */
  readonly default: string | undefined;
  readonly isSecret: boolean;
  readonly unit: string | undefined;
}

/** An input as far as the facts of the operation tell that takes it. */
export function inputOf(parameter: ParameterFacts, operation: OperationFacts): PlannedInput {
  return {
    name: camelCase(parameter.name),
    wireName: parameter.name,
    type: typeOf(parameter),
    schema: schemaOf(parameter),
    comment: commentOf(parameter, operation),
    isRequired: parameter.required || (parameter.needed === true && parameter.oneOf === undefined),
    default: defaultOf(parameter),
    isSecret: parameter.secret === true,
    unit: parameter.unit,
  };
}

/** An input of which no table knows more than its name. */
export function guessedInput(wireName: string, comment: string, isRequired: boolean): PlannedInput {
  return {
    name: camelCase(wireName),
    wireName,
    type: "string",
    schema: "z.string().min(1)",
    comment,
    isRequired,
    default: undefined,
    isSecret: false,
    unit: undefined,
  };
}

/** What counts for whoever writes the call, and not for whoever writes the program, is left out. */
function commentOf(parameter: ParameterFacts, operation: OperationFacts): string {
  const { initial: _initial, absent: _absent, clear: _clear, newer: _newer, needed, ...facts } = parameter;
  const told = parameter.oneOf === undefined || needed === undefined ? facts : { ...facts, needed };
  const form = parameter.pattern === undefined ? "" : `${upperFirst(wordsFor(parameter.pattern))}.`;
  return [`${upperFirst(wordsOf(parameter.name))}.`, describeParameter(told, operation), form]
    .filter(Boolean)
    .join(" ");
}

function defaultOf({ type, initial }: ParameterFacts): string | undefined {
  const types = { string: "string", integer: "number", boolean: "boolean", json: "", strings: "", tags: "" };
  return typeof initial === types[type] ? JSON.stringify(initial) : undefined;
}

function typeOf({ type, values }: ParameterFacts): string {
  if (values !== undefined) return literals(type, values).join(" | ");
  const types = { string: "string", json: "string", integer: "number", boolean: "boolean" };
  return { ...types, strings: "string[]", tags: "{ [key: string]: string }" }[type];
}

function schemaOf({ type, values, minimum, maximum, pattern, separator }: ParameterFacts): string {
  if (values !== undefined)
    return `z.${type === "integer" ? "literal" : "enum"}([${literals(type, values).join(", ")}])`;
  if (type === "tags") return "z.record(z.string(), z.string())";
  if (type === "boolean") return "z.boolean()";
  const bounds = [minimum === undefined ? "" : `.min(${minimum})`, maximum === undefined ? "" : `.max(${maximum})`];
  const schemas = { json: "z.string()", integer: "z.int()", strings: "z.array(z.string())" };
  return `${type === "string" ? textOf(separator === undefined ? pattern : undefined) : schemas[type]}${bounds.join("")}`;
}

function textOf(pattern: string | undefined): string {
  if (pattern === undefined) return "z.string()";
  return `text(/${pattern.replaceAll("/", "\\/")}/, ${JSON.stringify(wordsFor(pattern).replaceAll("`", ""))})`;
}

function literals(type: ParameterFacts["type"], values: readonly string[]): readonly string[] {
  return type === "integer" ? values : values.map((value) => JSON.stringify(value));
}
