import { openWhole } from "../file";

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
  const file = openWhole(path);
  return {
    write: (text) => file.write(text.endsWith("\n") ? text : `${text}\n`),
    close: () => file.close(),
  };
}
