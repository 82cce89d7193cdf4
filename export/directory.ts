import { definition } from "./definitions";
import type { Planner } from "./plan";
import { Reference, type Tree } from "./tree";

const KIND = "cloudsso:Directory";

/** Where the directory is, and how the rest of the program calls its id. */
export const DIRECTORY = { file: "directory", name: "directoryId" } as const;

export function planDirectory(planner: Planner): void {
  const table = planner.table(definition(KIND), { file: DIRECTORY.file, name: "directory", words: "" });
  for (const object of planner.objects(KIND)) planner.add(table, object, { names: ["directory"] });
}

/** What belongs to the directory says so, by a name that the program has for its id. */
export function directoryOf(planner: Planner, id = planner.directoryId ?? ""): Tree {
  return id === planner.directoryId ? new Reference(id, DIRECTORY.name, DIRECTORY) : id;
}
