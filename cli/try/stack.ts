import type { Lookup } from "../../provider/config";
import { ask, type Shell } from "./pulumi";
import { bareStack } from "./words";

/** A stack, as its own backend has it: everything that a copy needs. Its secrets are in the clear here, and stay in memory. */
export interface OwnStack {
  /** Without organization and project. */
  readonly name: string;
  readonly configuration: { readonly [key: string]: ConfigurationValue };
  /** As `stack import` takes it. */
  readonly deployment: Deployment;
}

interface ConfigurationValue {
  readonly value?: string;
  readonly objectValue?: unknown;
  readonly secret: boolean;
}

interface Deployment {
  readonly deployment?: { readonly resources?: readonly { readonly type: string }[] };
}

/** @throws a sentence where none is. */
export function selectedStack(shell: Shell): Promise<string> {
  return ask(shell, ["stack", "--show-name"]).catch((error: Error) => {
    throw new Error(`No stack can be copied: ${error.message}; select one, or name it with --stack.`);
  });
}

/**
 * Reads a stack from its backend, and writes nothing there.
 *
 * @param stack as the CLI takes it.
 * @throws a sentence with what the CLI says.
 */
export async function readStack(shell: Shell, stack: string, configFile?: string): Promise<OwnStack> {
  const file = configFile === undefined ? [] : ["--config-file", configFile];
  const [deployment, configuration] = await Promise.all([
    ask(shell, ["stack", "export", "--show-secrets", "--stack", stack]),
    ask(shell, ["config", "--json", "--show-secrets", "--stack", stack, ...file]),
  ]).catch((error: Error) => {
    throw new Error(`The stack ${stack} cannot be read: ${error.message}.`);
  });
  return {
    name: bareStack(stack),
    configuration: printedBy(stack, "config --json", configuration) as OwnStack["configuration"],
    deployment: printedBy(stack, "stack export", deployment) as Deployment,
  };
}

/** Secrets are in the clear in it: no word of what cannot be read is told. */
function printedBy(stack: string, command: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`The stack ${stack} cannot be read: pulumi ${command} did not print JSON.`);
  }
}

/** Looks a setting up in the stack's configuration, as the provider would. */
export function lookupOf({ configuration }: OwnStack): Lookup {
  return (key) => configuration[key]?.value;
}

/**
 * Makes the same stack in the backend of a copy, with its state; its configuration is there already.
 *
 * @param salt of the copy's secrets. An import takes secrets in the clear, and wants to know what to encrypt them with.
 */
export async function makeStack(shell: Shell, { name, deployment }: OwnStack, salt: string): Promise<void> {
  const secrets_providers = { type: "passphrase", state: { salt } };
  const own = { ...deployment, deployment: { ...deployment.deployment, secrets_providers } };
  await ask(shell, ["stack", "init", name, "--secrets-provider", "passphrase"]);
  await ask(shell, ["stack", "import", "--stack", name], JSON.stringify(own));
}

/** Packages whose providers change nothing outside of the state. */
export const HARMLESS = ["pulumi", "pulumi-nodejs", "random", "tls", "time", "std", "null"];

/**
 * Other packages, of which the stack has resources: their providers would act for real.
 *
 * @param allowed to.
 */
export function refuseOthers({ deployment, name }: OwnStack, allowed: readonly string[]): void {
  const types = (deployment.deployment?.resources ?? []).map(({ type }) => type);
  const packages = types.flatMap((type) => /^pulumi:providers:(.+)$/.exec(type)?.[1] ?? []);
  const others = [...new Set(packages)].filter((one) => ![...HARMLESS, ...allowed].includes(one)).sort();
  const [one] = others;
  if (one === undefined) return;
  throw new Error(
    `The stack ${name} has resources of ${others.join(", ")}, which act on the real thing, as only those of this package ` +
      `have a copy here; let them with --allow ${others.join(" ")}, or try the stack without them.`,
  );
}
