import { bindServices, type Services } from "../api/services";
import type { Send } from "../client/call";
import { type EndpointName, settingsOfProgram } from "../config";
import { open } from "./connection";
import { printable } from "./program-error";

export { AlibabaError } from "../client/errors";

/** What counts in the place of the stack configuration and of the environment, for this connection alone. */
export interface ConnectSettings {
  /** The region of the CloudSSO directory. */
  readonly region?: string;
  /** Hosts or URLs; plain http for this machine only. */
  readonly endpoints?: { readonly [service in EndpointName]?: string };
  /** The account that the credentials must belong to; asked for before any other call. */
  readonly accountId?: string;
}

/** Every operation of all services under its own name with a small first letter, with its wire names and types. */
export type Connection = Services;

/**
 * The client of this package, for what is an act and not a state: a reset of a password, a device that is taken away.
 * Calls are signed, kept within the budget of their service and repeated where that is safe. In a program it uses the
 * stack's configuration, in a script the environment alone.
 *
 * A program runs in previews too: ask `pulumi.runtime.isDryRun()` before a write.
 *
 * @throws `AlibabaError` from each call that fails: its `code` is the service's, its `kind` tells whether the service
 * refused (`service`) or nobody knows what became of a write (`unknown-outcome`).
 */
export function connect(settings: ConnectSettings = {}): Connection {
  const send = openWith(settings);
  const services = bindServices((call) =>
    send(call).catch((error: unknown) => {
      throw asRunError(error);
    }),
  );
  return { ...services };
}

function openWith(settings: ConnectSettings): Send {
  try {
    return open(settingsOfProgram({ ...settings }));
  } catch (error) {
    throw asRunError(error);
  }
}

/** One that nobody catches ends a program with its sentence alone, as a `RunError` does, and stays what it is. */
function asRunError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return printable(Object.defineProperty(error, "__pulumiRunError", { value: true }));
}
