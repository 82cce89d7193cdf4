import type { Settings } from "../config";
import type { Send } from "./call";
import type { Transport } from "./transport";
import type { Clock } from "./wait";

export interface SendOptions {
  readonly transport?: Transport;
  readonly clock?: Clock;
  /** 0 to below 1, for the jitter of waits. */
  readonly random?: () => number;
  /** Awaited before each attempt of a write; what it throws ends the call. */
  readonly beforeWrite?: () => Promise<void>;
  /** Told one line per attempt when `settings.debug` is on; lines hold no values, keys or tokens. */
  readonly onDebug?: (line: string) => void;
}

/** Who the credentials belong to. */
export interface CallerIdentity {
  readonly accountId: string;
  readonly arn: string;
}

export interface Client extends Send {
  /** Asks the token service once and remembers the answer. */
  identity(): Promise<CallerIdentity>;
}

export function createSend(_settings: Settings, _options: SendOptions = {}): Client {
  throw new Error("not written yet");
}
