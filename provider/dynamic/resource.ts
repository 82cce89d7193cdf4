import * as pulumi from "@pulumi/pulumi";
import { settingsOfProgram } from "../config";
import type { Definition } from "../kernel/definition";
import type { AnyFields } from "../kernel/fields";
import { nearest } from "../kernel/nearest";
import { hiddenInputs } from "./hidden";
import { providerText } from "./text";

/** A resource's inputs as a program gives them: every value, at any depth, may be an output of another resource. */
export type Args<I> = { [K in keyof I]: Given<NonNullable<I[K]>> };

/** Tuples keep a union whole: an output of `"auto" | "manual"` is neither one of `"auto"` nor one of `"manual"`. */
type Given<T> = [T] extends [readonly (infer Item)[]]
  ? pulumi.Input<Given<Item>[]>
  : [T] extends [object]
    ? pulumi.Input<{ [K in keyof T]: Given<T[K]> }>
    : pulumi.Input<T>;

/** A resource's values as a program sees them: the output is always there, what it holds may be absent. */
export type Outputs<S> = { readonly [K in keyof S]-?: pulumi.Output<S[K]> };

// biome-ignore lint/suspicious/noExplicitAny: any definition has the facts that the class needs
type AnyDefinition = Definition<any, any, any>;

/**
 * What a class hands to `pulumi.CustomResource`. The classes extend that one directly, with no class of ours between:
 * the SDK counts the constructors to find the line of the program that it records.
 *
 * @param args absent for a `get`, which passes an id in the options.
 */
export function registration(
  definition: AnyDefinition,
  name: string,
  args: object = {},
  options: pulumi.CustomResourceOptions = {},
): [type: string, name: string, props: pulumi.Inputs, options: pulumi.CustomResourceOptions] {
  const type = typeToken(definition.kind);
  refuseSettings();
  refuseOptions(definition, options);
  if (options.id === undefined) refuseArgs(definition, name, args);
  const urn = pulumi.createUrn(name, type, options.parent);
  return [type, name, propsOf(definition, args, urn, options), optionsOf(definition, options)];
}

/** Outputs that are a part of the id stay known in the preview of an update, as the id does. */
export function deriveFromId(resource: pulumi.CustomResource, definition: AnyDefinition): void {
  for (const [output, part] of Object.entries(definition.idOutputs ?? {})) {
    const value = resource.id.apply((id) => (id === undefined ? id : id.split(":")[part]));
    Object.defineProperty(resource, output, { enumerable: true, value });
  }
}

function typeToken(kind: string): string {
  return `pulumi-nodejs:dynamic/${kind}`;
}

/** Works across two copies of the package, where `instanceof` does not. */
export function isInstanceOf(kind: string, value: unknown): boolean {
  const type = (value as { readonly __pulumiType?: unknown } | null | undefined)?.__pulumiType;
  return type === typeToken(kind);
}

/** Only what is named here becomes an output on the object, so those that the cloud decides are there as `undefined`. */
function propsOf(
  definition: AnyDefinition,
  args: object,
  urn: pulumi.Output<string>,
  options: pulumi.CustomResourceOptions,
): pulumi.Inputs {
  const names = [...Object.keys(definition.fields), ...Object.keys(definition.outputs)];
  const nothing = Object.fromEntries(names.map((name) => [name, undefined]));
  return {
    ...nothing,
    ...timeoutsOf(options),
    ...args,
    __provider: providerText(definition.kind),
    ...(options.id === undefined ? hiddenInputs(urn, args) : {}),
  };
}

/** `customTimeouts` do not reach a dynamic provider, so they are taken over; a read has no time of its own here. */
function timeoutsOf({ customTimeouts }: pulumi.CustomResourceOptions): pulumi.Inputs {
  if (customTimeouts === undefined) return {};
  const { create, update, delete: remove } = customTimeouts;
  return { timeouts: { create, update, delete: remove } };
}

function optionsOf(definition: AnyDefinition, options: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
  const facts = { ...definition.fields, ...definition.outputs } as { [name: string]: { readonly secret?: true } };
  const secrets = Object.keys(facts).filter((name) => facts[name]?.secret === true);
  return pulumi.mergeOptions(options, { additionalSecretOutputs: secrets });
}

/**
 * Refusals are `RunError`s, which end a program with their sentence alone. Of a plain error Pulumi prints the stack, and
 * Node 20 (seen with 20.20.2) never comes to an end of printing one that passes through the SDK's sources.
 */
function refuseOptions(definition: AnyDefinition, options: pulumi.CustomResourceOptions): void {
  if (options.import !== undefined) {
    throw new pulumi.RunError(
      `${definition.kind}: the option import does not work for dynamic resources, because the engine reads an import without ` +
        "the provider's text; set adopt: true on the resource instead, or use its get",
    );
  }
  if (options.provider !== undefined) {
    throw new pulumi.RunError(
      `${definition.kind}: the option provider does not work for dynamic resources; set alicloud-identity:region and the other ` +
        "settings for the whole stack, and use a second stack for a second account",
    );
  }
}

/** In the program's process, so that a wrong setting ends a preview already, which may have no reason to call anything. */
function refuseSettings(): void {
  try {
    settingsOfProgram();
  } catch (error) {
    throw new pulumi.RunError((error as Error).message);
  }
}

/** The engine would say the same later; here the line of the program is known. */
function refuseArgs(definition: AnyDefinition, name: string, args: object): void {
  const fields = definition.fields as AnyFields;
  for (const given of Object.keys(args)) {
    const field = fields[given];
    if (field !== undefined && field.derived !== true) continue;
    const close = nearest(given, Object.keys(fields));
    throw new pulumi.RunError(
      `${definition.kind} ${name}: ${given} is not a property of this resource${close ? `; did you mean ${close}?` : ""}`,
    );
  }
  for (const [field, facts] of Object.entries(fields)) {
    const value = (args as { readonly [field: string]: unknown })[field];
    if (facts.required === true && value === undefined)
      throw new pulumi.RunError(`${definition.kind} ${name}: ${field} is required`);
  }
}
