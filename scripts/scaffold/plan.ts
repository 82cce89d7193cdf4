import type { OperationFacts, ServiceName } from "../../provider/api/facts";
import { factsOf, SERVICE_NAMES } from "../../provider/api/tables";
import { guessedInput, inputOf, type PlannedInput } from "./parameters";
import { camelCase, upperFirst, wordsOf } from "./words";

export const SHAPES = ["entity", "edge", "setting", "secret-once"] as const;
export type Shape = (typeof SHAPES)[number];

interface PlannedOutput {
  readonly name: string;
  readonly type: string;
  readonly comment: string;
  /** Told at creation alone. */
  readonly isTold: boolean;
}

/** A resource to begin, as far as the facts of its service tell. */
export interface Plan {
  readonly service: ServiceName;
  readonly shape: Shape;
  readonly kind: string;
  readonly name: string;
  /** `accessConfiguration` */
  readonly constant: string;
  /** As sentences name it: `access configuration`. */
  readonly words: string;
  readonly file: string;
  readonly spec: string;
  /** The operation that makes or sets it; `undefined` where the table has none that looks like it. */
  readonly origin: string | undefined;
  /** What its origin takes, less the directory. Of an edge: the parts, the one that lists hold last. */
  readonly inputs: readonly PlannedInput[];
  /** The input that names an entity. */
  readonly nameInput: string;
  /** What its reads give beside. */
  readonly outputs: readonly PlannedOutput[];
  /** The operations on it that the table has. */
  readonly operations: readonly string[];
}

export function planOf(service: ServiceName, name: string, shape: Shape): Plan {
  const origin = originOf(service, name, shape);
  const constant = camelCase(name);
  const words = wordsOf(name);
  const file = words.replaceAll(" ", "-");
  const nameInput = `${constant}Name`;
  const inputs = inputsOf(name, shape, origin);
  const isShared = SERVICE_NAMES.some((other) => other !== service && originOf(other, name, shape) !== undefined);
  return {
    service,
    shape,
    kind: `${service}:${name}`,
    name,
    constant,
    words,
    file: `provider/resources/${service}/${file}.ts`,
    spec: `tests/lifecycle/${isShared ? `${service}-` : ""}${file}.spec.ts`, // the specs of all services lie in one folder
    origin: origin?.action,
    inputs,
    nameInput,
    outputs: planOutputs(name, shape, origin, inputs),
    operations: operationsOn(service, name, shape, origin),
  };
}

/** A user attachment is made by `AddUserToGroup`, as nouns of edges are this package's own. */
function originOf(service: ServiceName, name: string, shape: Shape): OperationFacts | undefined {
  const noun = name.replace(/(Attachment|Membership)$/, "");
  const patterns = {
    entity: `^Create${name}$`,
    edge: `^Create${name}$|^(Add|Attach)${noun}To[A-Z]`,
    setting: `^(Set|Update)${name}$`,
    "secret-once": `^Create${name}$`,
  };
  const pattern = new RegExp(patterns[shape], "i"); // a kind is called OidcProvider, and its operation CreateOIDCProvider
  return factsOf(service).operations.find(({ action }) => pattern.test(action));
}

function inputsOf(name: string, shape: Shape, origin: OperationFacts | undefined): readonly PlannedInput[] {
  const taken = (origin?.request ?? [])
    .filter((parameter) => parameter.name !== "DirectoryId")
    .map((parameter) => inputOf(parameter, origin as OperationFacts));
  if (shape === "setting") {
    return taken.length > 0 ? taken : [guessedInput("Example", `What the ${wordsOf(name)} says.`, false)];
  }
  if (shape === "edge") {
    const parts = taken.filter((input) => input.isRequired && input.type === "string");
    if (parts.length > 1) return parts;
    return [
      guessedInput("ParentId", "What it is attached to.", true),
      guessedInput("ItemId", "What is attached.", true),
    ];
  }
  if (shape === "secret-once") {
    const isOwned = taken.some((input) => input.isRequired);
    const isInDirectory = origin?.request.some((parameter) => parameter.name === "DirectoryId") === true;
    return isOwned || isInDirectory ? taken : [guessedInput("ParentId", "What it belongs to.", true), ...taken];
  }
  const naming = `${name}Name`;
  const own =
    taken.find((input) => isSame(input.wireName, naming)) ?? guessedInput(naming, `Names the ${wordsOf(name)}.`, true);
  return [{ ...own, isRequired: true }, ...taken.filter((input) => !isSame(input.wireName, naming))];
}

function planOutputs(
  name: string,
  shape: Shape,
  origin: OperationFacts | undefined,
  inputs: readonly PlannedInput[],
): Plan["outputs"] {
  if (shape === "edge" || shape === "setting") return [];
  const outputs = outputsOf(name, origin, inputs);
  if (shape === "entity") return outputs;
  const told = outputs.map((output) =>
    /(secret|token|password|seed|value)$/i.test(output.name) ? { ...output, comment: TOLD, isTold: true } : output,
  );
  const guessed = { name: `${camelCase(name)}Secret`, type: "string", comment: TOLD, isTold: true };
  return told.some(({ isTold }) => isTold) ? told : [...told, guessed];
}

const TOLD = "The secret. Told at creation alone: `get` has nothing here.";

/** The scalars of the object that a create answers with, less what identifies it. */
function outputsOf(name: string, create: OperationFacts | undefined, inputs: readonly PlannedInput[]): Plan["outputs"] {
  const [, answer = {}] = Object.entries(create?.response ?? {}).find(([field]) => isSame(field, name)) ?? [];
  const types: { readonly [shape: string]: string } = { string: "string", integer: "number", boolean: "boolean" };
  return Object.entries(answer).flatMap(([field, shape]) => {
    const type = typeof shape === "string" ? types[shape] : undefined;
    const isIdentity = isSame(field, `${name}Id`) || field === "DirectoryId" || field === "AccountId";
    const isKnown = isIdentity || inputs.some(({ wireName }) => wireName === field);
    return type === undefined || isKnown
      ? []
      : [{ name: camelCase(field), type, comment: commentOf(field), isTold: false }];
  });
}

function commentOf(field: string): string {
  if (/^Create(Date|Time)$/.test(field)) return "When it was made: UTC, ISO 8601.";
  return `${upperFirst(wordsOf(field))}.`;
}

function operationsOn(
  service: ServiceName,
  name: string,
  shape: Shape,
  origin: OperationFacts | undefined,
): readonly string[] {
  const { operations } = factsOf(service);
  const [, item = "", parent = ""] = /^(?:Add|Attach)(\w+)To(\w+)$/.exec(origin?.action ?? "") ?? [];
  const pattern =
    shape === "edge" && item !== ""
      ? `^(Add|Attach)${item}To${parent}$|^(Remove|Detach)${item}From${parent}$|^List(${parent}Members|${item}sFor${parent})$`
      : `${name}s?$`;
  return operations.map(({ action }) => action).filter((action) => new RegExp(pattern, "i").test(action));
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
