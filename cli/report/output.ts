import { closeSync, openSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";

/** Where a report goes. */
export interface Output {
  write(text: string): void;
  /** Leaves what was there before, where nothing was written. */
  close(): void;
}

/**
 * A report's file, found to be writable before the work that it reports on. Without a path: what `print` does.
 *
 * @throws a sentence about the path.
 */
export function openOutput(path: string | undefined, print: (text: string) => void): Output {
  if (path === undefined) return { write: print, close: () => undefined };
  const draft = `${path}.${process.pid}.new`;
  let file: number | undefined;
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) throw new Error("it is a folder");
    file = openSync(draft, "wx");
  } catch (error) {
    throw new Error(`The report ${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  const open = file;
  let written = false;
  return {
    write(text) {
      writeFileSync(open, text.endsWith("\n") ? text : `${text}\n`);
      written = true;
    },
    close() {
      closeSync(open);
      if (written) renameSync(draft, path);
      else rmSync(draft, { force: true });
    },
  };
}
