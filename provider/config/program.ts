import { type Declaration, SETTINGS } from "./declarations";
import { readSettings } from "./read";
import { keysOf } from "./reader";
import { ConfigurationError, type Settings } from "./settings";
import { unknownName } from "./types";
import { OURS } from "./values";

type Configuration = { readonly [key: string]: string };

let known: { readonly text: string; readonly settings: Settings | ConfigurationError } | undefined;

/**
 * The settings of the running program, read once for each stack configuration that it runs with. Nothing is called and
 * no client is loaded, so that what is wrong in itself ends a preview already. Only here is the whole configuration
 * seen: keys that are no settings are refused, and a secret in plain text is warned of.
 *
 * @param over settings that the program gives itself, by their keys: they stand in the place of the configuration's.
 * @throws one `ConfigurationError` for all that is wrong.
 */
export function settingsOfProgram(over: { readonly [key: string]: unknown } = {}): Settings {
  const configuration: Configuration = pulumi().runtime.allConfig();
  const given = Object.entries(over).filter(([, value]) => value !== undefined);
  if (given.length > 0) return settled(read({ ...configuration, ...Object.fromEntries(given.map(asConfigured)) }));
  const text = JSON.stringify(configuration);
  if (known?.text !== text) {
    known = { text, settings: read(configuration) };
    warnOfPlainText(configuration);
  }
  return settled(known.settings);
}

function settled(settings: Settings | ConfigurationError): Settings {
  if (settings instanceof ConfigurationError) throw settings;
  return settings;
}

/** As a stack configuration has it: objects are JSON text. */
function asConfigured([key, value]: readonly [string, unknown]): [key: string, text: string] {
  return [`${OURS}:${key}`, typeof value === "string" ? value : JSON.stringify(value)];
}

/** Loaded when first used: the provider process reads settings too, and must load no second copy of the SDK. */
function pulumi(): typeof import("@pulumi/pulumi") {
  return require("@pulumi/pulumi") as typeof import("@pulumi/pulumi");
}

function read(configuration: Configuration): Settings | ConfigurationError {
  const misspelt = unknownKeys(Object.keys(configuration));
  try {
    const settings = readSettings((key) => configuration[key], process.env);
    return misspelt.length === 0 ? settings : new ConfigurationError(misspelt.join(" "));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return new ConfigurationError([...misspelt, error.message].join(" "));
  }
}

const declarations: readonly Declaration[] = Object.values(SETTINGS);

/** Keys of our own namespace that are no settings, a sentence each. What else `alicloud:` may hold is upstream's matter. */
function unknownKeys(keys: readonly string[]): readonly string[] {
  const names = declarations.flatMap(({ key }) => key ?? []);
  return keys.flatMap((key) => {
    const name = key.startsWith(`${OURS}:`) ? key.slice(OURS.length + 1) : undefined;
    return name === undefined || names.includes(name) ? [] : [unknownName(key, name, names)];
  });
}

function warnOfPlainText(configuration: Configuration): void {
  const { runtime, log } = pulumi();
  // Internal to the SDK, and the only one who knows; without it nothing is said.
  const { isConfigSecret } = runtime as { readonly isConfigSecret?: (key: string) => boolean };
  if (isConfigSecret === undefined) return;
  for (const key of declarations.filter(({ secret }) => secret).flatMap(keysOf)) {
    if (!configuration[key] || isConfigSecret(key)) continue;
    void log.warn(
      `${key} is in the stack configuration in plain text; encrypt it with "pulumi config set --secret ${key}", and replace the key if others could read the file`,
    );
  }
}
