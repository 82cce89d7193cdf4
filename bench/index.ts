import {
  assignments,
  BUDGET,
  edge,
  GROUPS,
  life,
  type Many,
  many,
  PARALLEL,
  type Row,
  type Scope,
  TASK_MS,
} from "./cases";
import { theCompany } from "./companies";
import { driftFigures } from "./drift";
import { emulatorFigures, emulatorText } from "./emulator";
import { firstCall } from "./first-call";
import { impactFigures } from "./impact";
import { mapFigures, mapText } from "./map";
import { people, peopleText, ramPeople } from "./people";
import { type ReportFigures, reportText, tenfoldText } from "./reports";
import { growthText, type SetFigures, type SetKind, set } from "./sets";
import { type SnapshotFigures, snapshotFigures, snapshotText } from "./snapshot";
import { findEngine, type StateBytes } from "./stack";

/**
 * `npm run bench [-- --json] [-- --quick] [-- --emulator] [-- --assignments] [-- --sets] [-- --ram-people]
 * [-- --snapshot] [-- --map] [-- --drift] [-- --impact]`: what the provider costs on the emulator, as ratios, and what the
 * emulator itself can take. `--quick` leaves out what takes minutes: 200 accounts one after the other. `--emulator` leaves
 * out the provider, `--assignments` all but access assignments, `--ram-people` all but RAM users, `--snapshot` all but
 * snapshots, `--map` all but the access map and the review of a company, of ten and of twenty, `--impact` all but the impact
 * on a company and on ten, `--drift` all but reports of drift, without what the Pulumi CLI does for them, and `--sets` all
 * but sets, of a thousand accounts and of five thousand, which takes an hour and a half; of one kind alone where its name
 * follows.
 */
const json = process.argv.includes("--json");
const quick = process.argv.includes("--quick");

const LIVES: readonly (readonly [number, Scope])[] = quick
  ? [
      [20, "account"],
      [20, "configuration"],
    ]
  : [
      [20, "account"],
      [20, "configuration"],
      [200, "account"],
      [200, "configuration"],
    ];

const SETS: readonly SetKind[] = ["AccessConfigurationProvisioningSet", "AccessAssignmentSet"];

/** Signed reads of each kind. */
const READS = quick ? 3000 : 10_000;

async function main(): Promise<void> {
  if (process.argv.includes("--ram-people")) return ofRamPeople();
  if (process.argv.includes("--map")) return ofMap();
  if (process.argv.includes("--drift")) return ofDrift();
  if (process.argv.includes("--impact")) return ofImpact();
  if (process.argv.includes("--sets")) return onlySets();
  if (process.argv.includes("--snapshot")) return ofSnapshots();
  if (process.argv.includes("--assignments")) return ofAssignments(() => undefined);
  if (!process.argv.includes("--emulator")) return everything();
  const emulator = await emulatorFigures(READS);
  console.log(json ? JSON.stringify({ node: process.version, emulator }, null, 2) : emulatorText(emulator));
}

/** A company, and one of ten times as many accounts. */
async function ofSnapshots(): Promise<void> {
  const rows: SnapshotFigures[] = [];
  for (const accounts of quick ? [25, 250] : [250, 2500]) {
    const figures = await snapshotFigures(accounts);
    rows.push(figures);
    say(snapshotText(figures));
  }
  if (json) console.log(JSON.stringify(rows, null, 2));
}

async function onlySets(): Promise<void> {
  const chosen = SETS.filter((kind) => process.argv.includes(kind));
  const figures = await ofSets(quick ? [100, 200] : [1000, 5000], chosen.length > 0 ? chosen : SETS);
  if (json) console.log(JSON.stringify(figures, null, 2));
}

async function ofRamPeople(): Promise<void> {
  const rows = await ramPeople(quick ? 50 : 500, quick ? 4 : 20);
  console.log(json ? JSON.stringify(rows, null, 2) : peopleText(rows, RAM_OBJECTS));
}

async function ofMap(): Promise<void> {
  const figures = await mapFigures(quick ? [1] : [1, 10, 20]);
  console.log(json ? JSON.stringify(figures, null, 2) : mapText(figures));
}

/** A thousand resources and ten thousand, in one stack and in twenty. */
async function ofDrift(): Promise<void> {
  const sizes = quick ? [100, 1000] : [1000, 10_000];
  const all: ReportFigures[] = [];
  for (const stacks of [1, 20]) all.push(...(await grown(sizes.map((size) => () => driftFigures(size, stacks)))));
  if (json) console.log(JSON.stringify(all, null, 2));
}

async function ofImpact(): Promise<void> {
  const company = await theCompany();
  const figures = await grown((quick ? [1] : [1, 10]).map((count) => () => impactFigures(company, count)));
  if (json) console.log(JSON.stringify(figures, null, 2));
}

