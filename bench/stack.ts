import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = join(__dirname, "program");

/** The provider's process is found by the script that it runs. */
const PROVIDER_SCRIPT = "dynamic-provider";

export interface Run {
  readonly wallMs: number;
  /** The largest resident size of the provider's process that was seen, in bytes; 0 if it was never seen. */
  readonly providerBytes: number;
}

/** A stack of the bench's program on the real CLI, with a state of its own that is gone at the end. */
export class Stack {
  private readonly home = mkdtempSync(join(tmpdir(), "identity-bench-"));

  constructor(
    private readonly environment: { readonly [name: string]: string },
    private readonly configuration: { readonly [key: string]: string },
  ) {}

  async open(): Promise<void> {
    await this.pulumi(["stack", "init", "bench"]);
    for (const [key, value] of Object.entries(this.configuration)) await this.configure(key, value);
  }

  async configure(key: string, value: string): Promise<void> {
    await this.pulumi(["config", "set", "--stack", "bench", "--config-file", this.file(), key, "--", value]);
  }

  run(...command: readonly string[]): Promise<Run> {
    const always = ["--stack", "bench", "--config-file", this.file(), "--non-interactive", "--suppress-progress"];
    return this.pulumi([...command, ...always]);
  }

  /** Bytes of the state, minified as the file back end writes it. */
  stateBytes(): number {
    const text = readFileSync(join(this.home, ".pulumi/stacks/alicloud-identity-bench/bench.json"), "utf8");
    return Buffer.byteLength(JSON.stringify(JSON.parse(text)));
  }

  resources(): number {
    const text = readFileSync(join(this.home, ".pulumi/stacks/alicloud-identity-bench/bench.json"), "utf8");
    const state = JSON.parse(text) as { checkpoint: { latest: { resources?: readonly unknown[] } } };
    return state.checkpoint.latest.resources?.length ?? 0;
  }

  close(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  private file(): string {
    return join(this.home, "Pulumi.bench.yaml");
  }

  private async pulumi(args: readonly string[]): Promise<Run> {
    const begun = performance.now();
    const child = spawn("pulumi", [...args], {
      cwd: PROGRAM,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        ...this.environment,
        PULUMI_BACKEND_URL: `file://${this.home}`,
        PULUMI_CONFIG_PASSPHRASE: "bench",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_CONTINUE_ON_ERROR: "true",
        PULUMI_PARALLEL: "64",
      },
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    const memory = watchMemory();
    const [code] = (await once(child, "close")) as [number];
    const providerBytes = memory.stop();
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${code}:\n${output}`);
    return { wallMs: performance.now() - begun, providerBytes };
  }
}

/** Linux tells the peak of each process (`VmHWM`); the last look before its end is close to it. */
function watchMemory(): { stop(): number } {
  let peak = 0;
  const look = (): void => {
    for (const pid of processes()) {
      const status = text(`/proc/${pid}/status`);
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024);
    }
  };
  const timer = setInterval(look, 200);
  return {
    stop() {
      clearInterval(timer);
      return peak;
    },
  };
}

function processes(): string[] {
  const { readdirSync } = require("node:fs") as typeof import("node:fs");
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => {
    const line = text(`/proc/${pid}/cmdline`).split("\0");
    return line[0]?.endsWith("node") === true && line.some((word) => word.includes(PROVIDER_SCRIPT));
  });
}

function text(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
