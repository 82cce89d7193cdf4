import { type Emulator, startEmulator } from "../emulator/index";
import { findEngine, type Run, Stack, type StateBytes } from "./stack";

/** How long a task takes on the emulator. */
export const TASK_MS = 2000;
/** Calls a second and service that the provider allows itself. */
export const BUDGET = 10;
export const PARALLEL = 64;

export type Scope = "account" | "configuration";

export interface Row {
  readonly what: string;
  readonly accounts: number;
  readonly conflicts: Scope;
  readonly calls: number;
  /** The most calls that we want to see. */
  readonly aim?: number | undefined;
  /** From the first call to the answer of the last. */
  readonly wallMs: number;
  /** The larger of calls / budget and the longest chain of tasks. */
  readonly criticalMs: number;
  /** The whole command, engine and program included. */
  readonly commandMs: number;
  readonly providerBytes: number;
}

export interface Step {
  readonly what: string;
  readonly args: readonly string[];
  readonly action?: string;
  /** Tasks that run one after the other at the least, by conflict scope. */
  readonly chain: (accounts: number, conflicts: Scope) => number;
}

const tasks = (accounts: number, conflicts: Scope): number => (conflicts === "account" ? 1 : accounts);
export const none = (): number => 0;

/** The groups that are assigned in each account. */
export const GROUPS = 3;

/** Of one account, assignments are made one after the other where its tasks are in each other's way. */
const ASSIGNMENTS: readonly (Step & { readonly groups: number })[] = [
  {
    what: "assign",
    args: ["up"],
    groups: GROUPS,
    chain: (accounts, conflicts) => GROUPS * (conflicts === "account" ? 1 : accounts),
  },
  { what: "unchanged", args: ["preview", "--refresh", "--expect-no-changes"], groups: GROUPS, chain: none },
  { what: "unassign", args: ["up"], groups: GROUPS - 1, chain: tasks },
];

/** For 200 accounts. */
const ASSIGNMENT_AIMS: { readonly [what: string]: number } = { assign: 740, unchanged: 35, unassign: 260 };

/** Three groups assigned in all accounts by 600 resources, looked at, and one group taken away. */
export async function assignments(accounts: number, conflicts: Scope, tell: (row: Row) => void): Promise<void> {
  const cloud = await startEmulator({ accounts, taskDurationMs: TASK_MS, conflictScope: conflicts });
  const stack = new Stack(findEngine(), { ...cloud.environment(), ...budget(BUDGET) });
  try {
    const groups: string[] = [];
    for (let number = 1; number <= GROUPS; number++) groups.push(await make(cloud, "Group", `group-${number}`));
    await stack.open();
    await stack.configure({ ...program(cloud.directoryId, [], 0), ...key({ action: "ecs:*" }) });
    for (const step of ASSIGNMENTS) {
      const assigned = { accounts: cloud.accountIds, groups: groups.slice(0, step.groups) };
      await stack.configure(key({ assigned: JSON.stringify(assigned) }));
      await cloud.control.clearCalls();
      const run = await stack.run(step.args);
      const aim = accounts === 200 && conflicts === "account" ? ASSIGNMENT_AIMS[step.what] : undefined;
      tell(rowOf(step, accounts, conflicts, cloud.calls, run, aim));
    }
  } finally {
    stack.close();
    await cloud.close();
  }
}

const STEPS: readonly Step[] = [
  { what: "create", args: ["up"], action: "ecs:Describe*", chain: tasks },
  { what: "unchanged", args: ["preview", "--refresh", "--expect-no-changes"], chain: none },
  { what: "edit", args: ["up"], action: "ecs:*", chain: tasks },
  { what: "destroy", args: ["destroy"], chain: tasks },
];

/** Calls for 200 accounts. */
const AIMS: { readonly [scope in Scope]: { readonly [what: string]: number } } = {
  account: { create: 235, unchanged: 14, edit: 230, destroy: 235 },
  configuration: { edit: 430 },
};

