import { definition } from "./definitions";
import type { Planner } from "./plan";
import { Reference, type Tree } from "./tree";

const FILE = "directory";

/** The directory, and how the rest of the program calls its id. */
export function planDirectory(planner: Planner): void {
  for (const object of planner.objects("cloudsso:Directory")) {
    planner.add(planner.table(definition("cloudsso:Directory"), { file: FILE, name: "directory", words: "" }), object, {
      names: ["directory"],
    });
  }
}

/** What belongs to the directory says so, by a name that the program has for its id. */
export function directoryOf(planner: Planner, id: string): Tree {
  const [one] = planner.objects("cloudsso:Directory");
  return one?.id === id ? new Reference(id, "directoryId", { file: FILE, name: "directoryId" }) : id;
}
