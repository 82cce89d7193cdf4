import * as pulumi from "@pulumi/pulumi";
import type { Definition } from "../kernel/definition";
import { hiddenInputs } from "./hidden";
import { refuseArguments, refuseLookUp } from "./refusals";
import { providerText } from "./text";
import { typeToken } from "./urn";

// biome-ignore lint/suspicious/noExplicitAny: any definition has the facts that the class needs
type AnyDefinition = Definition<any, any, any>;

/**
 * What a class hands to `pulumi.CustomResource`. The classes extend that one directly, with no class of ours between:
 * the SDK counts the constructors to find the line of the program that it records.
 *
 * @param args for a look-up, which passes an id in the options, what is known of the object.
 */
export function registration(
  definition: AnyDefinition,
  name: string,
  args: object = {},
  options: pulumi.CustomResourceOptions = {},
): [type: string, name: string, props: pulumi.Inputs, options: pulumi.CustomResourceOptions] {
  refuseArguments(definition, name, args, options);
  const type = typeToken(definition.kind);
  const urn = pulumi.createUrn(name, type, options.parent);
  return [type, name, propsOf(definition, args, urn, options), optionsOf(definition, options)];
}

/** What a class's `get` hands to its constructor. `A` is the arguments' type, which a look-up need not fill. */
export function lookUp<A>(
  definition: AnyDefinition,
  name: string,
  id: pulumi.Input<pulumi.ID>,
  state: object = {},
  options: pulumi.CustomResourceOptions = {},
): [name: string, args: A, options: pulumi.CustomResourceOptions] {
  refuseLookUp(definition, name, id, state, options);
  return [name, state as A, { ...options, id }];
}

/** Outputs that are a part of the id stay known in the preview of an update, as the id does. */
export function deriveFromId(resource: pulumi.CustomResource, definition: AnyDefinition): void {
  for (const [output, part] of Object.entries(definition.idOutputs ?? {})) {
    const value = resource.id.apply((id) => (id === undefined ? id : id.split(":")[part]));
    Object.defineProperty(resource, output, { enumerable: true, value });
  }
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
    ...keptSecret(definition, args),
    __provider: providerText(definition.kind),
    ...(options.id === undefined ? hiddenInputs(definition.kind, urn, args) : lookUpMark(args)),
  };
}

/** The engine encrypts an input for being a secret value, and knows nothing of fields: a password in plain text is one too. */
function keptSecret(definition: AnyDefinition, args: object): pulumi.Inputs {
  const facts = definition.fields as { readonly [name: string]: { readonly secret?: true } };
  const isSecret = (name: string, value: unknown) => facts[name]?.secret === true && value !== undefined;
  const given = Object.entries(args).map(([name, value]) => [
    name,
    isSecret(name, value) ? pulumi.secret(value) : value,
  ]);
  return Object.fromEntries(given) as pulumi.Inputs;
}

/** A read of what a state was given for looks like a refresh otherwise, for which an absence is no error. */
function lookUpMark(state: object): pulumi.Inputs {
  return Object.keys(state).length === 0 ? {} : { __lookUp: true };
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
  const ours = definition.retainOnDelete === true ? { retainOnDelete: true } : {};
  return pulumi.mergeOptions(pulumi.mergeOptions(ours, options), { additionalSecretOutputs: secrets });
}
