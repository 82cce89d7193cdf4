import type { ChangeKind } from "./differences";
import type { JsonObject } from "./wire";

export type StepOp =
  | "same"
  | "create"
  | "update"
  | "delete"
  | "replace"
  | "create-replacement"
  | "delete-replaced"
  | "read"
  | "read-replacement"
  | "discard"
  | "discard-replaced"
  | "refresh"
  | "remove-pending-replace";

export type ProviderMethod = "check" | "diff" | "create" | "read" | "update" | "delete";

/** A call of the provider, written when it ends. `began` and `ended` count over the whole trace: their order is real. */
export interface CallEntry {
  readonly kind: "call";
  readonly method: ProviderMethod;
  readonly urn: string;
  readonly id?: string;
  readonly began: number;
  readonly ended: number;
  /** The request's property bags: `[secret]` for what is marked secret, without `__provider`. */
  readonly request: Readonly<Record<string, JsonObject>>;
  /** What came back; absent after an error. */
  readonly response?: JsonObject;
  readonly error?: string;
}

/** A step of the engine, written when it ends. */
export interface StepEntry {
  readonly kind: "step";
  readonly op: StepOp;
  readonly urn: string;
  readonly began: number;
  readonly ended: number;
  readonly outcome: "done" | "failed";
  /** What a refresh found: `same`, `update` or `delete`. */
  readonly result?: StepOp;
  /** Top-level keys that differ, and paths with what happened to them, where known. */
  readonly changedKeys?: readonly string[];
  readonly replaceKeys?: readonly string[];
  readonly detailedDiff?: Readonly<Record<string, ChangeKind>>;
  readonly error?: string;
}

export interface MessageEntry {
  readonly kind: "message";
  readonly severity: string;
  readonly urn: string;
  readonly text: string;
  readonly ephemeral: boolean;
}

export interface SummaryEntry {
  readonly kind: "summary";
  readonly operation: string;
  readonly preview: boolean;
  readonly exitCode: number;
  /** Counts by operation, as the CLI counts them. */
  readonly changes: Readonly<Record<string, number>>;
}

export type TraceEntry = CallEntry | StepEntry | MessageEntry | SummaryEntry;

/** Numbers what begins and ends, and hands each finished entry on. */
export class Trace {
  #clock = 0;
  readonly entries: TraceEntry[] = [];

  constructor(private readonly listener: ((entry: TraceEntry) => void) | undefined) {}

  tick(): number {
    this.#clock += 1;
    return this.#clock;
  }

  add(entry: TraceEntry): void {
    this.entries.push(entry);
    this.listener?.(entry);
  }
}
