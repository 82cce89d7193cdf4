import { z } from "zod";
import { type AnyDefinition, estateKinds, fieldsOf } from "./kinds";
import { FORMAT, VERSION } from "./model";

/** Types and no bounds: what drifted may be what no program could give. */
function typeOf(schema: unknown): z.ZodType {
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return z.string();
  if (schema instanceof z.ZodNumber) return z.number();
  if (schema instanceof z.ZodBoolean) return z.boolean();
  if (schema instanceof z.ZodArray) return z.array(typeOf(schema.element));
  if (schema instanceof z.ZodRecord) return z.record(z.string(), typeOf(schema.valueType));
  if (schema instanceof z.ZodObject) return z.strictObject(optional(Object.entries(schema.shape)));
  if (schema instanceof z.ZodUnion) return z.union(schema.options.map(typeOf));
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return typeOf(schema.unwrap());
  if (schema instanceof z.ZodPipe) return typeOf(schema.out);
  return z.unknown();
}

function optional(entries: readonly (readonly [string, unknown])[]) {
  return Object.fromEntries(entries.map(([name, schema]) => [name, typeOf(schema).optional()]));
}

/** Inputs are those that a read can bring back, of their types; what an id is made of is there. */
function objectOf(definition: AnyDefinition) {
  const inputs = Object.entries(fieldsOf(definition)).filter(([, field]) => !field.secret && !field.stateOnly);
  const outputs = Object.entries(definition.outputs as { readonly [name: string]: { readonly secret?: true } });
  const open = outputs
    .filter(([, { secret }]) => secret !== true)
    .map(([name]) => [name, z.unknown().optional()] as const);
  return z.strictObject({
    id: z.string().min(1),
    name: z.string(),
    inputs: z.strictObject(optional(inputs.map(([name, { schema }]) => [name, schema]))),
    outputs: z.strictObject(Object.fromEntries(open)),
  });
}

const text = z.string().min(1);
const folder = z.strictObject({ folderId: text, folderName: z.string(), parentFolderId: text });
const account = z.strictObject({
  accountId: text,
  displayName: z.string(),
  folderId: text,
  status: z.enum(["Active", "Suspended", "Leaving"]),
  tags: z.record(z.string(), z.string()),
});
const organisation = z.strictObject({
  resourceDirectoryId: text,
  rootFolderId: text,
  managementAccountId: text,
  folders: z.array(folder),
  accounts: z.array(account),
});

/** The form of an estate, from the definitions. */
export const estateSchema = z
  .strictObject({
    format: z.literal(FORMAT),
    version: z.literal(VERSION),
    accountId: text,
    region: z.string().optional(),
    organisation: organisation.optional(),
    objects: z.strictObject(
      Object.fromEntries(estateKinds.map((definition) => [definition.kind, z.array(objectOf(definition)).optional()])),
    ),
    unread: z.array(z.strictObject({ what: text, id: z.string().optional(), reason: text })),
  })
  .meta({ title: "What is there in a CloudSSO directory, its resource directory and RAM" });

/** As `docs/estate.schema.json` publishes it: JSON Schema, draft 2020-12. */
export function estateJsonSchema(): object {
  return z.toJSONSchema(estateSchema, { target: "draft-2020-12" });
}
