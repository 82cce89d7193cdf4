import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmulatorOptions, startEmulator } from "../../emulator/index";
import type { Engine } from "../support/engine";
import { builtPackage } from "../support/engine-package";
import { findPulumi } from "../support/engine-pulumi";
import { rehearsalEngine } from "../support/engine-rehearsal";
import { turnOf } from "../support/turns";
import { Lanes } from "./lanes";
import type { Recording } from "./recording";
import { Stage } from "./stage";

const recordings = join(__dirname, "recordings");
const renew = process.env["RECORD"] === "1";
/**
 * `SCENARIOS=all`: every scenario on the CLI, some quarter of an hour. Otherwise a twentieth of them, another one after
 * each change of the package, and all of them on the rehearsal engine, by what the CLI did when it was recorded.
 */
const all = renew || process.env["SCENARIOS"] === "all";
const PARTS = 20;
/** Long enough for a machine that is busy with something else. */
const PATIENCE_MS = 600_000;

const lanes = new Lanes<Recording>();

export interface ScenarioOptions extends EmulatorOptions {
  /** One of `programs/`. Default `identity`. */
  readonly program?: string;
  /** Kills and races have no one course of events: such a scenario is judged by the cloud alone. Default true. */
  readonly recorded?: boolean;
  /** Played on one engine alone: `either` is the CLI where there is one. Default: on both. */
  readonly on?: "either" | "pulumi" | "rehearsal";
  /** Runs are killed or interrupted. */
  readonly disturbed?: boolean;
  /** Of the engine and its processes, over what points them at the cloud. `undefined` takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/**
 * A scenario, played on the Pulumi CLI where there is one and it is the scenario's turn, and on the rehearsal engine. Both must leave the cloud as the
 * scenario asserts, and both must do what `recordings/<file>.json` says. `RECORD=1` takes that anew from the CLI.
 */
export function scenario(
  title: string,
  file: string,
  options: ScenarioOptions,
  play: (stage: Stage) => Promise<void>,
): void {
  describe(title, function () {
    this.timeout(PATIENCE_MS);
    const packageFolder = builtPackage();
    const pulumi = findPulumi(packageFolder);
    const rehearsal = rehearsalEngine(packageFolder);
    const isItsTurn = all || turnOf(title, PARTS) === 0;
    for (const engine of enginesOf(options.on, isItsTurn ? pulumi : undefined, rehearsal)) {
      const played = lanes.add(() => playOn(engine, { packageFolder, options, play, alone: pulumi === undefined }));
      it(`on ${engine.name === "pulumi" ? "the Pulumi CLI" : "the rehearsal engine"}`, async () => {
        const recording = await played();
        if (options.recorded === false) return;
        if (renew && engine.name === "pulumi") save(file, recording);
        const { cli: _, ...done } = recording;
        const { cli: __, ...recorded } = load(file);
        assert.deepEqual(done, recorded, `recordings/${file}.json`);
      });
    }
  });
}

function enginesOf(on: ScenarioOptions["on"], pulumi: Engine | undefined, rehearsal: Engine): readonly Engine[] {
  if (on === "pulumi") return pulumi === undefined ? [] : [pulumi];
  if (on === "rehearsal" || pulumi === undefined) return [rehearsal];
  return on === "either" ? [pulumi] : [pulumi, rehearsal];
}

interface Performance {
  readonly packageFolder: string;
  readonly options: ScenarioOptions;
  readonly play: (stage: Stage) => Promise<void>;
  /** There is no CLI. */
  readonly alone: boolean;
}

async function playOn(engine: Engine, { packageFolder, options, play, alone }: Performance): Promise<Recording> {
  const { program: name = "identity", recorded: _, on: __, disturbed: ___, environment: over, ...settings } = options;
  const cloud = await startEmulator(settings);
  const folder = mkdtempSync(join(tmpdir(), "engine-"));
  const program = join(packageFolder, "tests", "engine", "programs", `${name}.js`);
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    `name: engine\nruntime:\n  name: nodejs\n  options:\n    typescript: false\nmain: ${program}\n`,
  );
  const environment = Object.entries({ ...cloud.environment(), ...over });
  const given = Object.fromEntries(environment.filter((pair): pair is [string, string] => pair[1] !== undefined));
  const clock = join(folder, "clock");
  const stage = new Stage(
    engine,
    alone,
    cloud,
    folder,
    { ...given, PROVIDER_CLOCK: clock },
    options.disturbed === true,
  );
  try {
    await play(stage);
    return stage.recording();
  } catch (error) {
    if (error instanceof Error) error.message += `\n${stage.story()}`;
    throw error;
  } finally {
    await cloud.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function save(file: string, recording: Recording): void {
  mkdirSync(recordings, { recursive: true });
  writeFileSync(join(recordings, `${file}.json`), `${JSON.stringify(recording, undefined, 2)}\n`);
}

function load(file: string): Recording {
  const path = join(recordings, `${file}.json`);
  assert.ok(existsSync(path), `there is no ${path}: record it with RECORD=1 and a Pulumi CLI`);
  return JSON.parse(readFileSync(path, "utf8")) as Recording;
}
