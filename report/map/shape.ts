import type { Power } from "../power";

/**
 * What the page knows, as compact as it can be read: rows by their index, edges as tuples of indexes. Names are already
 * `plain`.
 */
export interface MapData {
  readonly directoryId?: string;
  /** In the order of the folders. */
  readonly accounts: readonly AccountRow[];
  /** Names of folders from below the root down, joined by ` / `. */
  readonly folders: readonly string[];
  readonly configurations: readonly ConfigurationRow[];
  /** Groups, then people, each by name; then those of RAM alike. */
  readonly principals: readonly PrincipalRow[];
  /** Group and person, as indexes of `principals`. */
  readonly members: readonly MemberRow[];
  readonly assignments: readonly AssignmentRow[];
  readonly provisionings: readonly ProvisioningRow[];
  /** Absent: no state was given, so nothing is known of code. */
  readonly code?: CodeTable;
  /** Two estates are compared: `when` of an edge tells in which it is. */
  readonly compared?: true;
  /** Whether provisionings were read, so that one that is not there is known to be missing. */
  readonly knowsProvisionings: boolean;
}

/** Index of `folders`, -1: the root, or not known. */
export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly folder: number;
  /** Where it is not `Active`. */
  readonly status?: string;
  /** `key=value` */
  readonly tags?: readonly string[];
  readonly production?: true;
}

/** An access configuration, or, with `ram`, a policy that users and groups of RAM have. */
export interface ConfigurationRow {
  readonly id: string;
  readonly ram?: true;
  readonly name: string;
  /** Two or three characters, that no other has. */
  readonly short: string;
  readonly power: Power;
  /** `System AliyunOSSFullAccess` */
  readonly policies: readonly string[];
  /** In the earlier estate, where they differ. */
  readonly policiesBefore?: readonly string[];
  /** Seconds. */
  readonly session?: number;
  readonly code?: Code;
}

/** Of CloudSSO, or, with `ram`, of the account's own RAM. */
export interface PrincipalRow {
  readonly kind: "group" | "person";
  readonly ram?: true;
  readonly id: string;
  readonly name: string;
  readonly display?: string;
  readonly disabled?: true;
  readonly code?: Code;
}

/** In which estate an edge is: bit 1, the later or only one; bit 2, the earlier one. */
export type When = 1 | 2 | 3;

/**
 * Index of `CodeTable.resources`; -1: in no stack; -3: in none, and an identity provider synchronizes it, so that nobody
 * declares it. Absent, or -2: nobody looked.
 */
export type Code = number;

export type MemberRow = readonly [group: number, person: number, when: When, code: Code];
export type AssignmentRow = readonly [
  account: number,
  configuration: number,
  principal: number,
  when: When,
  code: Code,
];
export type ProvisioningRow = readonly [
  account: number,
  configuration: number,
  /** Index of `STATUSES`. */
  status: number,
  when: When,
  code: Code,
];

/** Of provisionings: anything else than the first three is the last. */
export const STATUSES = ["Provisioned", "ReprovisionRequired", "DeprovisionFailed", "Other"] as const;

export interface CodeTable {
  /** URNs without the name at their end: `urn:pulumi:prod::directory::pulumi-nodejs:dynamic/cloudsso:User`. */
  readonly prefixes: readonly string[];
  /** Prefix, name, and where the program made it. */
  readonly resources: readonly (readonly [prefix: number, name: string, position?: string])[];
}
