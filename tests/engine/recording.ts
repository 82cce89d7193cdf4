import { type Deployment, isOurs, nameOf, type ProviderCall, type Run, type StoredResource } from "../support/engine";

/** What an engine did in a scenario, in a form in which two engines can be compared and a person can read it. */
export interface Recording {
  /** Of the CLI that it was taken from. */
  readonly cli: string;
  readonly runs: readonly RecordedRun[];
  /** At the end of the scenario, by stack. */
  readonly state: { readonly [stack: string]: RecordedState };
}

interface RecordedRun {
  readonly branch?: string;
  readonly stack?: string;
  readonly command: string;
  readonly exitCode: number | null;
  /** By resource. Resources that differ in their account alone are one row, with the accounts in brackets. */
  readonly resources: { readonly [resource: string]: { readonly steps: string; readonly calls: string } };
  /** Of each two writes, where one resource depends on the other: which ended before the other began. */
  readonly order: readonly string[];
}

interface RecordedState {
  readonly resources: { readonly [resource: string]: object };
  readonly pending: readonly string[];
}

/** A run with its place in the scenario. */
export interface PlayedRun {
  readonly stack: string;
  /** Of the scenario's continuations; empty where there is one course. */
  readonly branch: string;
  readonly run: Run;
}

export function record(
  cli: string,
  played: readonly PlayedRun[],
  states: { readonly [stack: string]: Deployment },
  dependencies: ReadonlyMap<string, ReadonlySet<string>>,
  accountIds: readonly string[],
): Recording {
  const steady = new Steady(accountIds);
  const several = Object.keys(states).length > 1;
  return {
    cli,
    runs: played.map(({ stack, branch, run }) => ({
      ...(branch === "" ? {} : { branch }),
      ...(several ? { stack } : {}),
      command: run.command,
      exitCode: run.exitCode,
      resources: steady.rows(rowsOf(run)),
      order: [...new Set(orderOf(run.calls, dependencies).map((line) => steady.anyAccount(line)))].sort(),
    })),
    state: Object.fromEntries(
      Object.entries(states).map(([stack, deployment]) => [stack, recordedState(deployment, steady)]),
    ),
  };
}

function rowsOf(run: Run): [string, { readonly steps: string; readonly calls: string }][] {
  // A resource that was renamed has two URNs, and may have one name.
  const names = new Set(
    [...run.steps, ...run.calls]
      .map(({ urn }) => urn)
      .filter(isOurs)
      .map(nameOf),
  );
  return [...names].map((name) => {
    const steps = run.steps
      .filter((step) => isOurs(step.urn) && nameOf(step.urn) === name)
      .map(({ op, outcome, changes }) => [op, ...(outcome === "failed" ? ["failed"] : []), ...changes].join(" "));
    const calls = run.calls
      .filter((call) => isOurs(call.urn) && nameOf(call.urn) === name)
      .map(({ method, failed, ended }) => `${method}${failed ? " failed" : ended === undefined ? " lost" : ""}`);
    return [name, { steps: steps.join(", "), calls: calls.join(", ") }];
  });
}

const WRITES: ReadonlySet<string> = new Set(["create", "update", "delete"]);

function orderOf(calls: readonly ProviderCall[], dependencies: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const writes = calls.filter(({ method }) => WRITES.has(method));
  return writes.flatMap((call) =>
    writes
      .filter((other) => dependencies.get(call.urn)?.has(other.urn) === true)
      .map((other) => {
        const [first, second] = call.began < other.began ? [call, other] : [other, call];
        const relation = first.ended !== undefined && first.ended < second.began ? "before" : "beside";
        return `${nameOf(first.urn)} ${first.method} ${relation} ${nameOf(second.urn)} ${second.method}`;
      }),
  );
}

function recordedState(deployment: Deployment, steady: Steady): RecordedState {
  const resources = deployment.resources.filter(({ urn, type }) => isOurs(urn) && !type.startsWith("pulumi:"));
  return {
    resources: steady.rows(
      resources
        .map((resource): [string, object] => [nameOf(resource.urn), recordedResource(resource)])
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
    ),
    pending: deployment.pendingOperations
      .map(({ type, resource }) => steady.text(`${type} ${nameOf(resource.urn)}`))
      .sort(),
  };
}

