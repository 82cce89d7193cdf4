import type { Definition, Found, OutputFacts } from "../kernel/definition";
import { fullUrn } from "./urn";

export type Values = { readonly [name: string]: unknown };
export type Record = { [name: string]: unknown };

/**
 * Travel in inputs and outputs beside the resource's own: the provider text, the URN, and the paths of secret inputs.
 */
const HIDDEN = ["__provider", "__urn", "__secrets"] as const;

/** Without what is hidden. */
export function own(props: Values): Record {
  return Object.fromEntries(Object.entries(props).filter(([name]) => !name.startsWith("__")));
}

/** Inputs as the state keeps them. */
export function recordedInputs(inputs: Values, props: Values): Record {
  return json({ ...inputs, ...hidden(props) });
}

/**
 * Outputs as the state keeps them; the inputs are among them, since they are all that a diff is given.
 *
 * @param before holds what the service told once and no read brings back: that stays as it was.
 */
export function recordedOutputs(
  definition: Facts,
  found: Found<object, object>,
  props: Values,
  before: Values,
): Record {
  return json({ ...keptOf(definition, before), ...found.inputs, ...found.outputs, ...hidden(props) });
}

type Facts = Pick<Definition<never, Record, Record>, "outputs">;

function keptOf({ outputs }: Facts, before: Values): Record {
  const facts: { readonly [name: string]: OutputFacts } = outputs;
  return Object.fromEntries(Object.entries(before).filter(([name]) => facts[name]?.kept === true));
}

/** Paths of inputs that the program made secret. */
export function secretsOf(props: Values): readonly string[] {
  const paths = props["__secrets"];
  return Array.isArray(paths) ? paths.map(String) : [];
}

export function urnOf(kind: string, props: Values): string {
  return fullUrn(kind, String(props["__urn"] ?? ""));
}

/** Of `get`, which passes an id alone, or says so beside the state that it was given. */
export function isLookUp(props: Values): boolean {
  return Object.keys(own(props)).length === 0 || props["__lookUp"] === true;
}

/** The object exists and is not ready: the engine keeps it with what is known of it, and the next `up` goes on. */
export class InitFailure extends Error {
  constructor(
    readonly id: string,
    readonly outputs: Record,
    failure: Error,
  ) {
    super(failure.message);
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ");
}

function hidden(props: Values): Record {
  return Object.fromEntries(HIDDEN.filter((name) => props[name] !== undefined).map((name) => [name, props[name]]));
}

/** An `undefined` anywhere fails the create after the object was made ("Unexpected struct type."). */
function json(value: Record): Record {
  return JSON.parse(JSON.stringify(value)) as Record;
}
