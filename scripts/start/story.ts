import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { styleText } from "node:util";
import { type Emulator, startEmulator } from "../../emulator/index";
import { type Engine, findEngine, type Wish } from "./engine";
import { STACK, type Stage, setStage } from "./stage";

/** Rows change every two seconds at most: long enough to see the accounts work, short enough to wait for. */
const TASK_MS = 3000;

/** Tells the story once, from an empty cloud to a repaired one; rejects with one sentence when a step goes wrong. */
export async function tell(root: string, wish: Wish): Promise<void> {
  const engine = findEngine(root, process.env, wish);
  const cloud = await startEmulator({ taskDurationMs: TASK_MS });
  const stage = setStage(root, process.env, cloud.environment());
  const interrupted = () => {
    // The running step gets the signal as well; when it has ended, the story ends with it.
    process.exitCode = 130;
  };
  process.on("SIGINT", interrupted);
  try {
    await play({ root, engine, cloud, stage });
  } finally {
    process.off("SIGINT", interrupted);
    stage.clear();
    await cloud.close();
  }
}

interface Play {
  readonly root: string;
  readonly engine: Engine;
  readonly cloud: Emulator;
  readonly stage: Stage;
}

async function play(scene: Play): Promise<void> {
  const { engine, cloud } = scene;
  say(...engine.introduction);
  say(`Cloud:  CloudSSO and RAM on ${cloud.url}, ${cloud.accountIds.length} accounts; nothing leaves this machine.`);

  chapter("1  The program", "A directory, an access configuration in every account, and a RAM user.");
  await operation(scene, ["stack", "init", STACK]);
  await operation(scene, engine.kind === "pulumi" ? ["up", "--yes", "--skip-preview"] : ["up"]);

  chapter("2  Somebody at the console", "An administrator gives the auditors more than the program says.");
  await addForeignPolicy(scene);

  chapter(
    "3  The drift",
    "CloudSSO marks every account ReprovisionRequired, and tells nobody. A refreshed preview does, and says why:",
  );
  await operation(scene, ["preview", "--refresh", "--diff"]);

  chapter("4  The repair", "The foreign policy goes, and every account is brought up to date, in the same run.");
  await operation(
    scene,
    engine.kind === "pulumi" ? ["up", "--refresh", "--yes", "--skip-preview"] : ["up", "--refresh"],
  );

  chapter("5  The proof", "What a pipeline runs: exit code 0 is in order, 7 is drift.");
  await operation(scene, ["preview", "--refresh", "--expect-no-changes"]);

  chapter("Go on", "This cloud is gone. The same one until Ctrl-C, with the variables to export in a second terminal:");
  shown("npx alicloud-identity emulator");
  say("There, with these variables exported:");
  shown(...continuation(engine));
  say("The program is examples/quickstart/index.ts: change it, and bring it up again. Your own account: README.md.");
}

/** With a state that outlives the command, and away from the reader's own stacks. */
function continuation({ kind, shown }: Engine): readonly string[] {
  if (kind === "rehearsal") return [`${shown} up`];
  return [
    `export PULUMI_BACKEND_URL=${pathToFileURL(tmpdir()).href} PULUMI_CONFIG_PASSPHRASE=trial`,
    "pulumi stack init trial",
    "pulumi up",
  ];
}

/** An engine's operation, its output as it comes. */
async function operation({ root, engine, stage }: Play, words: readonly string[]): Promise<void> {
  const all = engine.kind === "pulumi" || words[0] === "stack" ? words : [...words, "--stack", STACK];
  shown([engine.shown, ...all].join(" "));
  await run(root, stage, engine.command, [...engine.words, ...all], `${engine.shown} ${words.join(" ")}`);
}

/** By the project's own command line, which stands in for the console: another caller, not the program. */
async function addForeignPolicy({ root, cloud, stage }: Play): Promise<void> {
  const { DirectoryId, AccessConfigurations } = await configurations(cloud);
  const id = AccessConfigurations[0]?.AccessConfigurationId;
  if (id === undefined) throw new Error("The program made no access configuration, so there is nothing to drift.");
  const words = [
    "call",
    "cloudsso",
    "AddPermissionPolicyToAccessConfiguration",
    ...["--DirectoryId", DirectoryId],
    ...["--AccessConfigurationId", id],
    ...["--PermissionPolicyType", "System"],
    ...["--PermissionPolicyName", "AdministratorAccess"],
  ];
  shown(`npx alicloud-identity ${words.join(" ").replaceAll(" --", " \\\n    --")}`);
  await run(root, stage, process.execPath, [join(root, "entry", "cli.js"), ...words], "alicloud-identity call");
}

interface Configurations {
  readonly DirectoryId: string;
  readonly AccessConfigurations: readonly { readonly AccessConfigurationId?: string }[];
}

async function configurations({ control, directoryId: DirectoryId }: Emulator): Promise<Configurations> {
  const answer = await control.perform("cloudsso", "ListAccessConfigurations", { DirectoryId });
  return {
    DirectoryId,
    AccessConfigurations: answer["AccessConfigurations"] as Configurations["AccessConfigurations"],
  };
}

async function run(
  root: string,
  { environment }: Stage,
  command: string,
  words: readonly string[],
  name: string,
): Promise<void> {
  // With a terminal the CLI asks it for its colours, and the answer comes on the input: whoever leaves it there prints it.
  const input = process.stdin.isTTY ? "inherit" : "ignore";
  const child = spawn(command, words, { cwd: root, env: environment, stdio: [input, "inherit", "inherit"] });
  const [code, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
  if (process.exitCode === 130) throw new Error("Interrupted; what the example had made is gone.");
  if (code !== 0) throw new Error(`${name} ended with ${code ?? signal}, so the story ends here.`);
}

function chapter(title: string, summary: string): void {
  say("", styleText("bold", title), summary);
}

function shown(...commands: readonly string[]): void {
  say("", ...commands.map((command) => styleText("cyan", `  $ ${command}`)), "");
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
