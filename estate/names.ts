import { bareId } from "../provider/kernel/ids";
import type { Estate } from "./model";

/** The kinds that others refer to, by the last part of the id. */
const REFERRED = [
  "cloudsso:AccessConfiguration",
  "cloudsso:Directory",
  "cloudsso:Group",
  "cloudsso:User",
  "ims:Group",
  "ims:User",
  "ram:Role",
];

/**
 * What a person calls the object, folder or account with this id, joined or bare. `undefined`: none of the estates has
 * it. Where several do, the last one says.
 */
export function namesIn(...estates: readonly Estate[]): (id: string) => string | undefined {
  const names = new Map<string, string>();
  for (const { objects, organisation } of estates) {
    for (const { folderId, folderName } of organisation?.folders ?? []) names.set(folderId, folderName);
    for (const { accountId, displayName } of organisation?.accounts ?? []) names.set(accountId, displayName);
    for (const { id, name } of REFERRED.flatMap((kind) => objects[kind] ?? [])) names.set(bareId(id), name);
  }
  return (id) => names.get(bareId(id));
}
