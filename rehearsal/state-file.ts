import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname } from "node:path";
import type { StoredDeployment } from "./deployment";

/** A stack's state on disk, and the lock beside it that a killed run leaves behind. */
export class StateFile {
  #writing: Promise<void> = Promise.resolve();
  #next: { content: () => StoredDeployment; done: Promise<void> } | undefined;

  constructor(readonly path: string) {}

  /** The cloud that the operation runs against, kept with the state from the next write on. */
  cloud: string | undefined;

  get exists(): boolean {
    return existsSync(this.path);
  }

  load(): StoredDeployment | undefined {
    if (!this.exists) return undefined;
    const stored = JSON.parse(readFileSync(this.path, "utf8")) as StoredDeployment;
    if (stored.version !== 3) {
      throw new Error(`the state file ${this.path} is of version ${String(stored.version)}; only version 3 is read`);
    }
    return stored;
  }

  /**
   * Writes what `content` gives when its turn comes. Requests that arrive during a write share the next one: each is
   * answered only when a write that began after it is on disk.
   */
  save(content: () => StoredDeployment): Promise<void> {
    if (this.#next !== undefined) {
      this.#next.content = content;
      return this.#next.done;
    }
    const done = this.#writing.then(() => {
      const latest = this.#next?.content ?? content;
      this.#next = undefined;
      return this.#write(latest());
    });
    this.#next = { content, done };
    this.#writing = done.catch(() => undefined);
    return done;
  }

  async #write(stored: StoredDeployment): Promise<void> {
    const temporary = `${this.path}.${process.pid}`;
    await writeFile(temporary, this.#text(stored), { mode: 0o600 });
    await rename(temporary, this.path);
  }

  /** For edits between runs, when nothing else writes. */
  replace(stored: StoredDeployment): void {
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(`${this.path}.${process.pid}`, this.#text(stored), { mode: 0o600 });
    renameSync(`${this.path}.${process.pid}`, this.path);
  }

  #text(stored: StoredDeployment): string {
    const all = this.cloud === undefined ? stored : { ...stored, cloud: this.cloud };
    return `${JSON.stringify(all)}\n`;
  }

  /** Takes the lock, or says who holds it. The holder need not be alive: that is for the user to judge. */
  lock(operation: string): void {
    mkdirSync(dirname(this.path), { recursive: true });
    const holder = { pid: process.pid, host: hostname(), operation, time: new Date().toISOString() };
    try {
      writeFileSync(this.#lockPath, JSON.stringify(holder), { flag: "wx", mode: 0o600 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      throw new Error(
        `the stack is currently locked by ${this.#holder()}. Either wait for the other process to end, ` +
          "or remove the lock with --unlock",
      );
    }
  }

  unlock(): void {
    rmSync(this.#lockPath, { force: true });
  }

  get #lockPath(): string {
    return `${this.path}.lock`;
  }

  #holder(): string {
    try {
      const holder = JSON.parse(readFileSync(this.#lockPath, "utf8")) as Record<string, unknown>;
      const { pid, host, operation, time } = holder;
      return `${String(operation)} (pid ${String(pid)} on ${String(host)}, since ${String(time)})`;
    } catch {
      return "another process";
    }
  }
}
