import { Command, Option } from "commander";
import { type Control, connectControl } from "../../emulator";
import { readState, writeState } from "./state-file";

interface RemoteFlags {
  readonly url?: string;
}

/** `alicloud-identity emulator snapshot <file>`: what a running emulator holds, into a file. */
export function snapshotCommand(): Command {
  return remote("snapshot", "save all that a running emulator holds, as JSON", async (control, file) => {
    writeState(file, await control.snapshot());
  });
}

/** `alicloud-identity emulator restore <file>`: a running emulator back to what a file holds. */
export function restoreCommand(): Command {
  return remote("restore", "bring a running emulator back to a saved snapshot", async (control, file) => {
    await control.restore(readState(file));
  });
}

function remote(name: string, description: string, act: (control: Control, file: string) => Promise<void>): Command {
  return new Command(name)
    .description(description)
    .argument("<file>")
    .addOption(new Option("--url <url>", "where the emulator answers").env("ALIBABA_CLOUD_ENDPOINT_CLOUDSSO"))
    .action(async (file: string, { url }: RemoteFlags) => {
      if (url === undefined || url === "") {
        throw new Error(`Name the emulator to ${name} with --url, or export the variables that it printed.`);
      }
      await act(connectControl(url), file).catch((error: unknown) => {
        // What fetch throws when nobody listens says neither where nor why.
        if (error instanceof TypeError) throw new Error(`No emulator answers at ${url}; start one, or name another.`);
        throw error;
      });
    });
}
