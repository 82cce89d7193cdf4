import { describeParameter } from "../../provider/api/describe";
import type { OperationFacts, ParameterFacts, ServiceName } from "../../provider/api/facts";
import { factsOf, SERVICE_NAMES } from "../../provider/api/tables";

/** A resource to begin, as far as the facts of its service tell. */
export interface Plan {
  readonly service: ServiceName;
  readonly kind: string;
  readonly name: string;
  /** `accessConfiguration` */
  readonly constant: string;
  /** As sentences name it: `access configuration`. */
  readonly words: string;
  readonly file: string;
  readonly spec: string;
  /** What its create takes, less the directory. */
  readonly inputs: readonly PlannedInput[];
  /** The input that names it. */
  readonly nameInput: string;
  /** What its reads give beside. */
  readonly outputs: readonly { readonly name: string; readonly type: string; readonly comment: string }[];
  /** The operations on it that the table has. */
  readonly operations: readonly string[];
}

export interface PlannedInput {
  readonly name: string;
  readonly type: string;
  readonly schema: string;
  readonly comment: string;
  readonly required: boolean;
  readonly secret: boolean;
  readonly unit: string | undefined;
}

export function planOf(service: ServiceName, name: string): Plan {
  const { operations } = factsOf(service);
  const create = operations.find(({ action }) => action === `Create${name}`);
  const constant = lowerFirst(name);
  const words = wordsOf(name);
  const file = words.replaceAll(" ", "-");
  const nameInput = `${constant}Name`;
  const taken = (create?.request ?? []).filter((one) => one.name !== "DirectoryId");
  const inputs = taken.map((parameter) => inputOf(parameter, create as OperationFacts));
  const guess = { name: nameInput, type: "string", schema: "z.string().min(1)", comment: `Names the ${words}.` };
  const isNamed = inputs.some((input) => input.name === nameInput);
  const isShared = SERVICE_NAMES.some((other) => other !== service && hasNoun(other, name));
  const own = [
    ...inputs.filter((input) => input.name === nameInput).map((input) => ({ ...input, required: true })),
    ...(isNamed ? [] : [{ ...guess, required: true, secret: false, unit: undefined }]),
    ...inputs.filter((input) => input.name !== nameInput),
  ];
  return {
    service,
    kind: `${service}:${name}`,
    name,
    constant,
    words,
    file: `provider/resources/${service}/${file}.ts`,
    spec: `tests/lifecycle/${isShared ? `${service}-` : ""}${file}.spec.ts`,
    inputs: own,
    nameInput,
    outputs: outputsOf(name, create).filter((output) => !own.some((input) => input.name === output.name)),
    operations: operations.map(({ action }) => action).filter((action) => new RegExp(`${name}s?$`).test(action)),
  };
}

/** Both services have users and groups: their specs lie in one folder. */
function hasNoun(service: ServiceName, name: string): boolean {
  return factsOf(service).operations.some(({ action }) => action === `Create${name}`);
}

function inputOf(parameter: ParameterFacts, operation: OperationFacts): PlannedInput {
  const facts = describeParameter(parameter, operation);
  return {
    name: lowerFirst(parameter.name),
    type: typeOf(parameter),
    schema: schemaOf(parameter),
    comment: `${upperFirst(wordsOf(parameter.name))}.${facts === "" ? "" : ` ${facts}`}`,
    required: parameter.required || (parameter.needed === true && parameter.oneOf === undefined),
    secret: parameter.secret === true,
    unit: parameter.unit,
  };
}

function typeOf({ type, values }: ParameterFacts): string {
  if (values !== undefined && type === "string") return values.map((value) => JSON.stringify(value)).join(" | ");
  const types = { string: "string", json: "string", integer: "number", boolean: "boolean" };
  return { ...types, strings: "string[]", tags: "{ [key: string]: string }" }[type];
}

function schemaOf({ type, values, minimum, maximum, pattern }: ParameterFacts): string {
  const bounds = [
    minimum === undefined ? "" : `.min(${minimum})`,
    maximum === undefined ? "" : `.max(${maximum})`,
    pattern === undefined || type !== "string" ? "" : `.regex(/${pattern.replaceAll("/", "\\/")}/)`,
  ].join("");
  if (values !== undefined && type === "string") return `z.enum(${JSON.stringify(values)})`;
  const schemas = { string: "z.string()", json: "z.string()", integer: "z.int()", boolean: "z.boolean()" };
  if (type === "tags") return "z.record(z.string(), z.string())";
  return `${{ ...schemas, strings: "z.array(z.string())" }[type]}${type === "boolean" ? "" : bounds}`;
}

/** The scalars of the object that a create answers with, less what identifies it. */
function outputsOf(name: string, create: OperationFacts | undefined): Plan["outputs"] {
  const answer = create?.response[name] ?? {};
  const types: { readonly [shape: string]: string } = { string: "string", integer: "number", boolean: "boolean" };
  return Object.entries(answer).flatMap(([field, shape]) => {
    const type = typeof shape === "string" ? types[shape] : undefined;
    if (type === undefined || field === `${name}Id` || field === "DirectoryId") return [];
    return [{ name: lowerFirst(field), type, comment: commentOf(field) }];
  });
}

function commentOf(field: string): string {
  if (/^Create(Date|Time)$/.test(field)) return "When it was made: UTC, ISO 8601.";
  return `${upperFirst(wordsOf(field))}.`;
}

function wordsOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase();
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function upperFirst(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
