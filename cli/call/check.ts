import type { OperationFacts, ParameterFacts } from "../../provider/api/facts";
import type { Parameter } from "../../provider/client/call";
import { nearest } from "../../provider/kernel/nearest";
import { wordsFor } from "./pattern";

type Parameters = { readonly [name: string]: Parameter };

/** Refuses what the facts rule out; the first finding is the error. */
export function checkParameters(operation: OperationFacts, parameters: Parameters): void {
  const missing = operation.request.filter(
    ({ name, required, needed, oneOf }) => (required || (needed && !oneOf)) && parameters[name] === undefined,
  );
  if (missing.length > 0) {
    throw new Error(`${operation.action} needs ${missing.map(({ name }) => name).join(", ")}.`);
  }
  checkGroups(operation, parameters);
  for (const parameter of operation.request) {
    const value = parameters[parameter.name];
    if (value === undefined) continue;
    if (parameter.with && parameters[parameter.with] === undefined) {
      throw new Error(`${parameter.name} counts only together with ${parameter.with}; give both or neither.`);
    }
    checkValue(parameter, value);
  }
}

function checkGroups({ action, request }: OperationFacts, parameters: Parameters): void {
  for (const group of new Set(request.map(({ oneOf }) => oneOf))) {
    if (group === undefined) continue;
    const members = request.filter(({ oneOf }) => oneOf === group);
    const names = members.map(({ name }) => name);
    const given = names.filter((name) => parameters[name] !== undefined);
    if (given.length > 1) throw new Error(`${action} takes only one of ${given.join(" and ")}.`);
    if (given.length === 0 && members.every(({ needed }) => needed)) {
      throw new Error(`${action} needs one of ${names.join(", ")}.`);
    }
  }
}

function checkValue(parameter: ParameterFacts, value: Parameter): void {
  if (value === parameter.clear) return;
  checkAmong(parameter, value);
  checkSize(parameter, value);
  if (typeof value === "string") checkForm(parameter, value);
}

function checkAmong({ name, values }: ParameterFacts, value: Parameter): void {
  const text = String(value);
  if (!values || values.includes(text)) return;
  const close = nearest(text, values);
  throw new Error(`${name} is one of ${values.join(", ")}, not "${text}"${close ? `; did you mean ${close}?` : "."}`);
}

function checkSize({ name, type, minimum, maximum, unit }: ParameterFacts, value: Parameter): void {
  const [size, noun] =
    typeof value === "number"
      ? [value, unit]
      : Array.isArray(value)
        ? [value.length, "items"]
        : [String(value).length, "characters"];
  if (type === "boolean" || (size >= (minimum ?? size) && size <= (maximum ?? size))) return;
  const range =
    minimum === undefined
      ? `at most ${maximum}`
      : maximum === undefined
        ? `at least ${minimum}`
        : `${minimum} to ${maximum}`;
  throw new Error(`${name} takes ${range}${noun ? ` ${noun}` : ""}, not ${size}.`);
}

function checkForm({ name, pattern, separator, entries, filter, secret }: ParameterFacts, value: string): void {
  const parts = separator ? value.split(separator) : [value];
  if (entries !== undefined && parts.length > entries) {
    throw new Error(`${name} takes at most ${entries} entries, not ${parts.length}.`);
  }
  const odd = pattern && parts.find((part) => !new RegExp(pattern).test(part));
  if (odd !== undefined && pattern) {
    throw new Error(`${name} is ${wordsFor(pattern)}${secret ? "" : `, not "${odd}"`}.`);
  }
  if (filter && !new RegExp(`^${filter.attribute} (${filter.operators.join("|")}) \\S`, "i").test(value)) {
    throw new Error(
      `${name} is written "${filter.attribute} ${filter.operators.join(" or ")} <value>", not "${value}".`,
    );
  }
}
