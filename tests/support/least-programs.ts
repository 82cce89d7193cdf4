import type { Emulator } from "../../emulator";
import type { Lifecycle } from "./lifecycle";
import type { Managed } from "./managed";
import type { Values } from "./provider";
import { ramOf } from "./view";

/** What a program has to say of a kind at least. @param idOf the id of the resource of another kind that it belongs to. */
type Least = (cloud: Emulator, idOf: (kind: string) => string) => Values;

/** Of every kind there is; those that others belong to come first. */
const LEAST: { readonly [kind: string]: Least } = {
  "cloudsso:Directory": () => ({}),
  "cloudsso:AccessConfiguration": ({ directoryId }) => ({ directoryId, accessConfigurationName: "readers" }),
  "cloudsso:AccessConfigurationProvisioning": ({ directoryId, accountIds }, idOf) => ({
    directoryId,
    accessConfigurationId: idOf("cloudsso:AccessConfiguration"),
    targetId: accountIds[0],
  }),
  "ims:User": (cloud) => ({ userPrincipalName: `alice@${ramOf(cloud).defaultDomain}`, displayName: "Alice" }),
};

/** The least program of a kind, for what is never made: what it belongs to need not be there. */
export function leastProgram(kind: string, cloud: Emulator): Values {
  return programOf(kind, cloud, () => "ac-00000000000000000000");
}

/** One resource of every kind, made by its least program. */
export async function makeEach({ cloud, resource }: Lifecycle): Promise<ReadonlyMap<string, Managed>> {
  const made = new Map<string, Managed>();
  for (const kind of Object.keys(LEAST)) {
    const one = resource(kind);
    await one.up(programOf(kind, cloud, (parent) => made.get(parent)?.id ?? ""));
    made.set(kind, one);
  }
  return made;
}

function programOf(kind: string, cloud: Emulator, idOf: (kind: string) => string): Values {
  const least = LEAST[kind];
  if (least === undefined) throw new Error(`tests/support/least-programs.ts has no program for ${kind}`);
  return least(cloud, idOf);
}
