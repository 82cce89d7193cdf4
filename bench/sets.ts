import { startEmulator } from "../emulator/index";
import { BUDGET, budget, key, make, none, program, type Row, rowOf, type Step, TASK_MS } from "./cases";
import { findEngine, Stack } from "./stack";

export type SetKind = "AccessConfigurationProvisioningSet" | "AccessAssignmentSet";

/** A page of the lists of provisionings and of grants, of the list of accounts, and of the list of tasks. */
const PAGES = { rows: 20, accounts: 100, tasks: 20 };
const NEWCOMERS = 10;
/** Of configuration, directory and principals, a call or two each. */
const AROUND = 5;

const STEPS: readonly (Step & { readonly comes?: number })[] = [
  { what: "set up", args: ["up"], action: "ecs:Describe*", chain: () => 1 },
  { what: "unchanged", args: ["preview", "--refresh", "--expect-no-changes"], chain: none },
  { what: "edit", args: ["up"], action: "ecs:*", chain: () => 1 },
  { what: "ten more", args: ["up"], comes: NEWCOMERS, chain: () => 1 },
  { what: "destroy", args: ["destroy"], chain: () => 1 },
];

/** The calls that each step cannot do without: lists page by page, and one call for each task that begins. */
function leastOf(what: string, accounts: number): number {
  const [organisation, list] = [1 + accounts / PAGES.accounts, accounts / PAGES.rows];
  const tasks = accounts + accounts / PAGES.tasks;
  const least: { readonly [step: string]: number } = {
    "set up": organisation + tasks,
    unchanged: organisation + list,
    edit: organisation + list + tasks,
    "ten more": organisation + list + NEWCOMERS,
    destroy: list + tasks,
  };
  return Math.ceil((least[what] ?? 0) + AROUND);
}

export interface SetFigures {
  readonly kind: SetKind;
  readonly accounts: number;
  readonly stateBytes: number;
  readonly rows: readonly Row[];
}

/** One configuration, or grants of it, in all accounts by one resource: made, looked at, edited, ten accounts more, destroyed. */
export async function set(kind: SetKind, accounts: number, tell: (row: Row) => void): Promise<SetFigures> {
  const cloud = await startEmulator({ accounts, taskDurationMs: TASK_MS });
  const stack = new Stack(findEngine(), { ...cloud.environment(), ...budget(BUDGET) });
  const rows: Row[] = [];
  let stateBytes = 0;
  try {
    await stack.open();
    const group = await make(cloud, "Group", "operators");
    await stack.configure({ ...program(cloud.directoryId, [], 1), ...key({ set: kind, group }) });
    for (const step of STEPS) {
      if (step.action !== undefined) await stack.configure(key({ action: step.action }));
      for (let one = 0; one < (step.comes ?? 0); one++) await cloud.control.addAccount(`newcomer-${one}`);
      await cloud.control.clearCalls();
      const run = await stack.run(step.args);
      const aim = Math.ceil(leastOf(step.what, accounts) * 1.1);
      const row = rowOf(step, accounts, "account", cloud.calls, run, aim);
      rows.push(row);
      tell(row);
      if (step.what === "set up") stateBytes = stack.stateOf(`cloudsso:${kind}`).all;
    }
    return { kind, accounts, stateBytes, rows };
  } finally {
    stack.close();
    await cloud.close();
  }
}

/** What becomes of calls, time and memory when the accounts double: `set up x2.00 calls, x2.01 time, x1.10 memory`. */
export function growthText(few: SetFigures, many: SetFigures): string {
  const doublings = Math.log2(many.accounts / few.accounts);
  const growth = (from: number, to: number): string => `x${((to / from) ** (1 / doublings)).toFixed(2)}`;
  const steps = many.rows.flatMap((row, index) => {
    const before = few.rows[index];
    if (before === undefined) return [];
    const [calls, time] = [growth(before.calls, row.calls), growth(before.wallMs, row.wallMs)];
    return `${row.what} ${calls} calls, ${time} time, ${growth(before.providerBytes, row.providerBytes)} memory`;
  });
  return `twice the accounts: ${steps.join("; ")}; state ${growth(few.stateBytes, many.stateBytes)}`;
}
