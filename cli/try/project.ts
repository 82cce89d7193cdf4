import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const FILES = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];
/** The rehearsal engine's states, which belong to a cloud of their own. */
const LEFT_OUT = ".rehearsal";
/** What Pulumi keeps elsewhere for the copy; the program is where it is. */
const REPLACED = ["main", "stackConfigDir", "backend"];

export interface Project {
  readonly root: string;
  /** `Pulumi.yaml`. */
  readonly file: string;
}

/** The project that a folder belongs to, as the CLI finds it. */
export function findProject(folder: string): Project | undefined {
  for (let root = resolve(folder); ; root = dirname(root)) {
    const file = FILES.find((name) => existsSync(join(root, name)));
    if (file !== undefined) return { root, file };
    if (dirname(root) === root) return undefined;
  }
}

/**
 * A folder that can stand in for the project's: everything in it is a link to what is there, and the program runs where
 * it is, but what Pulumi writes of a stack goes into the copy.
 *
 * @param own files that the copy has instead, by their names.
 */
export function copyProject({ root, file }: Project, folder: string, own: Readonly<Record<string, string>>): void {
  for (const name of readdirSync(root)) {
    if (name === file || name === LEFT_OUT || Object.hasOwn(own, name)) continue;
    symlinkSync(join(root, name), join(folder, name));
  }
  const text = readFileSync(join(root, file), "utf8");
  writeFileSync(join(folder, file), file.endsWith(".json") ? inJson(text, root) : inYaml(text, root));
  for (const [name, content] of Object.entries(own)) writeFileSync(join(folder, name), content, { mode: 0o600 });
}

function inJson(text: string, root: string): string {
  const { main, ...project } = JSON.parse(text) as { readonly [key: string]: unknown };
  const kept = Object.entries(project).filter(([key]) => !REPLACED.includes(key));
  return JSON.stringify({ ...Object.fromEntries(kept), main: programOf(root, main as string | undefined) });
}

/** Key by key at the beginning of a line, as everybody writes this file, comments and all. */
function inYaml(text: string, root: string): string {
  const [, main] = /^main:[ \t]*["']?([^"'#\n]+?)["']?[ \t]*(?:#.*)?$/m.exec(text) ?? [];
  const kept = text.replace(new RegExp(`^(?:${REPLACED.join("|")}):.*\\n?(?:[ \\t]+\\S.*\\n?|[ \\t]*\\n)*`, "gm"), "");
  return `${kept.trimEnd()}\nmain: ${JSON.stringify(programOf(root, main))}\n`;
}

/** A folder ends with a slash. */
function programOf(root: string, main = "."): string {
  const path = resolve(root, main);
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, "/") : path;
}
