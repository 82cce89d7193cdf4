import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { open, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Noted } from "../kernel/claim";

/** A note older than this proves nothing, and goes. */
const DAY_MS = 24 * 60 * 60_000;
const ENDING = ".json";
/** So many lost creates of one object are remembered, the latest. */
const MOST_TIMES = 20;
/** A run that makes more objects than this is protected for the latest ones only. */
const MOST_NOTES = 20_000;

/** Which stack a run belongs to: the URN names it, and these tell stacks of the same name apart. */
export interface Place {
  /** The URL of the backend, as far as it is known. */
  readonly backend: string | undefined;
  /** Where the program lies. A copy of a program is another one, though everything is called the same. */
  readonly folder: string;
}

/** Of which create a note tells. */
export interface Subject {
  readonly urn: string;
  readonly kind: string;
  /** The natural key: what no two objects have in common; of objects without one, what they belong to. */
  readonly key: string;
}

interface Note extends Subject, Noted {
  readonly backend?: string;
  readonly folder: string;
}

/**
 * The creates of which nobody knows yet whether the state has their objects: one small JSON file each, in Pulumi's own
 * folder, on disk before the create is sent. A note goes when a later verb shows that the state has the object, and after
 * a day. Any number of runs may use the folder at once: each file belongs to one resource of one stack.
 */
export class Journal {
  private readonly folder: string;
  private names: Set<string> | undefined;

  constructor(
    pulumiHome: string,
    private readonly place: Place,
    private readonly now: () => number,
  ) {
    this.folder = join(pulumiHome, "alicloud-identity", "journal");
  }

  /**
   * @param besides ids of what the resource has already, and goes on having when the create comes to nothing.
   * @throws when it cannot be written: without a note, a create could not be told from theft afterwards.
   */
  async note(subject: Subject, besides: readonly string[]): Promise<void> {
    const before = this.noted(subject);
    const times = [...(before?.times ?? []), this.now()].slice(-MOST_TIMES);
    await this.write(subject, { ...before, times, besides });
  }

  /** What is known better by now: what was noted before, when nothing came of the creates since, or what a create is to bring back. */
  async amend(subject: Subject, noted: Noted): Promise<void> {
    await this.write(subject, noted).catch(ignore); // the note from before grows old
  }

  private async write(subject: Subject, { times, besides = [], back }: Noted): Promise<void> {
    const { folder, backend } = this.place;
    const more = { ...(besides.length === 0 ? {} : { besides }), ...(back === undefined ? {} : { back }) };
    const note: Note = { ...subject, folder, ...(backend === undefined ? {} : { backend }), ...more, times };
    const name = this.nameOf(subject);
    try {
      mkdirSync(this.folder, { recursive: true });
      await writeDurably(join(this.folder, name), `${JSON.stringify(note, undefined, 2)}\n`);
    } catch (error) {
      throw new Error(
        `nothing was created, because the note that protects it cannot be written to ${this.folder} ` +
          `(${(error as NodeJS.ErrnoException).code ?? (error as Error).message}); make room there or make it writable, ` +
          "or set PULUMI_HOME to a folder that is",
      );
    }
    this.known().add(name);
  }

  /** What is noted for exactly this resource of this stack, no older than a day. */
  noted(subject: Subject): Noted | undefined {
    const name = this.nameOf(subject);
    if (!this.known().has(name)) return undefined;
    const { times = [], ...more } = readNote(join(this.folder, name)) ?? {};
    const young = times.filter((time) => this.isYoung(time));
    return young.length === 0 ? undefined : { ...more, times: young };
  }

  /** The resource has this object, or had it until now: its create is over, unless the object was there before. */
  async seen(subject: Subject, id: string): Promise<void> {
    const name = this.nameOf(subject);
    if (!this.known().has(name) || readNote(join(this.folder, name))?.besides?.includes(id) === true) return;
    await this.forget(subject);
  }

  /** The create made nothing. */
  async forget(subject: Subject): Promise<void> {
    const name = this.nameOf(subject);
    if (!this.known().delete(name)) return;
    await unlink(join(this.folder, name)).catch(ignore); // on a read-only disk it grows old instead
  }

  /** Reads the folder once a process; what others note concerns other resources. */
  private known(): Set<string> {
    this.names ??= this.readFolder();
    return this.names;
  }

  private readFolder(): Set<string> {
    const notes = listFiles(this.folder)
      .map((name) => ({ name, last: this.lastOf(name) }))
      .sort((a, b) => b.last - a.last);
    const kept = notes.filter(({ last }, index) => index < MOST_NOTES && this.isYoung(last));
    const names = new Set(kept.map(({ name }) => name));
    for (const { name } of notes) if (!names.has(name)) discard(join(this.folder, name));
    return new Set([...names].filter((name) => name.endsWith(ENDING)));
  }

  /** Of a note that was never finished, the time of its file: another run may be writing it. */
  private lastOf(name: string): number {
    const path = join(this.folder, name);
    return name.endsWith(ENDING) ? (readNote(path)?.times.at(-1) ?? 0) : (modifiedAt(path) ?? 0);
  }

  private isYoung(time: number): boolean {
    return this.now() - time <= DAY_MS;
  }

  private nameOf({ urn, kind, key }: Subject): string {
    const { backend = "", folder } = this.place;
    return `${createHash("sha256").update([backend, folder, urn, kind, key].join("\n")).digest("hex").slice(0, 32)}${ENDING}`;
  }
}

/** On disk, with its name, before it returns; beside it first, so that nobody reads half a note. */
async function writeDurably(path: string, text: string): Promise<void> {
  const beside = `${path}.${randomUUID()}`;
  const file = await open(beside, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } catch (error) {
    await unlink(beside).catch(ignore);
    throw error;
  } finally {
    await file.close();
  }
  await rename(beside, path);
  const folder = await open(join(path, ".."), "r");
  await folder.sync().catch(ignore); // not every system has it for folders
  await folder.close();
}

function readNote(path: string): Noted | undefined {
  try {
    const { times, besides, back } = JSON.parse(readFileSync(path, "utf8")) as Partial<Noted>;
    if (!Array.isArray(times) || !times.every((time) => typeof time === "number")) return undefined;
    return {
      times,
      besides: Array.isArray(besides) ? besides.map(String) : [],
      ...(typeof back === "string" ? { back } : {}),
    };
  } catch {
    return undefined;
  }
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // nothing was noted here yet
  }
}

function modifiedAt(path: string): number | undefined {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return undefined; // finished, or gone
  }
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // a read-only disk keeps it
  }
}

function ignore(): void {
  // what cannot be tidied up does no harm
}

/** The backend that `pulumi login` chose, in Pulumi's own file; nothing where it cannot be read. */
export function currentBackend(pulumiHome: string): string | undefined {
  try {
    const { current } = JSON.parse(readFileSync(join(pulumiHome, "credentials.json"), "utf8")) as { current?: unknown };
    return typeof current === "string" ? current : undefined;
  } catch {
    return undefined;
  }
}
