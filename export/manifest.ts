import { createHash } from "node:crypto";
import { z } from "zod";
import type { Estate } from "../estate/model";
import type { TextFile } from "./write";

export const MANIFEST = "export.json";

/** What an export wrote, and what of: so that the next one knows its own files, and sees what is new and what is gone. */
const manifestSchema = z.strictObject({
  format: z.literal("alicloud-identity/export"),
  version: z.literal(1),
  /** The part that was exported. */
  only: z.enum(["cloudsso", "ims"]).optional(),
  folder: z.string().optional(),
  project: z.string(),
  stack: z.string(),
  /** SHA-256 of each file, by its path, which leads nowhere else: what an export no longer has is removed. */
  files: z.record(z.string().regex(/^(?![/\\])(?!.*(^|[/\\])\.\.([/\\]|$))/), z.string()),
  /** Names by id, by kind. */
  objects: z.record(z.string(), z.record(z.string(), z.string())),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type Part = Pick<Manifest, "only" | "folder" | "project" | "stack">;

export function manifestOf(part: Part, files: readonly TextFile[], estate: Estate): Manifest {
  return {
    format: "alicloud-identity/export",
    version: 1,
    ...part,
    files: Object.fromEntries(files.map(({ path, text }) => [path, hashOf(text)])),
    objects: Object.fromEntries(
      Object.entries(estate.objects).map(([kind, objects]) => [
        kind,
        Object.fromEntries(objects.map(({ id, name }) => [id, name])),
      ]),
    ),
  };
}

/** @throws a sentence when it is none. */
export function parseManifest(text: string, path: string): Manifest {
  const { data } = manifestSchema.safeParse(jsonOf(text));
  if (data === undefined)
    throw new Error(`${path} was not written by alicloud-identity export, or was edited; export into another folder.`);
  return data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** An object that is in one of the two alone. */
export interface Change {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

/** What is in the cloud and was not when the export was made, and the other way round; of kinds that were asked for. */
export function changesSince(
  { objects }: Manifest,
  estate: Estate,
): { readonly added: Change[]; readonly gone: Change[] } {
  const now = Object.fromEntries(
    Object.entries(estate.objects).map(([kind, all]) => [kind, new Map(all.map(({ id, name }) => [id, name]))]),
  );
  const added = Object.entries(now).flatMap(([kind, all]) =>
    [...all].filter(([id]) => !Object.hasOwn(objects[kind] ?? {}, id)).map(([id, name]) => ({ kind, id, name })),
  );
  const isUnread = (kind: string, id: string) =>
    estate.unread.some((one) => one.what === kind && (one.id === undefined || one.id === id));
  const gone = Object.entries(objects).flatMap(([kind, all]) =>
    Object.entries(all)
      .filter(([id]) => now[kind]?.has(id) === false && !isUnread(kind, id))
      .map(([id, name]) => ({ kind, id, name })),
  );
  return { added, gone };
}
