import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface ChildOptions {
  readonly arguments: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly onLine: (stream: "stdout" | "stderr", line: string) => void;
}

/** How long a child may take to end after SIGINT, in milliseconds. */
const GRACE = 5000;

/**
 * A node process in its own process group, so that Ctrl-C in the terminal reaches the engine alone. It outlives a
 * killed engine, as the Pulumi CLI's plugins do.
 */
export class Child {
  readonly exited: Promise<number>;
  readonly #process: ChildProcess;

  constructor(options: ChildOptions) {
    this.#process = spawn(process.execPath, options.arguments, {
      cwd: options.cwd,
      env: options.environment as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    for (const stream of ["stdout", "stderr"] as const) {
      const source = this.#process[stream];
      if (source !== null) createInterface({ input: source }).on("line", (line) => options.onLine(stream, line));
    }
    this.exited = new Promise((resolve, reject) => {
      this.#process.once("error", reject);
      // "close" comes after the last line of output, "exit" may come before it.
      this.#process.once("close", (code, signal) => resolve(code ?? (signal === null ? 0 : 128)));
    });
    this.exited.catch(() => undefined);
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  get running(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** Asks it to end, and makes it end when it does not. */
  async stop(): Promise<void> {
    if (!this.running) return;
    this.#signal("SIGINT");
    const timer = setTimeout(() => this.#signal("SIGKILL"), GRACE);
    await this.exited.catch(() => undefined);
    clearTimeout(timer);
  }

  kill(): void {
    if (this.running) this.#signal("SIGKILL");
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#process;
    if (pid === undefined) return;
    try {
      process.kill(-pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
}
