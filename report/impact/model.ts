import type { Difference } from "../../estate/compare";
import type { Unread } from "../../estate/model";
import type { Power } from "../power";

/**
 * What a change does to people, as one value; every form is a view of it. What is the same for several people and
 * accounts is one line. No secret is in it.
 */
export interface ImpactReport {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  /** When it was looked, in ISO 8601. */
  readonly time: string;
  /** What was run on the copy, a word each. Absent: two estates were compared. */
  readonly command?: readonly string[];
  readonly accountId: string;
  /** `nothing`: no object differs. `unknown`: none of those that could be compared does. */
  readonly outcome: "nothing" | "unknown" | "impact";
  readonly counts: ImpactCounts;
  /** Those that were asked for. */
  readonly gates: readonly Gate[];
  /** What differs and touches people or accounts without giving access; what touches everybody first. */
  readonly touched: readonly TouchLine[];
  /** Accounts of production first, in them the strongest. */
  readonly access: readonly AccessLine[];
  /** People who can log on now and could not, or the other way round, with all that they keep. */
  readonly logons: readonly LogonLine[];
  readonly configurations: readonly ConfigurationChange[];
  readonly ram: RamImpact;
  /** Where what accounts hold of access configurations changes. */
  readonly provisionings: readonly ProvisioningLine[];
  /** Everything that differs, counted by kind. */
  readonly differences: readonly DifferenceCount[];
  /** What one of the two estates does not tell, and of which nothing can be said. */
  readonly notCompared: readonly Unread[];
  /** What is to be said beside, a sentence each. */
  readonly notices: readonly string[];
}

export const FORMAT = "alicloud-identity/impact";
export const VERSION = 1;

export interface ImpactCounts {
  /** People of CloudSSO and RAM users who can do something else than before, or whose way to log on changes. */
  readonly people: number;
  /** Accounts in which somebody can. */
  readonly accounts: number;
  /** Of `accounts`. */
  readonly productionAccounts: number;
  /** Of a person, an access configuration and an account. */
  readonly gained: number;
  readonly lost: number;
}

export interface Gate {
  readonly gate: "max-accounts" | "max-people" | "protect" | "never";
  /** As it was given. */
  readonly limit: string;
  readonly isHit: boolean;
  /** `false`: it is hit by nothing that was compared, and what was not could hit it. */
  readonly isKnown: boolean;
  /** A sentence. */
  readonly reason: string;
}

/** Objects of a kind that differ alike, and whom that touches. */
export interface TouchLine {
  readonly change: Difference["change"];
  /** The kind. */
  readonly what: string;
  readonly objects: readonly Who[];
  /** Inputs, and outputs under `outputs.`, that change. */
  readonly fields: readonly string[];
  readonly scope: (typeof SCOPES)[number];
  /** Whom it touches, and the accounts in which. Of everybody only the numbers are told. */
  readonly people: readonly Who[];
  readonly accounts: readonly Who[];
  readonly counts: { readonly people: number; readonly accounts: number };
  /** It lets in people or systems that no estate names, so it counts for more than any number of people. */
  readonly letsIn: boolean;
}

/** Everybody who logs on to the directory, or in the account by RAM; who owns it; an account and nobody in particular. */
export const SCOPES = ["directory", "ram", "person", "account"] as const;

export interface Who {
  readonly id: string;
  readonly name: string;
}

/** Each of these people has it on each of these accounts, all by the same paths. */
export interface AccessLine {
  /** `moved`: they have it as before, by other paths. */
  readonly change: "gained" | "lost" | "moved";
  readonly configuration: Who;
  /** Of the configuration: after the change, or before it where access is lost. */
  readonly power: Power;
  /** Nobody, where the group has no members. */
  readonly people: readonly Who[];
  readonly accounts: readonly Who[];
  readonly isProduction: boolean;
  /**
   * Of what is gained on accounts that have older policies until they are provisioned again: those of `before` the change, or
   * of some time, which no API tells. Absent: what the configuration says.
   */
  readonly holds?: "before" | "unknown";
  /** Of what is lost, the paths that there were. */
  readonly paths: readonly PathStep[];
  /** Of what is moved. */
  readonly pathsBefore?: readonly PathStep[];
  /** Of what is lost: how long a session can go on that somebody has open. */
  readonly sessions?: Sessions;
}

