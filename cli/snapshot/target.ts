import { readFileSync, statSync } from "node:fs";
import { isEstate } from "../../estate/file";
import { checkFolderOf, writeWhole } from "../file";
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
  checkFolderOf(file);
  const there = statSync(file, { throwIfNoEntry: false });
  if (there === undefined) return;
  if (!there.isFile())
    throw new Error(`${file} is no file; name a file in it or beside it, or - for the standard output.`);
  if (there.size > 0 && !isOne(readFileSync(file))) {
    throw new Error(`${file} is there and is no ${noun}, so it is left alone; name another file, or remove it.`);
  }
}

/** `-`: printed. */
export function keep(file: string, content: string | Buffer, { print }: Pick<World, "print">): void {
  if (file === "-") print(content.toString());
  else writeWhole(file, content);
}

function holdsEstate(content: Buffer): boolean {
  try {
    return isEstate(JSON.parse(content.toString("utf8")));
  } catch {
    return false;
  }
}
