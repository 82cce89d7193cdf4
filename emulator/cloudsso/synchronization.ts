import { unverified } from "../refusal";
import type { Directory } from "./state";

/** While SCIM synchronization is on, what it brought is not for hand. */
export function refuseSynchronized(directory: Directory, object: { readonly provisionType: string }): void {
  if (object.provisionType !== "Synchronized" || !isSynchronizing(directory)) return;
  throw unverified("synchronized", "Principal", "Synchronized by SCIM: switch the synchronization off first.");
}

export function isSynchronizing(directory: Directory): boolean {
  return directory.settings.scimSynchronization === "Enabled";
}
