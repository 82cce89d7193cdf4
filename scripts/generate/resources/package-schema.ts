import { z } from "zod";
import type { Field } from "../../../provider/kernel/fields";
import type { Declarations, DescribedField } from "../../docs/declarations";
import { firstSentence } from "../../docs/markdown";
import { type JsonSchema, jsonSchemaOf, type Property, type Subject } from "./subjects";

/** The name of the package in type tokens, as a provider plugin would have it. */
export const PACKAGE = "alicloud-identity";

export interface PackageSchema {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly keywords: readonly string[];
  readonly provider: object;
  readonly types: { readonly [token: string]: ComplexType };
  readonly resources: { readonly [token: string]: ResourceSpec };
}

export interface TypeSpec {
  readonly type?: "string" | "integer" | "number" | "boolean" | "array" | "object";
  readonly $ref?: string;
  readonly items?: TypeSpec;
  readonly additionalProperties?: TypeSpec;
  readonly oneOf?: readonly TypeSpec[];
}

export interface PropertySpec extends TypeSpec {
  readonly description?: string;
  readonly default?: string | number | boolean;
  readonly secret?: true;
  readonly replaceOnChanges?: true;
  readonly willReplaceOnChanges?: true;
}

export interface ObjectSpec {
  readonly description: string;
  readonly properties: { readonly [name: string]: PropertySpec };
  readonly required: readonly string[];
}

export interface EnumSpec {
  readonly type: "string";
  readonly description: string;
  readonly enum: readonly { readonly value: string }[];
}

export type ComplexType = EnumSpec | (ObjectSpec & { readonly type: "object" });

export interface ResourceSpec extends ObjectSpec {
  readonly inputProperties: { readonly [name: string]: PropertySpec };
  readonly requiredInputs: readonly string[];
  readonly stateInputs: ObjectSpec;
}

interface Manifest {
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly keywords: readonly string[];
}

/**
 * The schema of a Pulumi package on these definitions: what a provider plugin would answer with. No such plugin is there
 * yet; that the schema can be written shows that the definitions have all that one needs.
 */
export function packageSchema(
  { version, description, license, keywords }: Manifest,
  subjects: readonly Subject[],
  declarations: Declarations,
): PackageSchema {
  const types = new Types(declarations);
  const resources = Object.fromEntries(
    subjects.map((subject) => [token(subject.module, subject.name), resourceSpec(subject, types)]),
  );
  return { name: PACKAGE, version, description, license, keywords, provider: {}, types: types.found, resources };
}

function token(module: string, name: string): string {
  return `${PACKAGE}:${module}:${name}`;
}

function resourceSpec(subject: Subject, types: Types): ResourceSpec {
  const { module, name, described, given, recorded, parts } = subject;
  const examples = described.examples.map((text) => `## Example\n\n\`\`\`typescript\n${text}\n\`\`\``);
  const spec = (property: Property) => [property.name, types.property(module, name, property)] as const;
  // What is live may be more than what may be given: of a status that is text the values are not all known.
  const live = (property: Property) =>
    spec(property.type === "string" ? { ...property, field: asText(property) } : property);
  return {
    description: [described.comment, ...examples].join("\n\n"),
    properties: Object.fromEntries([
      ...parts.map((part) => [part.name, { type: "string", description: part.comment }] as const),
      ...recorded.map(live).map(([property, { default: _, willReplaceOnChanges, ...rest }]) => {
        return [property, { ...rest, ...(willReplaceOnChanges === true ? { replaceOnChanges: true } : {}) }] as const;
      }),
    ]),
    required: [
      ...parts.map((part) => part.name),
      ...recorded.filter((property) => property.isAlwaysThere).map((property) => property.name),
    ].sort(),
    inputProperties: Object.fromEntries(given.map(spec)),
    requiredInputs: given
      .filter(({ field }) => field?.required === true)
      .map((property) => property.name)
      .sort(),
    stateInputs: {
      description: `What is known of one that is looked up.`,
      properties: Object.fromEntries(
        recorded.map(live).map(([property, { default: _, willReplaceOnChanges: __, ...rest }]) => [property, rest]),
      ),
      required: [],
    },
  };
}

