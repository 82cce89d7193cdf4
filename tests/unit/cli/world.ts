import type { World } from "../../../cli/snapshot/live";
import type { Emulator } from "../../../emulator";
import { createSend } from "../../../provider/client/send";
import { readSettings } from "../../../provider/config";

/** What a command that reads everything said. */
export interface Said {
  readonly printed: string;
  readonly shown: string;
}

/**
 * Runs a command on an emulated cloud. @param now what its clock says, in milliseconds.
 */
export async function runOn(
  cloud: Emulator,
  run: (world: World) => Promise<unknown>,
  now: () => number = () => 0,
): Promise<Said> {
  const printed: string[] = [];
  const shown: string[] = [];
  const settings = readSettings(() => undefined, {
    ...cloud.environment(),
    ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: "1000",
  });
  await run({
    settings: () => settings,
    client: (one) => createSend(one),
    print: (text) => void printed.push(text),
    display: { write: (text) => void shown.push(text), isTerminal: false, columns: () => 80, now },
    onInterrupt: () => () => {},
  });
  return { printed: printed.join(""), shown: shown.join("") };
}
