import {
  cpSync,
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
import { basename, join, resolve } from "node:path";
import { type Rehearsal, type RehearseOptions, rehearse, type StoredDeployment } from "../../rehearsal/index";
import { preloading } from "../support/preload";

export interface ResourceSpec {
  readonly kind?: "thing" | "group";
  readonly name: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface ProgramSpec {
  readonly resources: readonly ResourceSpec[];
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly throws?: string;
}

export const STACK = "dev";
export const PASSPHRASE = "correct horse";

/** A project in a folder of its own, with the folder that is its provider's cloud. */
export class Playground {
  readonly folder: string;

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "rehearsal-"));
    cpSync(join(__dirname, "fixture"), this.folder, { recursive: true });
    symlinkSync(resolve(__dirname, "../../node_modules"), join(this.folder, "node_modules"));
  }

  program(spec: ProgramSpec | readonly ResourceSpec[]): void {
    this.write("program.json", "resources" in spec ? spec : { resources: spec });
  }

  /** By verb and name, such as `create a`: what goes wrong there. */
  faults(faults: Readonly<Record<string, object>>): void {
    this.write("faults.json", faults);
  }

  write(file: string, content: unknown): void {
    writeFileSync(join(this.folder, file), typeof content === "string" ? content : JSON.stringify(content));
  }

  /** The objects of the cloud, by id. */
  cloud(): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
    const folder = join(this.folder, "cloud");
    const files = existsSync(folder) ? readdirSync(folder).sort() : [];
    return Object.fromEntries(
      files.map((file) => [basename(file, ".json"), JSON.parse(readFileSync(join(folder, file), "utf8"))]),
    );
  }

  /** Somebody else's edit of an object; `undefined` removes it. */
  edit(id: string, change: Readonly<Record<string, unknown>> | undefined): void {
    const file = join(this.folder, "cloud", `${id}.json`);
    if (change === undefined) rmSync(file);
    else {
      mkdirSync(join(this.folder, "cloud"), { recursive: true });
      const before = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as object) : {};
      writeFileSync(file, JSON.stringify({ ...before, ...change }));
    }
  }

  /** The state as it is on disk. */
  stored(): StoredDeployment | undefined {
    const file = join(this.folder, ".rehearsal", `${STACK}.json`);
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as StoredDeployment) : undefined;
  }

  rehearse(operation: RehearseOptions["operation"], options: Partial<RehearseOptions> = {}): Promise<Rehearsal> {
    return rehearse({ ...this.options(operation), ...options });
  }

  options(operation: RehearseOptions["operation"]): RehearseOptions {
    return {
      operation,
      cwd: this.folder,
      stack: STACK,
      environment: {
        PATH: process.env["PATH"],
        HOME: this.folder,
        NODE_OPTIONS: preloading(),
        PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
      },
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
