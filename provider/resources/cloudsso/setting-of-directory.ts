import type { Listed } from "../../kernel/definition";
import type { Context } from "../context";
import { inDirectory } from "../in-directory";
import { directoryIds } from "./directories";

interface OfDirectory {
  readonly directoryId: string;
}

/** The facts of what a directory has once. @param what as a person would call it: `password policy`. */
export function settingOfDirectory(what: string) {
  return {
    id: ["directoryId"],
    naturalKey: ["directoryId"],
    home: inDirectory,
    async *list(context: Context): AsyncIterable<Listed> {
      for (const id of await directoryIds(context)) yield { id, name: `${what} of ${id}` };
    },
  } as const;
}

/** Its id, for the shape `setting`. */
export const idOfDirectory = {
  idOf: (_context: Context, { directoryId }: OfDirectory): string => directoryId,
  ofId: (directoryId: string): OfDirectory => ({ directoryId }),
};