/** Outputs mostly repeat the inputs; only what differs is worth a line. */
function recordedResource({ id, inputs = {}, outputs = {}, initErrors, delete: condemned }: StoredResource): object {
  const own = (values: object) =>
    Object.fromEntries(
      Object.entries(values)
        .filter(([name]) => !name.startsWith("__"))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  const same = (name: string, value: unknown) => JSON.stringify(inputs[name]) === JSON.stringify(value);
  const differing = Object.entries(own(outputs)).filter(([name, value]) => !same(name, value));
  const lost = Object.keys(own(inputs)).filter((name) => !(name in outputs));
  return {
    id,
    inputs: own(inputs),
    ...(differing.length > 0 ? { outputs: Object.fromEntries(differing) } : {}),
    ...(lost.length > 0 ? { notInOutputs: lost } : {}),
    ...(initErrors?.length ? { initErrors } : {}),
    ...(condemned === true ? { delete: true } : {}),
  };
}

const SECRET = "4dabf18193072939515e22adb298388d";

/** Gives ids and times the same names in every run. */
class Steady {
  private readonly names = new Map<string, string>();
  private readonly accounts: ReadonlyMap<string, number>;

  constructor(accountIds: readonly string[]) {
    this.accounts = new Map(accountIds.map((id, index) => [id, index + 1]));
  }

  /** Merges rows that say the same of different accounts. */
  rows<T extends object>(entries: readonly (readonly [string, T])[]): { [name: string]: T } {
    const merged = new Map<string, { name: string; value: T; accounts: number[] }>();
    for (const [name, value] of [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
      const account = this.accountIn(name);
      const row = account === undefined ? [name, value] : this.without(account, [name, value]);
      const [steadyName, steadyValue] = this.value(row) as [string, T];
      const key = JSON.stringify([steadyName, steadyValue]);
      const present = merged.get(key) ?? { name: steadyName, value: steadyValue, accounts: [] };
      if (account !== undefined) present.accounts.push(this.accounts.get(account) ?? 0);
      merged.set(key, present);
    }
    return Object.fromEntries(
      [...merged.values()].map(({ name, value, accounts }) => [
        accounts.length === 0 ? name : `${name} [${ranges(accounts)}]`,
        value,
      ]),
    );
  }

  anyAccount(text: string): string {
    const account = this.accountIn(text);
    return this.text(account === undefined ? text : text.replaceAll(account, "<account>"));
  }

  text(text: string): string {
    return text
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, "<time>")
      .replace(/[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/g, "<request>")
      .replace(/\bt-[a-z0-9]{20}\b/g, "<task>")
      .replace(/\b(d|ac|g|u|scimcred|idp-c)-[a-z0-9]{10,20}\b/g, (id, kind: string) => this.named(id, kind))
      .replace(/\bLTAI[A-Za-z0-9]{20}\b/g, (id) => this.named(id, "key"))
      .replace(/\bSC[A-Za-z0-9]{20}\b/g, (id) => this.named(id, "credential"))
      .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, (id) => this.named(id, "secret"))
      .replace(/\b4\d{18}\b/g, (id) => this.named(id, "app"))
      .replace(/\b\d{16,18}\b/g, (id) => {
        const account = this.accounts.get(id);
        return account === undefined ? this.named(id, "user") : `account-${account}`;
      });
  }

  private named(id: string, kind: string): string {
    const name =
      this.names.get(id) ?? `${kind}-${[...this.names.values()].filter((n) => n.startsWith(`${kind}-`)).length + 1}`;
    this.names.set(id, name);
    return name;
  }

  private accountIn(text: string): string | undefined {
    return [...this.accounts.keys()].find((id) => text.includes(id));
  }

  private without(account: string, value: unknown): unknown {
    return JSON.parse(JSON.stringify(value).replaceAll(account, "<account>"));
  }

  private value(value: unknown): unknown {
    if (typeof value === "string") return this.text(value);
    if (Array.isArray(value)) return value.map((item) => this.value(item));
    if (value === null || typeof value !== "object") return value;
    if (SECRET in value) return "<secret>";
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, this.value(inner)]));
  }
}

function ranges(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const number of sorted) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(", ");
}
