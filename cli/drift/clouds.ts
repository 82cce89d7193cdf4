import stringify from "safe-stable-stringify";
import { z } from "zod";
import type { Lookup, Settings } from "../../provider/config";
import { reasonOf } from "../pulumi/reason";
import type { World } from "../snapshot/live";
import type { Place } from "./cli";

/** What stacks say of where they are; one of which several stacks say the same is one. */
export interface Cloud {
  readonly accountId: string;
  /** Those of the first of the stacks. */
  readonly settings: Settings;
  readonly stacks: readonly string[];
}

const configuration = z.record(z.string(), z.looseObject({ value: z.string().optional() }));

/**
 * The settings that the provider of a stack has: the stack's configuration, and the environment of this process.
 *
 * @throws a sentence with what the CLI says, or with what is wrong in the configuration.
 */
export async function settingsOf(stack: string, { cli, cwd, signal }: Place, world: World): Promise<Settings> {
  const ended = await cli(["config", "--json", "--show-secrets", "--stack", stack], cwd, signal);
  if (ended.code !== 0) {
    throw new Error(`the configuration of the stack ${stack} cannot be read: ${reasonOf(ended)}`);
  }
  const values = configurationIn(ended.out);
  if (values === undefined) {
    throw new Error(
      `the configuration of the stack ${stack} cannot be read: pulumi config --json printed something else`,
    );
  }
  const lookup: Lookup = (key) => values[key]?.value;
  try {
    return world.settings(lookup);
  } catch (error) {
    throw new Error(`the settings of the stack ${stack} are wrong: ${(error as Error).message}`);
  }
}

/** Its secrets are in it: no word of what cannot be read is told. */
function configurationIn(text: string): z.output<typeof configuration> | undefined {
  try {
    return configuration.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * Whose credentials they are is asked, as two keys can be of one account: what is in a stack that has the other key would
 * seem to be in none.
 */
export async function cloudsOf(
  all: readonly { readonly stack: string; readonly settings: Settings }[],
  { signal }: Place,
  world: World,
): Promise<Cloud[]> {
  const accounts = new Map<string, Promise<string>>();
  const clouds = new Map<string, Cloud>();
  for (const { stack, settings } of all) {
    const { sources: _, ...own } = settings;
    const who = stringify(own) ?? "";
    const asked = accounts.get(who) ?? world.client(settings).accountId(signal);
    accounts.set(who, asked);
    const accountId = await asked;
    const where = stringify([accountId, settings.region, settings.endpoints]) ?? "";
    const known = clouds.get(where) ?? { accountId, settings, stacks: [] };
    clouds.set(where, { ...known, stacks: [...known.stacks, stack] });
  }
  return [...clouds.values()];
}
