import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, resolve } from "node:path";

/** A user's file that is being written. */
export interface OpenFile {
  write(content: string | Buffer): void;
  /** In its place when something was written; what was there before stays otherwise. */
  close(): void;
}

/**
 * Before the work, which takes a while: whether a file can be made there.
 *
 * @throws a sentence with the way on.
 */
export function checkFolderOf(file: string): void {
  const folder = dirname(file);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Error(`${file} cannot be written: ${reasonOf(error)}; make the folder ${folder}, or name another file.`);
  }
}

/** @throws a sentence, and what was there before is as it was. */
export function writeWhole(file: string, content: string | Buffer): void {
  const open = openWhole(file);
  try {
    open.write(content);
  } finally {
    open.close();
  }
}

/**
 * Written beside the file and moved into its place, so that no kill and no full disk leaves half of it. Only its owner
 * may read it; one that is there keeps its permissions, and a link goes on pointing at it. A device or a pipe has no
 * other in its place, and is written to itself.
 *
 * @throws a sentence, before anything is written.
 */
export function openWhole(file: string): OpenFile {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there?.isDirectory() === true) throw refusal(file, "it is a folder");
  const isReplaced = there === undefined || there.isFile();
  const target = isReplaced ? targetOf(file) : file;
  const draft = isReplaced ? `${target}.${process.pid}.new` : target;
  const descriptor = attempt(file, () => openSync(draft, isReplaced ? "wx" : "w", 0o600));
  let written = false;
  return {
    write(content) {
      attempt(file, () => writeFileSync(descriptor, content));
      written = true;
    },
    close() {
      closeSync(descriptor);
      if (!isReplaced) return;
      if (!written) return rmSync(draft, { force: true });
      if (there !== undefined) chmodSync(draft, there.mode);
      attempt(file, () => renameSync(draft, target));
    },
  };
}

/** What a link leads to, also where that is not there yet. */
function targetOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    return isLink ? resolve(dirname(file), readlinkSync(file)) : file;
  }
}

function attempt<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw refusal(file, reasonOf(error));
  }
}

function refusal(file: string, reason: string): Error {
  return new Error(`${file} cannot be written: ${reason}`);
}

/** Without the call and the path, which are those of the draft. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/, \w+(?: '.*')?$/s, "") : String(error);
}
