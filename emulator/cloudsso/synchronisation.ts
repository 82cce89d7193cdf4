import { unverified } from "../refusal";
import type { Directory } from "./state";

/** While SCIM synchronisation is on, what it brought is not for hand. */
export function refuseSynchronised(directory: Directory, object: { readonly provisionType: string }): void {
  if (object.provisionType !== "Synchronized" || !isSynchronising(directory)) return;
  throw unverified("synchronised", "Principal", "Synchronised by SCIM: switch the synchronisation off first.");
}

export function isSynchronising(directory: Directory): boolean {
  return directory.settings.scimSynchronization === "Enabled";
}