/** The group that has the assignment, or nothing where the person has it. */
export interface PathStep {
  readonly group?: Who;
}

export interface Sessions {
  /** The configuration's `sessionDuration` before the change. Absent: not known. */
  readonly seconds?: number;
  /** The end of the last one, if the change were made at `time`; ISO 8601. */
  readonly until?: string;
}

export interface LogonLine {
  readonly change: "enabled" | "disabled";
  readonly person: Who;
  /** How many accounts they have something on. */
  readonly accounts: number;
  readonly configurations: readonly Who[];
}

/** What an access configuration lets people do. */
export interface ConfigurationChange extends PolicyChange {
  readonly change: "added" | "removed" | "changed";
  readonly configuration: Who;
  /** People who have it after the change, or had it where it is removed, and the accounts on which. */
  readonly people: number;
  readonly accounts: number;
  readonly productionAccounts: number;
  /** Of all accounts that hold it, those that have older policies until they are provisioned again. Absent: none. */
  readonly notInForce?: number;
  /** Seconds, where it changes. */
  readonly sessionDuration?: { readonly before?: number; readonly after?: number };
}

export interface PolicyChange {
  readonly policies: readonly PolicyRow[];
  /** What is allowed after, and was not before. */
  readonly possible: readonly Possibility[];
  /** What was allowed before, and is not after. */
  readonly impossible: readonly Possibility[];
}

/** A policy that is added, removed, or says something else. */
export interface PolicyRow {
  readonly change: "added" | "removed" | "changed";
  readonly type: string;
  readonly name: string;
  /** Of those that carry a document; each as JSON. */
  readonly statementsAdded: readonly string[];
  readonly statementsRemoved: readonly string[];
}

/** What policies let somebody do: everything; change who may do what; give or take on a role; change things; look. */
export type Class = (typeof CLASSES)[number];

export const CLASSES = ["administer", "identity", "passRole", "write", "read"] as const;

export interface Possibility {
  readonly class: Class;
  /** Actions and patterns of them, or names of policies; with what they are limited to, or that a denial falls away. */
  readonly by: readonly string[];
}

export interface RamImpact {
  readonly holders: readonly HolderLine[];
  readonly policies: readonly RamPolicyChange[];
  readonly roles: readonly TrustChange[];
}

/** Each of these has the policy by the same paths. */
export interface HolderLine {
  readonly change: "gained" | "lost" | "moved";
  readonly kind: "user" | "group" | "role";
  readonly holders: readonly Who[];
  readonly policy: { readonly type: string; readonly name: string };
  readonly power: Power;
  /** Of users: groups, and nothing where they have it themselves. */
  readonly paths: readonly PathStep[];
  readonly pathsBefore?: readonly PathStep[];
}

/** A custom policy of RAM that says something else, and how many have it before and after. */
export interface RamPolicyChange extends PolicyChange {
  readonly name: string;
  readonly users: number;
  readonly roles: number;
}

/** Who may take on a role. */
export interface TrustChange {
  readonly change: "added" | "removed" | "changed";
  readonly role: string;
  /** Statements of the trust policy, each as JSON. */
  readonly statementsAdded: readonly string[];
  readonly statementsRemoved: readonly string[];
}

export interface ProvisioningLine {
  readonly change: "added" | "removed" | "changed";
  readonly configuration: Who;
  readonly accounts: readonly Who[];
  readonly isProduction: boolean;
  /** `Provisioned`, `ReprovisionRequired`, `DeprovisionFailed`. */
  readonly before?: string;
  readonly after?: string;
  readonly rollOut?: RollOut;
}

/** What accounts come to hold, where it may be something else than before for whoever has the configuration there already. */
export interface RollOut {
  /**
   * `present`: what the configuration says; what the account had until now, no API tells. `unknown`: no API tells what it
   * holds after the change either.
   */
  readonly holds: "present" | "unknown";
  /** What the configuration says, each with all that it allows. */
  readonly policies: readonly RolledOut[];
  /** Everybody who has the configuration on one of the accounts. */
  readonly people: readonly Who[];
  /** Those that have it, and in which nobody is. */
  readonly groups: readonly Who[];
}

export interface RolledOut {
  readonly type: string;
  readonly name: string;
  readonly possible: readonly Possibility[];
}

export interface DifferenceCount {
  readonly change: Difference["change"];
  readonly what: string;
  readonly count: number;
}
