import { join } from "node:path";
import type ts from "typescript";
import { z } from "zod";
import type { Definition, OutputFacts } from "../../../provider/kernel/definition";
import type { AnyFields, Field } from "../../../provider/kernel/fields";
import type { Declarations, DescribedDefinition, DescribedField } from "../../docs/declarations";

type AnyDefinition = Definition<never, object, object>;
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** One resource with all that its definition says: the facts as they run, the words and types as they are written. */
export interface Subject {
  readonly module: string;
  readonly name: string;
  readonly described: DescribedDefinition;
  readonly definition: AnyDefinition;
  /** What a program gives. */
  readonly given: readonly Property[];
  /** What a state has beside the parts of the id. */
  readonly recorded: readonly Property[];
  /** Outputs that are parts of the id. */
  readonly parts: readonly { readonly name: string; readonly comment: string }[];
}

export interface Property {
  readonly name: string;
  readonly comment: string;
  /** As the interface has it. */
  readonly type: string;
  readonly node: ts.TypeNode | undefined;
  readonly field: Field | undefined;
  readonly output: OutputFacts | undefined;
  /** A state always has it. */
  readonly isAlwaysThere: boolean;
  /** The values that there are, where these are a few. */
  readonly values: readonly string[];
}

/** Every definition in `provider/resources`, in the order of its kind. */
export function subjectsOf(root: string, declarations: Declarations): readonly Subject[] {
  return declarations.definitions().map((described) => {
    const loaded = require(join(root, described.file)) as { readonly [name: string]: AnyDefinition };
    const definition = loaded[described.name];
    if (definition === undefined) throw new Error(`${described.file} exports no ${described.name}.`);
    return subjectOf(described, definition, declarations);
  });
}

function subjectOf(described: DescribedDefinition, definition: AnyDefinition, declarations: Declarations): Subject {
  const [module = "", name = ""] = described.kind.split(":");
  const fields = definition.fields as AnyFields;
  const outputs = definition.outputs as { readonly [name: string]: OutputFacts };
  const inputs = declarations.fieldsOf(module, `${name}Inputs`);
  const decided = declarations.fieldsOf(module, `${name}Outputs`);
  agree(described.file, `${name}Inputs`, inputs, fields);
  agree(described.file, `${name}Outputs`, decided, outputs);
  const properties = inputs.map((one): Property => {
    const field = fields[one.name];
    const isAlwaysThere = isSent(field) || (field?.derived === true && !one.optional);
    return {
      ...one,
      type: typeOf(one),
      field,
      output: undefined,
      isAlwaysThere,
      values: field === undefined ? [] : valuesOf(field),
    };
  });
  return {
    module,
    name,
    described,
    definition,
    given: properties.filter(({ field }) => field?.derived !== true),
    recorded: [
      ...properties.filter(({ field }) => field?.createOnly !== true),
      ...decided.map((one) => ({
        ...one,
        type: typeOf(one),
        field: undefined,
        output: outputs[one.name],
        isAlwaysThere: !one.optional,
        values: [],
      })),
    ],
    parts: Object.keys(definition.idOutputs ?? {}).map((part) => ({
      name: part,
      comment: described.idOutputs.get(part) ?? "",
    })),
  };
}

function typeOf({ node }: DescribedField): string {
  return (node?.getText() ?? "unknown").replace(/\s+/g, " ");
}

/** What no read brings back is unknown of an object that was only looked up. */
function isSent(field: Field | undefined): boolean {
  if (field?.required === true) return true;
  return field?.default !== undefined && field.stateOnly !== true;
}

/** The compiler sees to most of it; an interface that lost a name to its facts it does not see. */
function agree(file: string, name: string, written: readonly { readonly name: string }[], facts: object): void {
  const lacking = Object.keys(facts).filter((fact) => !written.some((one) => one.name === fact));
  if (lacking.length > 0) throw new Error(`${file}: ${name} has no ${lacking.join(", ")}, which the facts have.`);
}

/** The form of a field's values, as JSON Schema says it. */
export function jsonSchemaOf(field: Field): JsonSchema {
  if (!(field.schema instanceof z.core.$ZodType)) return {};
  return z.toJSONSchema(field.schema, { unrepresentable: "any", io: "input" });
}

function valuesOf(field: Field): readonly string[] {
  const { enum: values = [] } = jsonSchemaOf(field);
  return values.filter((value) => typeof value === "string");
}
