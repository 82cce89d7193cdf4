import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { EventEmitter, once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator";
import { builtPackage } from "../support/engine-package";
import { ownEnvironment } from "../support/engine-process";

const modules = join(__dirname, "..", "..", "node_modules");

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when this was printed; rejects when it ends without. */
  printed(text: string): Promise<void>;
}

/** Somebody's machine: a cloud of their own, a project on disk, a backend, Pulumi's home, and a folder for temporary files. */
export class TryStage {
  readonly folder = mkdtempSync(join(tmpdir(), "trying-"));
  readonly project = join(this.folder, "project");
  readonly temporary = join(this.folder, "tmp");
  private readonly packageFolder = builtPackage();

  /** Over what the environment says of cloud and credentials. */
  over: Readonly<Record<string, string>> | undefined;

  private constructor(
    readonly cloud: Emulator,
    private readonly pulumi: string,
  ) {
    for (const name of ["project", "tmp", "backend", "home"]) mkdirSync(join(this.folder, name));
    const own = join(this.project, "node_modules");
    mkdirSync(join(own, "@pulumi"), { recursive: true });
    symlinkSync(join(modules, "@pulumi", "pulumi"), join(own, "@pulumi", "pulumi"));
    symlinkSync(join(modules, "@types"), join(own, "@types"));
    symlinkSync(this.packageFolder, join(own, "pulumi-alicloud-identity"));
    this.write("package.json", '{ "name": "team", "private": true }\n');
  }

  static async open(pulumi: string, options: EmulatorOptions): Promise<TryStage> {
    const cloud = await startEmulator(options);
    await cloud.control.perform("ram", "ListPolicies"); // an account has its place in RAM from the first question on
    return new TryStage(cloud, pulumi);
  }

  async close(): Promise<void> {
    await this.cloud.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  write(file: string, text: string): void {
    const path = join(this.project, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  get environment(): Record<string, string> {
    return {
      ...ownEnvironment(this.folder),
      ...(this.over ?? this.cloud.environment()),
      TMPDIR: this.temporary,
      PULUMI_HOME: join(this.folder, "home"),
      PULUMI_BACKEND_URL: `file://${join(this.folder, "backend")}`,
      PULUMI_CONFIG_PASSPHRASE: "of the user",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: "1000",
    };
  }

  /** A command of the user's own, which has to work. */
  own(...args: readonly string[]): string {
    const options = { cwd: this.project, env: this.environment, encoding: "utf8" } as const;
    const { status, stdout, stderr } = spawnSync(this.pulumi, [...args, "--non-interactive"], options);
    if (status !== 0) throw new Error(`pulumi ${args.join(" ")}: ${stdout}\n${stderr}`);
    return stdout;
  }

  /** The user's own `pulumi up`, which goes to the cloud: not by `spawnSync`, as the cloud is in this process. */
  async up(): Promise<void> {
    const { exitCode, stdout, stderr } = await this.start(this.pulumi, [
      "up",
      "--yes",
      "--skip-preview",
      "--non-interactive",
    ]).ended;
    if (exitCode !== 0) throw new Error(`pulumi up: ${stdout}\n${stderr}`);
  }

  /** `alicloud-identity try <words>` in the folder of the project. */
  try(words: readonly string[], more: Readonly<Record<string, string>> = {}, cwd = this.project): Started {
    return this.command(["try", ...words], more, cwd);
  }

  /** `alicloud-identity <words>` in the folder of the project. */
  command(words: readonly string[], more: Readonly<Record<string, string>> = {}, cwd = this.project): Started {
    const entry = join(this.packageFolder, "entry", "cli.js");
    return this.start(process.execPath, [entry, ...words], more, cwd);
  }

  /** What somebody types at a shell, in the folder of the project. */
  shell(line: string): Started {
    return this.start("/bin/sh", ["-c", line]);
  }

  /** What is left of temporary files. */
  left(): readonly string[] {
    return readdirSync(this.temporary).filter((name) => name.startsWith("alicloud-identity-try"));
  }

  /** All that the user has: the cloud, the project, the backend, Pulumi's home with the journal; not the CLI's own log. */
  everything(): Readonly<Record<string, unknown>> {
    const all = ["project", "backend", "home"].flatMap((name) => filesIn(join(this.folder, name)));
    const files = all.map((file) => [file.slice(this.folder.length), readFileSync(file, "utf8")] as const);
    const kept = files.filter(([file]) => !file.startsWith("/home/logs/"));
    return { ...Object.fromEntries(kept), cloud: structuredClone(this.cloud.state) };
  }

  /** Actions that the cloud was asked for since the last clearing, but for those that only read. */
  writes(): readonly string[] {
    return this.cloud.calls.flatMap(({ action }) => (/^(?:Get|List)/.test(action) ? [] : [action]));
  }

  private start(
    command: string,
    args: readonly string[],
    more: Readonly<Record<string, string>> = {},
    cwd = this.project,
  ): Started {
    const child = spawn(command, args, {
      cwd,
      env: { ...this.environment, ...more },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    let [stdout, stderr] = ["", ""];
    const heard = new EventEmitter();
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
      heard.emit("heard");
    });
    const ended = once(child, "close").then(([exitCode]) => {
      running.delete(child);
      return { exitCode: exitCode as number | null, stdout, stderr };
    });
    const printed = (text: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => stderr.includes(text) && resolve();
        heard.on("heard", look);
        void ended.then(() => reject(new Error(`"${text}" was never printed:\n${stdout}${stderr}`)));
        look();
      });
    return { child, ended, printed };
  }
}

const running = new Set<ChildProcess>();

// Tests that end early leave nothing behind.
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
