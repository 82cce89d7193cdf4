import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Kind } from "../../provider/lint/document";
import type { Subject, Subjects } from "./subject";

/** Folders in which nobody keeps policies. */
const PASSED_OVER = ["node_modules", "dist", "bin"];

/**
 * The policies in files and folders. A file that is named is one, whatever is in it; in a folder those count whose name ends
 * with `.json` and that hold a `Statement`, at any depth.
 *
 * @throws a sentence about a path that is not there, or a folder without policies.
 */
export function policiesIn(paths: readonly string[]): Subjects {
  const subjects = paths.flatMap((path) => (statOf(path).isDirectory() ? inFolder(path) : [fileAt(path)]));
  const seen = new Set<string>();
  return { subjects: subjects.filter(({ file }) => !seen.has(file) && seen.add(file)), notLookedAt: [] };
}

function statOf(path: string) {
  try {
    return statSync(path);
  } catch (error) {
    throw new Error(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}

function inFolder(folder: string): Subject[] {
  const found = filesBelow(folder)
    .map(fileAt)
    .filter(({ document, text = "" }) => isPolicy(document) || looksLikeOne(text));
  if (found.length === 0) throw new Error(`There is no policy in the folder ${folder}: no *.json with a Statement.`);
  return found;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory())
        return entry.name.startsWith(".") || PASSED_OVER.includes(entry.name) ? [] : filesBelow(path);
      return entry.isFile() && entry.name.toLowerCase().endsWith(".json") ? [path] : [];
    });
}

function fileAt(path: string): Subject {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new Error(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
  const document = parsed(text);
  return { in: path, file: path, text, document: document ?? text, kind: kindOf(document) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.trim());
  } catch {
    return undefined;
  }
}

/** One that is broken must not be passed over in silence. */
function looksLikeOne(text: string): boolean {
  return parsed(text) === undefined && /"Statement"\s*:/.test(text) && /"Effect"\s*:/.test(text);
}

function isPolicy(document: unknown): boolean {
  return typeof document === "object" && document !== null && "Statement" in document;
}

/** Only the trust policy of a role says whom. */
function kindOf(document: unknown): Kind {
  if (!isPolicy(document)) return "policy";
  const { Statement: rows } = document as { readonly Statement: unknown };
  const isTrust = (row: unknown) => typeof row === "object" && row !== null && "Principal" in row;
  return [rows].flat().some(isTrust) ? "trust" : "policy";
}
