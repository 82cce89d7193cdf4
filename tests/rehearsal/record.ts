import { DeploymentFormat } from "../../rehearsal/deployment";
import type { CallEntry, StepEntry, StoredDeployment, TraceEntry } from "../../rehearsal/index";
import { Crypter } from "../../rehearsal/passphrase";
import type { ResourceState } from "../../rehearsal/state";
import { isList, isMap, Secret, type Value } from "../../rehearsal/values";
import { PASSPHRASE } from "./playground";

/** What an operation did, in a form in which two engines can be compared: no order where none is promised, no times. */
export interface Record {
  readonly exitCode: number;
  readonly changes: Readonly<globalThis.Record<string, number>>;
  /** `<op> <urn>` and what was said of it, sorted. */
  readonly steps: readonly string[];
  /** By URN, in order. */
  readonly calls: Readonly<globalThis.Record<string, readonly string[]>>;
  readonly errors: readonly string[];
  /** The lines below "Resources:", sorted. */
  readonly summary: readonly string[];
  readonly state: readonly unknown[];
  readonly pending: readonly string[];
}

export interface RawStep {
  readonly op: string;
  readonly urn: string;
  readonly outcome: string;
  readonly keys: readonly string[];
  readonly detailed: readonly string[];
}

export function stepLines(steps: readonly RawStep[]): readonly string[] {
  const lines = steps
    // An unchanged component is reported by the CLI only where it registers outputs.
    .filter((step) => !step.urn.includes("pulumi:providers:") && !(step.op === "same" && !step.urn.includes("dynamic")))
    .map((step) =>
      [step.op, step.urn.split("::").slice(2).join("::"), step.outcome, step.keys.join(), step.detailed.join()].join(
        " | ",
      ),
    );
  // The CLI reports a component twice in previews: as a step, and when it registers its outputs.
  return [...new Set(lines)].sort();
}

/** In previews the CLI reports a failed step by its message alone. */
export function stepsOf(trace: readonly TraceEntry[], kind: string, preview: boolean): readonly RawStep[] {
  return trace
    .filter((entry): entry is StepEntry => entry.kind === "step" && !(preview && entry.outcome === "failed"))
    .map((entry) => ({
      op: kind === "refresh" && entry.op === "refresh" && entry.outcome === "done" ? (entry.result ?? "") : entry.op,
      urn: entry.urn,
      outcome: entry.outcome,
      keys: [...(entry.changedKeys ?? [])].sort(),
      detailed: Object.entries(entry.detailedDiff ?? {})
        .map(([path, what]) => `${path}:${what}`)
        .sort(),
    }));
}

export interface RawCall {
  readonly method: string;
  readonly urn: string;
  readonly began: number;
  readonly request: object;
  readonly response: unknown;
}

export function callsByUrn(calls: readonly RawCall[]): Record["calls"] {
  const byUrn: globalThis.Record<string, readonly string[]> = {};
  for (const call of [...calls].sort((left, right) => left.began - right.began)) {
    const line = `${call.method} ${canonical(call.request)} => ${canonical(call.response)}`;
    byUrn[call.urn] = [...(byUrn[call.urn] ?? []), line];
  }
  return byUrn;
}

export function callsOf(trace: readonly TraceEntry[]): readonly RawCall[] {
  return trace
    .filter((entry): entry is CallEntry => entry.kind === "call")
    .map((entry) => ({
      method: entry.method,
      urn: entry.urn,
      began: entry.began,
      request: { ...entry.request, ...(entry.id === undefined ? {} : { id: entry.id }) },
      response: entry.error ?? entry.response,
    }));
}

export function errorsOf(trace: readonly TraceEntry[]): readonly string[] {
  return trace
    .flatMap((entry) => (entry.kind === "message" && entry.severity === "error" ? [errorLine(entry.text)] : []))
    .sort();
}

export function summaryOf(output: string): readonly string[] {
  const [, block = ""] = output.split("\nResources:\n");
  const lines = block.split("\n\n")[0]?.split("\n") ?? [];
  return lines
    .map((line) => line.trim().replace(/\s+/g, " "))
    .filter((line) => line !== "")
    .sort();
}

export function errorLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** By salt: to make a key takes most of a second. */
const crypters = new Map<string | undefined, Crypter>();

/** States without what differs from run to run, secrets as `{ secret: value }`. */
export function stateOf(stored: StoredDeployment | undefined): {
  readonly state: readonly unknown[];
  readonly pending: readonly string[];
} {
  if (stored === undefined) return { state: [], pending: [] };
  const salt = stored.deployment.secrets_providers?.state?.salt;
  const crypter = crypters.get(salt) ?? new Crypter(PASSPHRASE, salt);
  crypters.set(salt, crypter);
  const format = new DeploymentFormat(crypter);
  const snapshot = format.read(stored);
  return {
    state: snapshot.resources.map(normalState).sort((left, right) => compare(canonical(left), canonical(right))),
    pending: snapshot.pendingOperations.map(({ resource, type }) => `${type} ${resource.urn}`).sort(),
  };
}

function normalState(state: ResourceState): object {
  const { created: _created, modified: _modified, provider, id, inputs, outputs, dependencies, ...rest } = state;
  return {
    ...rest,
    // The SDK names the children of a component in the order in which they are settled.
    dependencies: [...dependencies].sort(),
    provider: provider === "" ? "" : "default",
    id: state.type.startsWith("pulumi:providers:") ? "generated" : id,
    inputs: plain(inputs),
    outputs: plain(outputs),
  };
}

function plain(value: Value): unknown {
  if (value instanceof Secret) return { secret: plain(value.element) };
  if (isList(value)) return value.map(plain);
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)])) : value;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([left], [right]) => compare(left, right)))
      : item,
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
