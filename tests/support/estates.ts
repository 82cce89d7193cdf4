import type { Emulator } from "../../emulator";
import type { Estate } from "../../estate/model";
import { type ReadOptions, readEstate } from "../../estate/read";
import { createSend } from "../../provider/client/send";
import { readSettings } from "../../provider/config";

export interface AsWhom extends ReadOptions {
  /** Over what points at the cloud: another caller's key. */
  readonly environment?: { readonly [name: string]: string };
}

/** The estate of a cloud, read as fast as it answers. */
export function estateOf(
  cloud: Pick<Emulator, "environment">,
  { environment, ...options }: AsWhom = {},
): Promise<Estate> {
  const settings = readSettings(() => undefined, {
    ...cloud.environment(),
    ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: "1000",
    ...environment,
  });
  return readEstate(createSend(settings), { region: "cn-shanghai", ...options });
}

/** Every text in it, keys of maps as well. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  const keys = Array.isArray(value) ? [] : Object.keys(value);
  return [...keys, ...Object.values(value).flatMap(textsIn)];
}
