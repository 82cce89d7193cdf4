import { EventEmitter } from "node:events";

export type Severity = "debug" | "info" | "warning" | "error";

/** A line for the user: from the engine, the program, or the provider. */
export interface Message {
  readonly severity: Severity;
  /** Empty: of the stack as a whole. */
  readonly urn: string;
  readonly text: string;
  /** Shown while the resource's row runs, and not kept. */
  readonly ephemeral: boolean;
}

/** Says what the user did wrong or met, in one sentence; shown without a stack. */
export class RehearsalError extends Error {
  /** `reported`: the messages already say it. */
  constructor(
    message: string,
    readonly reported = false,
  ) {
    super(message);
  }
}

/** The refusal of what this engine would get wrong. */
export function notCovered(what: string): RehearsalError {
  return new RehearsalError(
    `${what} is not covered by the rehearsal engine; the Pulumi CLI covers it (https://www.pulumi.com/docs/install/)`,
  );
}

export class Messages {
  readonly #events = new EventEmitter();
  readonly kept: Message[] = [];

  on(listener: (message: Message) => void): void {
    this.#events.on("message", listener);
  }

  log(severity: Severity, urn: string, text: string, ephemeral = false): void {
    const message = { severity, urn, text: text.trimEnd(), ephemeral };
    if (!ephemeral) this.kept.push(message);
    this.#events.emit("message", message);
  }

  error(urn: string, text: string): void {
    this.log("error", urn, text);
  }
}
