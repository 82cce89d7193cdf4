import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { publishedFolders } from "./folders";

const root = join(__dirname, "..", "..");
const sources = ["entry", ...publishedFolders];

let contents: string | undefined;

/**
 * A number below `parts` for something that `npm test` plays in part, by its title: the same until the package changes,
 * and mostly another one then, so that in time everything has its turn.
 */
export function turnOf(title: string, parts: number): number {
  contents ??= digest(sources.flatMap((folder) => textsOf(folder))).toString("hex");
  return digest([contents, title]).readUInt32BE() % parts;
}

/** Whether `npm test` plays it: one of so many parts, another one after each change of the package. `SWEEPS=all`: always. */
export function isInTurn(title: string, parts: number): boolean {
  return process.env["SWEEPS"] === "all" || turnOf(title, parts) === 0;
}

function textsOf(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => readFileSync(file, "utf8"));
}

function digest(texts: readonly string[]): Buffer {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  return hash.digest();
}
