import type { OperationFacts, ParameterFacts } from "./facts";

/** What may be said of a parameter in one line: form, limits, unit, and what its absence means. Empty when nothing. */
export function describeParameter(parameter: ParameterFacts, operation: OperationFacts): string {
  const facts = [
    form(parameter),
    limits(parameter),
    rivals(parameter, operation),
    parameter.with && `only together with ${parameter.with}`,
    absence(parameter),
    parameter.clear !== undefined && `${JSON.stringify(parameter.clear)} clears it`,
    parameter.deprecated && "deprecated",
    parameter.newer && "unknown to older official SDKs",
  ];
  const line = facts.filter(Boolean).join("; ");
  return line && `${line[0]?.toUpperCase()}${line.slice(1)}.`;
}

function form({ type, values, separator, entries, filter }: ParameterFacts): string | undefined {
  if (filter) return `\`${filter.attribute} ${filter.operators.join("|")} <value>\``;
  if (separator) return `entries joined by \`${separator}\`${entries ? `, at most ${entries}` : ""}`;
  if (type === "json") return "JSON text";
  return values && `one of ${values.map((value) => `\`${value}\``).join(", ")}`;
}

function limits({ type, minimum, maximum, unit }: ParameterFacts): string | undefined {
  const noun = { string: "characters", json: "characters", strings: "items", tags: "items" }[type as string] ?? unit;
  const range =
    minimum !== undefined && maximum !== undefined
      ? `${minimum} to ${maximum}`
      : maximum !== undefined
        ? `at most ${maximum}`
        : undefined;
  return range && noun ? `${range} ${noun}` : (range ?? unit);
}

function rivals({ name, oneOf, needed }: ParameterFacts, { request }: OperationFacts): string | undefined {
  if (!oneOf) return undefined;
  const others = request.filter((other) => other.oneOf === oneOf && other.name !== name).map((other) => other.name);
  return needed ? `either this or ${others.join(" or ")}` : `not together with ${others.join(", ")}`;
}

function absence({ initial, absent, required, needed, oneOf }: ParameterFacts): string | undefined {
  if (absent === "caller") return "without it the caller's own";
  if (absent === "keep") return "without it nothing changes";
  if (absent === "reset") return `without it set back to ${initial ?? "empty"}`;
  if (initial !== undefined) return `without it \`${initial}\``;
  return needed && !required && !oneOf ? "officially optional, yet needed" : undefined;
}
