import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { hashOf, MANIFEST, type Manifest, parseManifest } from "../../export/manifest";
import type { TextFile } from "../../export/write";

/** What an earlier export left in the folder. `undefined`: there was none. */
export function readManifest(folder: string): Manifest | undefined {
  const path = join(folder, MANIFEST);
  return existsSync(path) ? parseManifest(readFileSync(path, "utf8"), path) : undefined;
}

/** What is there already is somebody's. */
export function refuseOthers(folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is a file; name a folder.`);
  const [one] = readdirSync(folder);
  if (one === undefined) return;
  throw new Error(
    `${folder} is not empty (${one}), and no export of this command: name a folder that is not there or is empty.`,
  );
}

/** An edited file is worth more than what would be written over it. */
export function refuseEdited(folder: string, { files }: Manifest): void {
  const edited = Object.entries(files)
    .filter(
      ([path, hash]) => existsSync(join(folder, path)) && hashOf(readFileSync(join(folder, path), "utf8")) !== hash,
    )
    .map(([path]) => path);
  if (edited.length === 0) return;
  throw new Error(
    `Nothing was written: since the export in ${folder}, somebody edited ${edited.join(", ")}. What is new in the cloud and ` +
      "what is gone says --check; a whole new export goes into another folder.",
  );
}

/** Takes away what the earlier export wrote and this one does not; an interrupted write is finished by the next one. */
export function writeProject(folder: string, before: Manifest | undefined, files: readonly TextFile[]): void {
  for (const path of Object.keys(before?.files ?? {})) {
    if (!files.some((file) => file.path === path)) rmSync(join(folder, path), { force: true });
  }
  for (const { path, text } of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}
