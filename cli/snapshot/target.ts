import { accessSync, constants, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { isEstate } from "../../estate/file";
import type { World } from "./live";

/** What a command writes, and may write over. */
export interface Written {
  /** `estate` */
  readonly noun: string;
  /** Whether a file that is there is one. */
  readonly isOne: (content: Buffer) => boolean;
}

const anEstate: Written = { noun: "estate", isOne: holdsEstate };

/**
 * Before the work, which takes a while: whether the file can be written, and that it takes nothing of another kind away.
 *
 * @throws a sentence with the way on.
 */
export function checkTarget(file: string, { noun, isOne }: Written = anEstate): void {
  const folder = dirname(file);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Error(
      `${file} cannot be written: ${(error as Error).message}; make the folder ${folder}, or name another file.`,
    );
  }
  const there = statSync(file, { throwIfNoEntry: false });
  if (there === undefined) return;
  if (!there.isFile())
    throw new Error(`${file} is no file; name a file in it or beside it, or - for the standard output.`);
  if (there.size > 0 && !isOne(readFileSync(file))) {
    throw new Error(`${file} is there and is no ${noun}, so it is left alone; name another file, or remove it.`);
  }
}

/** Written beside and moved into place, so that a kill never leaves half a file; only its owner may read it. `-`: printed. */
export function keep(file: string, content: string | Buffer, { print }: Pick<World, "print">): void {
  if (file === "-") print(content.toString());
  else {
    writeFileSync(`${file}.new`, content, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
}

function holdsEstate(content: Buffer): boolean {
  try {
    return isEstate(JSON.parse(content.toString("utf8")));
  } catch {
    return false;
  }
}