function asText({ field }: Property): Field | undefined {
  return field && { ...field, schema: z.string() };
}

/** Types with a name of their own: objects as the source names them, enums by the property that has them. */
class Types {
  readonly found: { [token: string]: ComplexType } = {};

  constructor(private readonly declarations: Declarations) {}

  property(module: string, owner: string, { name, comment, type, field, output }: Property): PropertySpec {
    const schema: JsonSchema = field === undefined ? writtenSchema(type) : jsonSchemaOf(field);
    const isSecret = field?.secret === true || output?.secret === true;
    return {
      ...this.spec(module, owner, { name, type, comment }, schema),
      ...(comment === "" ? {} : { description: comment }),
      ...(isScalar(field?.default) ? { default: field.default } : {}),
      ...(isSecret ? { secret: true } : {}),
      ...(field?.replaces === true ? { willReplaceOnChanges: true } : {}),
    };
  }

  private spec(module: string, owner: string, at: Written, schema: JsonSchema): TypeSpec {
    const { anyOf } = schema;
    if (anyOf !== undefined) return { oneOf: anyOf.map((one) => this.spec(module, owner, at, one as JsonSchema)) };
    if (schema.enum !== undefined) return this.enumSpec(module, owner, at, schema.enum.map(String));
    switch (schema.type) {
      case "array":
        return { type: "array", items: this.spec(module, owner, itemOf(at), (schema.items ?? {}) as JsonSchema) };
      case "object":
        return this.objectSpec(module, owner, at, schema);
      case "string":
      case "integer":
      case "number":
      case "boolean":
        return { type: schema.type };
      default:
        return { $ref: "pulumi.json#/Any" };
    }
  }

  private objectSpec(module: string, owner: string, at: Written, schema: JsonSchema): TypeSpec {
    const { properties } = schema;
    if (properties === undefined) {
      const values = schema.additionalProperties;
      const of = typeof values === "object" ? this.spec(module, owner, at, values as JsonSchema) : undefined;
      return { type: "object", additionalProperties: of ?? { $ref: "pulumi.json#/Any" } };
    }
    const written = new Map(this.declarations.fieldsOf(module, at.type).map((one) => [one.name, one]));
    if (written.size === 0) throw new Error(`${owner}.${at.name} is an object without an interface: ${at.type}.`);
    this.found[token(module, at.type)] = {
      type: "object",
      description: this.declarations.commentOn(module, at.type),
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, inner]) => {
          const field: Written = written.get(name) ?? { name, type: "unknown", comment: "" };
          const described = field.comment === "" ? {} : { description: field.comment };
          return [name, { ...this.spec(module, at.type, field, inner as JsonSchema), ...described }];
        }),
      ),
      required: [...(schema.required ?? [])].sort(),
    };
    return { $ref: `#/types/${token(module, at.type)}` };
  }

  private enumSpec(module: string, owner: string, at: Written, values: readonly string[]): TypeSpec {
    const own = `${at.name.charAt(0).toUpperCase()}${at.name.slice(1)}`;
    const name = token(module, own.startsWith(owner) ? own : `${owner}${own}`);
    const description = firstSentence(at.comment);
    this.found[name] = { type: "string", description, enum: values.map((value) => ({ value })) };
    return { $ref: `#/types/${name}` };
  }
}

type Written = Pick<DescribedField, "name" | "type" | "comment">;

function itemOf(at: Written): Written {
  return { ...at, type: at.type.replace(/\[\]$/, "") };
}

/** Outputs that the cloud decides have no schema, as nobody gives them: their type is as it is written. */
function writtenSchema(type: string): JsonSchema {
  if (type.endsWith("[]")) return { type: "array", items: writtenSchema(type.slice(0, -2)) };
  if (type === "string" || type === "number" || type === "boolean") return { type };
  const [, value] = /^\{ \[\w+: string\]: (.+) \}$/.exec(type) ?? [];
  if (value !== undefined) return { type: "object", additionalProperties: writtenSchema(value) };
  return {};
}

function isScalar(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}