/** Says each, and how the last one differs from the first, which is a tenth of it. */
async function grown(measure: readonly (() => Promise<ReportFigures>)[]): Promise<ReportFigures[]> {
  const all: ReportFigures[] = [];
  await measure[0]?.(); // a checkout compiles what it runs for the first time
  for (const one of measure) {
    const figures = await one();
    all.push(figures);
    say(reportText(figures));
  }
  const [first, last] = [all[0], all.at(-1)];
  if (first !== undefined && last !== undefined && first !== last) say(tenfoldText(first, last));
  return all;
}

const RAM_OBJECTS = "RAM users, keys, groups, memberships and policies";
const HEAD = "operation  accounts   conflicts by   calls     aim   calls/account  wall/critical  command  provider";

const say = json ? () => undefined : (text: string) => console.log(text);

async function ofAssignments(keep: (row: Row) => void): Promise<void> {
  say(`\n${GROUPS} groups assigned in each account\n${HEAD}`);
  for (const [accounts, conflicts] of LIVES.filter(([accounts]) => quick || accounts === 200)) {
    await assignments(accounts, conflicts, (row) => {
      keep(row);
      say(lineOf(row));
    });
  }
}

/** Of each kind; growth is told where there is more than one size. */
async function ofSets(sizes: readonly number[], kinds: readonly SetKind[] = SETS): Promise<readonly SetFigures[]> {
  const all: SetFigures[] = [];
  for (const kind of kinds) {
    const measured: SetFigures[] = [];
    for (const accounts of sizes) {
      say(`\n${kind} of ${accounts} accounts\n${HEAD}`);
      const figures = await set(kind, accounts, (row) => say(lineOf(row)));
      say(`${(figures.stateBytes / accounts).toFixed(1)} bytes of state an account (aim: 60)`);
      measured.push(figures);
    }
    const [few, many] = [measured[0], measured.at(-1)];
    if (few !== undefined && many !== undefined && few !== many) say(growthText(few, many));
    all.push(...measured);
  }
  return all;
}

async function everything(): Promise<void> {
  const rows: Row[] = [];
  say(
    `Node ${process.version}, engine ${findEngine().name}, ${PARALLEL} at a time, tasks of ${TASK_MS} ms, ${BUDGET} calls/s\n`,
  );
  say(HEAD);
  for (const [accounts, conflicts] of LIVES) {
    await life(accounts, conflicts, (row) => {
      rows.push(row);
      say(lineOf(row));
    });
  }
  await ofAssignments((row) => rows.push(row));
  const sets = await ofSets([quick ? 100 : 1000]);
  const thousand = await many();
  const member = await edge();
  const folk = await people(quick ? 60 : 500, quick ? 4 : 20);
  const ramFolk = await ramPeople(quick ? 50 : 500, quick ? 4 : 20);
  const start = await firstCall();
  say(
    `\n${thousandText(thousand)}\n${edgeText(member)}\n${peopleText(folk)}\n${peopleText(ramFolk, RAM_OBJECTS)}\nprocess start to first signed call: ${start} ms (aim: 1000)\n`,
  );
  const emulator = await emulatorFigures(READS);
  say(emulatorText(emulator));
  const conditions = {
    node: process.version,
    engine: findEngine().name,
    parallel: PARALLEL,
    taskMs: TASK_MS,
    budget: BUDGET,
  };
  if (json)
    console.log(
      JSON.stringify(
        { ...conditions, rows, sets, thousand, member, people: folk, ramPeople: ramFolk, firstCallMs: start, emulator },
        null,
        2,
      ),
    );
}

function lineOf(row: Row): string {
  const perAccount = (row.calls / row.accounts).toFixed(2);
  return [
    row.what.padEnd(9),
    String(row.accounts).padStart(9),
    row.conflicts.padStart(14),
    String(row.calls).padStart(7),
    (row.aim === undefined ? "" : `<= ${row.aim}`).padStart(7),
    `${perAccount} an account`.padStart(16),
    `${(row.wallMs / row.criticalMs).toFixed(2)}`.padStart(10),
    `${(row.commandMs / 1000).toFixed(1)} s`.padStart(12),
    `${Math.round(row.providerBytes / 1e6)} MB`.padStart(9),
  ].join(" ");
}

function thousandText(result: Many): string {
  return [
    `1,000 provisionings of 5 configurations: refresh ${result.refreshCalls} calls (aim: <= 60) in ${(result.refreshMs / 1000).toFixed(1)} s,`,
    `${result.state.all} bytes of state a provisioning (aim: 2200; ${partsText(result.state)}),`,
    `provider process ${Math.round(result.providerBytes / 1e6)} MB at its peak (aim: 250)`,
  ].join(" ");
}

function edgeText(state: StateBytes): string {
  return `a member of a group: ${state.all} bytes of state (aim: <= 2000; ${partsText(state)})`;
}

function partsText({ engine, hidden }: StateBytes): string {
  return (
    `${engine} are the engine's dependencies and stack trace, ` +
    `${hidden} the provider text and the URN in inputs and outputs`
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
