import { hash } from "node:crypto";
import type { CloudSsoState } from "./cloudsso/state";
import type { ImsAccount } from "./ims/state";
import type { RamAccount } from "./ram/state";

/**
 * Everything the emulated cloud holds, as plain data: a snapshot is a copy of it.
 *
 * Every object has a `sequence`, its place in the order of creation; ids are made from it, lists are paged by it.
 * Times are milliseconds since the epoch here, and text on the wire.
 */
export interface CloudState {
  sequence: number;
  readonly managementAccountId: string;
  /** Whose user the operator is. Absent: the management account's. */
  readonly operatorAccountId?: string;
  /** What ids are made from beside the sequence. Absent: the management account's id. */
  readonly idSource?: string;
  /** Policies of the platform beside those that every emulator knows. */
  systemPolicies?: readonly string[];
  readonly resourceDirectory: ResourceDirectory;
  readonly cloudsso: CloudSsoState;
  /** Users and groups of RAM and what is theirs, one world an account. */
  readonly ims: Record<string, ImsAccount>;
  /** Policies and roles of RAM, one world an account. */
  readonly ram: Record<string, RamAccount>;
  /** Keys that are no RAM user's: the operator's own, and temporary ones by their id. */
  readonly credentials: Record<string, Credential>;
}

/** A deep copy of the state, as JSON. */
export type Snapshot = CloudState;

export interface ResourceDirectory {
  readonly resourceDirectoryId: string;
  readonly rootFolderId: string;
  readonly folders: Record<string, Folder>;
  /** Members; the management account is none. */
  readonly accounts: Record<string, MemberAccount>;
}

export interface Folder {
  readonly folderId: string;
  folderName: string;
  /** The root folder's id at the top. */
  parentFolderId: string;
  tags?: Record<string, string>;
  /** Absent when it was there from the start. */
  readonly createTime?: number;
}

export interface MemberAccount {
  readonly accountId: string;
  displayName: string;
  folderId: string;
  tags?: Record<string, string>;
  /** Absent until it is first moved. */
  modifyTime?: number;
  /** Tasks in an account that is suspended, or that is being deleted, fail. Absent: neither. */
  condition?: "suspended" | "leaving";
  /** The services it administers for the whole directory, with the times since when. */
  delegatedServices?: Record<string, number>;
}

export interface Credential {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Temporary credentials only. */
  readonly session?: { readonly securityToken: string; readonly expiration: number };
  readonly identity: Identity;
}

/** Who is calling. Root is the account itself. */
export interface Identity {
  readonly type: "Account" | "RAMUser" | "AssumedRoleUser";
  readonly accountId: string;
  readonly arn: string;
  /** User id, `<role id>:<session>`, or the account id. */
  readonly principalId: string;
  readonly roleId?: string;
  /** Who stands behind a role's session; stays when that session assumes a further role. */
  readonly sourceIdentity?: string;
  /** The RAM user's own key with which the call is signed. */
  readonly accessKeyId?: string;
  /** What the caller may do; absent = everything. */
  readonly permissions?: readonly Permission[];
}

export interface Permission {
  readonly Effect: "Allow" | "Deny";
  /** `<service>:<action>` with `*`, such as `cloudsso:Get*`. */
  readonly Action: string | readonly string[];
}

/** What is held under a key that came from outside, which may be called like a property that every object has. */
export function held<Item>(items: Readonly<Record<string, Item>>, key: string): Item | undefined {
  return Object.hasOwn(items, key) ? items[key] : undefined;
}

/** `Object.values`, which takes five times as long where there are hundreds of items. */
export function itemsOf<Item>(items: Readonly<Record<string, Item>>): Item[] {
  return Object.keys(items).map((key) => items[key] as Item);
}

/** The next place in the order of creation. */
export function nextSequence(state: CloudState): number {
  state.sequence += 1;
  return state.sequence;
}

const lowerCase = "abcdefghijklmnopqrstuvwxyz0123456789";
const digits = "0123456789";
const mixedCase = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
export const alphabets = { lowerCase, digits, mixedCase, base32: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" } as const;

/** Looks random and is not: the same order of creation gives the same ids, so that runs can be compared. */
export function idText(state: CloudState, length: number, alphabet: string = lowerCase): string {
  let text = "";
  for (let block = 0; text.length < length; block += 1) {
    const digest = hash(
      "sha256",
      `${state.idSource ?? state.managementAccountId}/${nextSequence(state)}/${block}`,
      "buffer",
    );
    for (const byte of digest) text += alphabet[byte % alphabet.length];
  }
  return text.slice(0, length);
}
