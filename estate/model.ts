/**
 * What is there, as one plain value: every object of every kind that this package manages, with its inputs as a program
 * would give them. Snapshot, export, the copy on the emulator and every report are views of it.
 *
 * Two readings of an unchanged cloud are equal byte for byte: nothing in it tells when it was read, and everything is in
 * an order of its own. No secret is in it.
 */
export interface Estate {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  /** The account that the credentials belonged to; what RAM and IMS show is its. */
  readonly accountId: string;
  /** The region that CloudSSO was asked in. */
  readonly region?: string;
  /**
   * Absent: the account belongs to no resource directory, or nobody asked for it, or it could not be read, which `unread`
   * says.
   */
  readonly organisation?: EstateOrganisation;
  /** By kind, `cloudsso:User`; one of which there is nothing has an empty list, one that nobody asked for has none. */
  readonly objects: { readonly [kind: string]: readonly EstateObject[] };
  /** What could not be read. An empty list: everything was. */
  readonly unread: readonly Unread[];
}

export const FORMAT = "alicloud-identity/estate";
export const VERSION = 1;

export interface EstateObject {
  /** As `get` of the class takes it. */
  readonly id: string;
  /** As a person would call it. */
  readonly name: string;
  /** Everything that a read brings back of the class's inputs. */
  readonly inputs: Values;
  /** What else the class shows: times, and what the service decides. Without secrets. */
  readonly outputs: Values;
}

export type Values = { readonly [name: string]: unknown };

/** The resource directory. */
export interface EstateOrganisation {
  readonly resourceDirectoryId: string;
  readonly rootFolderId: string;
  /** Owns the directory, and is none of `accounts`. */
  readonly managementAccountId: string;
  /** All but the root folder, each behind the one that it is in. */
  readonly folders: readonly EstateFolder[];
  /** The member accounts. */
  readonly accounts: readonly EstateAccount[];
}

export interface EstateFolder {
  readonly folderId: string;
  readonly folderName: string;
  readonly parentFolderId: string;
}

export interface EstateAccount {
  readonly accountId: string;
  readonly displayName: string;
  readonly folderId: string;
  /** `Active`, `Suspended`, or `Leaving` when its deletion was asked for. */
  readonly status: "Active" | "Suspended" | "Leaving";
  readonly tags: { readonly [key: string]: string };
}

/** What the caller may not see, or what would not hold still. */
export interface Unread {
  /** A kind, or `organisation`. */
  readonly what: string;
  /** The object that could not be read. Absent: the kind could not be listed. */
  readonly id?: string;
  /** A sentence. */
  readonly reason: string;
}
