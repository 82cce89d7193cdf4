import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { hashOf, MANIFEST, type Manifest, parseManifest } from "../../export/manifest";
import type { TextFile } from "../../export/write";

/** What an earlier export left in the folder. */
export interface Earlier {
  readonly manifest: Manifest;
  /** Of each file that it wrote; two where its write was interrupted, and either may be there. */
  readonly hashes: ReadonlyMap<string, readonly string[]>;
}

/** What is written goes here first. */
const DRAFT = ".new";

/** `undefined`: there was none. */
export function readEarlier(folder: string): Earlier | undefined {
  const paths = [`${MANIFEST}${DRAFT}`, MANIFEST].map((name) => join(folder, name)).filter((path) => existsSync(path));
  const manifests = paths.map((path) => parseManifest(readFileSync(path, "utf8"), path));
  const [manifest] = manifests;
  if (manifest === undefined) return undefined;
  const hashes = new Map<string, readonly string[]>();
  for (const { files } of manifests)
    for (const [path, hash] of Object.entries(files)) hashes.set(path, [...(hashes.get(path) ?? []), hash]);
  return { manifest, hashes };
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
export function refuseEdited(folder: string, { hashes }: Earlier): void {
  const edited = [...hashes]
    .filter(([path, own]) => existsSync(join(folder, path)) && !own.includes(hashIn(folder, path)))
    .map(([path]) => path);
  if (edited.length === 0) return;
  throw new Error(
    `Nothing was written: since the export in ${folder}, somebody edited ${edited.join(", ")}. What is new in the cloud and ` +
      "what is gone says --check; a whole new export goes into another folder.",
  );
}

/** So is one of somebody's own, where this export has one of that name for the first time. */
export function refuseTaken(folder: string, { hashes }: Earlier, files: readonly TextFile[]): void {
  const taken = files.find(({ path }) => path !== MANIFEST && !hashes.has(path) && existsSync(join(folder, path)));
  if (taken === undefined) return;
  throw new Error(
    `Nothing was written: ${taken.path} in ${folder} is none of the export's, which has a file of that name now; rename ` +
      "it, or export into another folder.",
  );
}

function hashIn(folder: string, path: string): string {
  return hashOf(readFileSync(join(folder, path), "utf8"));
}

/**
 * Takes away what the earlier export wrote and this one does not. A write that fails leaves the folder as it was, and one
 * that is killed is finished by the next export: the draft of the manifest stands there from the beginning to the end.
 *
 * @param files with the manifest as the last.
 */
export function writeProject(folder: string, earlier: Earlier | undefined, files: readonly TextFile[]): void {
  const own = files.map(({ path, text }) => ({ target: join(folder, path), text }));
  try {
    for (const { target, text } of [...own].reverse()) {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(`${target}${DRAFT}`, text);
    }
  } catch (error) {
    for (const { target } of own) rmSync(`${target}${DRAFT}`, { force: true, recursive: true });
    throw new Error(`The export cannot be written, and ${folder} is as it was: ${(error as Error).message}.`);
  }
  for (const path of earlier?.hashes.keys() ?? []) {
    if (files.some((file) => file.path === path)) continue;
    rmSync(join(folder, path), { force: true });
    rmSync(join(folder, `${path}${DRAFT}`), { force: true });
  }
  for (const { target } of own) renameSync(`${target}${DRAFT}`, target);
}
