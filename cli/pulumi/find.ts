import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

export type Environment = Readonly<Record<string, string | undefined>>;

/** The Pulumi CLI of a machine. */
export interface Cli {
  readonly path: string;
  readonly isOnPath: boolean;
}

/** From the PATH, else from where Pulumi's own installer puts it. */
export function findCli(environment: Environment): Cli | undefined {
  const home = environment["HOME"] ?? environment["USERPROFILE"] ?? homedir();
  const name = process.platform === "win32" ? "pulumi.exe" : "pulumi";
  const named = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const path = [...named, join(home, ".pulumi", "bin")].map((folder) => join(folder, name)).find(isProgram);
  return path === undefined ? undefined : { path, isOnPath: named.some((folder) => join(folder, name) === path) };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
