import { isUtf8 } from "node:buffer";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Kind } from "../../provider/lint/document";
import type { Subject, Subjects } from "./subject";

/** Folders in which nobody keeps policies. */
const PASSED_OVER = ["node_modules", "dist", "bin"];

/**
 * The policies in files and folders. A file that is named is one, whatever is in it; in a folder those count whose name ends
 * with `.json` and that hold a `Statement`, at any depth. What of a folder cannot be read may be a policy, too, so it is told.
 *
 * @throws a sentence about a path that is not there, or a folder without policies.
 */
export function policiesIn(paths: readonly string[]): Subjects {
  const all = paths.map((path) =>
    statOf(path).isDirectory() ? inFolder(path) : { subjects: [fileAt(path)], left: [] },
  );
  const seen = new Set<string>();
  const isFirst = (path: string) => !seen.has(path) && seen.add(path) !== undefined;
  return {
    subjects: all.flatMap(({ subjects }) => subjects).filter(({ file }) => isFirst(file)),
    notLookedAt: all.flatMap(({ left }) => left).filter((one) => isFirst(one.in)),
  };
}

function statOf(path: string) {
  return reading(path, () => statSync(path));
}

interface Found {
  readonly subjects: readonly Subject[];
  readonly left: Subjects["notLookedAt"];
}

function inFolder(folder: string): Found {
  const left: { in: string; why: string }[] = [];
  const orLeft = <T>(path: string, read: () => T): T[] => {
    try {
      return [read()];
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      left.push({ in: path, why: error.why });
      return [];
    }
  };
  const filesBelow = (place: string): string[] =>
    orLeft(place, () => entriesOf(place)).flatMap((entries) =>
      entries.flatMap((entry) => {
        const path = join(place, entry.name);
        if (entry.isDirectory())
          return entry.name.startsWith(".") || PASSED_OVER.includes(entry.name) ? [] : filesBelow(path);
        // Of links, those to files are followed: one to a folder may lead back to where it is.
        const isFolder = () => entry.isSymbolicLink() && statOf(path).isDirectory();
        return entry.name.toLowerCase().endsWith(".json") && orLeft(path, isFolder)[0] === false ? [path] : [];
      }),
    );
  const subjects = filesBelow(folder)
    .flatMap((path) => orLeft(path, () => fileAt(path, textOfUtf8)))
    .filter(({ document, text = "" }) => isPolicy(document) || looksLikeOne(text));
  if (subjects.length + left.length === 0)
    throw new Error(`There is no policy in the folder ${folder}: no *.json with a Statement.`);
  return { subjects, left: left.sort((a, b) => (a.in < b.in ? -1 : 1)) };
}

function entriesOf(folder: string) {
  return reading(folder, () => readdirSync(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

class Unreadable extends Error {
  constructor(
    path: string,
    readonly why: string,
  ) {
    super(`${path} cannot be read: ${why}`);
  }
}

function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Unreadable(path, (error as NodeJS.ErrnoException).code ?? String(error));
  }
}

/** What is in another encoding holds nothing that looks like a policy. */
function textOfUtf8(path: string): string {
  if (!statOf(path).isFile()) throw new Unreadable(path, "it is no file");
  const content = reading(path, () => readFileSync(path));
  if (!isUtf8(content) || content.includes(0)) throw new Unreadable(path, "it is no text in UTF-8");
  return content.toString("utf8");
}

function fileAt(path: string, textOf = (file: string) => reading(file, () => readFileSync(file, "utf8"))): Subject {
  const text = textOf(path);
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
