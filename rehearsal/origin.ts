import { ENDPOINT_VARIABLES, listed } from "./endpoints";
import { RehearsalError } from "./messages";
import type { StateFile } from "./state-file";

/** The cloud that the engine starts itself, and keeps beside the state. */
export const OWN_CLOUD = "own";

/**
 * A state describes nothing without the cloud it was made in: against another one, everything in it looks gone. Between
 * the engine's own cloud and another this is refused; of another address, which may be the same emulator started anew,
 * it is said.
 *
 * @returns the warning, if there is one
 */
export function checkOrigin(file: StateFile, cloud: string | undefined): string | undefined {
  const stored = file.load();
  const before = (stored?.deployment.resources ?? []).length === 0 ? undefined : stored?.cloud;
  if (before === undefined || cloud === undefined || before === cloud) return undefined;
  const otherwise = "or use another stack (`rehearse stack init <name>`, then `--stack <name>`)";
  if (cloud === OWN_CLOUD) {
    throw new RehearsalError(
      `the state ${file.path} was made with the emulator at ${before}, and no emulator is named now: export the ` +
        `variables that it printed, ${otherwise}`,
    );
  }
  if (before === OWN_CLOUD) {
    throw new RehearsalError(
      `the state ${file.path} was made with the rehearsal's own cloud, and the environment names the emulator at ` +
        `${cloud}: unset ${listed(ENDPOINT_VARIABLES)}, ${otherwise}`,
    );
  }
  return (
    `The state was made with the emulator at ${before}, and this one is at ${cloud}: unless it holds the same, ` +
    "everything in the state looks gone; use a stack for each emulator."
  );
}
