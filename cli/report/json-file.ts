import { accessSync, constants, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Before the work, which takes a while: whether the file can be written.
 *
 * @throws a sentence with the way on.
 */
export function checkJsonFile(file: string): void {
  const folder = dirname(file);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Error(
      `${file} cannot be written: ${(error as Error).message}; make the folder ${folder}, or name another.`,
    );
  }
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) {
    throw new Error(`${file} is no file; name a file in it or beside it.`);
  }
}

/** Written beside and moved into place, so that a kill never leaves half a file; only its owner may read it. */
export function writeJson(file: string, value: unknown): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