/** One configuration through its life: created in all accounts, looked at, edited, destroyed. */
export async function life(accounts: number, conflicts: Scope, tell: (row: Row) => void): Promise<void> {
  const cloud = await startEmulator({ accounts, taskDurationMs: TASK_MS, conflictScope: conflicts });
  const stack = new Stack(findEngine(), { ...cloud.environment(), ...budget(BUDGET) });
  try {
    await stack.open();
    await stack.configure(program(cloud.directoryId, cloud.accountIds, 1));
    for (const step of STEPS) {
      if (step.action !== undefined) await stack.configure(key({ action: step.action }));
      await cloud.control.clearCalls();
      const run = await stack.run(step.args);
      const aim = accounts === 200 ? AIMS[conflicts][step.what] : undefined;
      tell(rowOf(step, accounts, conflicts, cloud.calls, run, aim));
    }
  } finally {
    stack.close();
    await cloud.close();
  }
}

export interface Many {
  readonly refreshCalls: number;
  readonly refreshMs: number;
  /** Of one provisioning. */
  readonly state: StateBytes;
  readonly providerBytes: number;
}

/** A thousand provisionings of five configurations: a refresh, the state, and the provider's memory. */
export async function many(): Promise<Many> {
  const cloud = await startEmulator({ accounts: 200, taskDurationMs: 0 });
  const stack = new Stack(findEngine(), cloud.environment());
  try {
    await stack.open();
    await stack.configure({ ...program(cloud.directoryId, cloud.accountIds, 5), ...key({ action: "ecs:*" }) });
    const created = await stack.run(["up"], budget(1000));
    await cloud.control.clearCalls();
    const refreshed = await stack.run(["refresh"], budget(BUDGET));
    return {
      refreshCalls: cloud.calls.length,
      refreshMs: span(cloud.calls),
      state: stack.stateOf("cloudsso:AccessConfigurationProvisioning"),
      providerBytes: Math.max(created.providerBytes, refreshed.providerBytes),
    };
  } finally {
    stack.close();
    await cloud.close();
  }
}

/** What the smallest edge costs in the state: a member of a group. */
export async function edge(): Promise<StateBytes> {
  const cloud = await startEmulator({ accounts: 1, taskDurationMs: 0 });
  const stack = new Stack(findEngine(), cloud.environment());
  try {
    const users: string[] = [];
    for (const name of ["ann", "ben", "cas"]) users.push(await make(cloud, "User", name));
    await stack.open();
    await stack.configure({
      ...program(cloud.directoryId, [], 0),
      ...key({ action: "ecs:*", group: await make(cloud, "Group", "operators"), users: JSON.stringify(users) }),
    });
    await stack.run(["up"], budget(1000));
    return stack.stateOf("cloudsso:UserAttachment");
  } finally {
    stack.close();
    await cloud.close();
  }
}

/** A user or a group, made at the console. @returns its id. */
export async function make(cloud: Emulator, kind: "User" | "Group", name: string): Promise<string> {
  const request = { DirectoryId: cloud.directoryId, [`${kind}Name`]: name };
  const answer = await cloud.control.perform("cloudsso", `Create${kind}`, request);
  return String((answer[kind] as { readonly [field: string]: unknown })[`${kind}Id`]);
}

type Calls = readonly { readonly at: number; readonly durationMs?: number }[];

export function rowOf(
  step: Step,
  accounts: number,
  conflicts: Scope,
  calls: Calls,
  run: Run,
  aim: number | undefined,
): Row {
  return {
    what: step.what,
    accounts,
    conflicts,
    calls: calls.length,
    aim,
    wallMs: span(calls),
    criticalMs: Math.max((calls.length / BUDGET) * 1000, step.chain(accounts, conflicts) * TASK_MS),
    commandMs: run.wallMs,
    providerBytes: run.providerBytes,
  };
}

function span(calls: Calls): number {
  const first = Math.min(...calls.map((call) => call.at));
  return Math.max(...calls.map((call) => call.at + (call.durationMs ?? 0))) - first;
}

export function budget(callsPerSecond: number) {
  return { ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: String(callsPerSecond) };
}

export function program(directory: string, accounts: readonly string[], configurations: number) {
  return key({ directory, accounts: JSON.stringify(accounts), configurations: String(configurations) });
}

export function key(values: { readonly [name: string]: string }): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`alicloud-identity-bench:${name}`, value]));
}
