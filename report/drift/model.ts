import type { RuleId, Severity } from "./rules";

/**
 * What is not as the stacks have it, as one value; every form is a view of it. No secret is in it. It is written to be
 * read again: by the next look, which tells from it how old a finding is.
 */
export interface DriftReport {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  /** When it was looked, in ISO 8601. */
  readonly time: string;
  /** `incomplete` when something could not be looked at, whatever was found elsewhere. */
  readonly outcome: "clean" | "drifted" | "incomplete";
  /** How many findings there are, without those that are passed over. */
  readonly counts: { readonly [severity in Severity]: number };
  /** In the order in which they were named. */
  readonly stacks: readonly StackLook[];
  /** Absent: nobody asked. */
  readonly unmanaged?: UnmanagedLook;
  /** The worst first. */
  readonly findings: readonly Finding[];
  /** Of the earlier report: in a stack that could not be looked at now, so nobody knows whether they are there still. */
  readonly unseen: readonly Finding[];
  /** Against the earlier report; absent: there was none. */
  readonly since?: Since;
  /** What is to be said beside, such as an entry of the ignore file that is over. */
  readonly notices: readonly string[];
}

export const FORMAT = "alicloud-identity/drift";
export const VERSION = 2;

export interface Since {
  readonly time: string;
  readonly new: number;
  /** Findings of before that say something else now, such as a policy that allows more still. */
  readonly changed: number;
  readonly gone: number;
}

export interface StackLook {
  readonly stack: string;
  /** How many resources of its state were looked at. */
  readonly resources: number;
  /** Why it could not be looked at, or not at all of it, in a sentence. Absent: it was. */
  readonly failure?: string;
}

export interface UnmanagedLook {
  /** What was asked for; of other kinds nobody knows anything. */
  readonly kinds: readonly string[];
  /** How many objects are there. */
  readonly objects: number;
  /** Where it was looked; nowhere, when a stack did not tell what it holds. */
  readonly clouds: readonly CloudLook[];
  /** Sentences on what could not be looked at. */
  readonly failures: readonly string[];
}

/** A cloud, by the settings of stacks. */
export interface CloudLook {
  readonly account: string;
  /** That CloudSSO was asked in. */
  readonly region?: string;
  /** Of CloudSSO; absent: none was seen there. */
  readonly directory?: string;
  readonly objects: number;
  /** Those whose settings say that they are there. */
  readonly stacks: readonly string[];
}

export interface Finding {
  /** The same in every report, as long as it is about the same property of the same resource. */
  readonly id: string;
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly what: "changed" | "missing" | "unmanaged";
  /** Absent of what is in no stack. */
  readonly stack?: string;
  /** Of what is in no stack, and in no directory of CloudSSO: the account that has it. */
  readonly account?: string;
  readonly urn?: string;
  /** `cloudsso:User`; of other packages, their own type. */
  readonly kind: string;
  /** The name of the resource in the program; of what is in no stack, what a person would call the object. */
  readonly name: string;
  /** The id of the object in the cloud. */
  readonly object?: string;
  /** Of what changed: the property. */
  readonly path?: string;
  /** What the stack has. Absent: nothing. `[secret]` stands for a secret. */
  readonly old?: unknown;
  /** What is there. Absent: nothing. */
  readonly new?: unknown;
  /** Of what is in no stack: a word that is another one as soon as the object lets somebody do something else. */
  readonly content?: string;
  /** Where the program declares it, from the folder in which the report was asked for. */
  readonly source?: { readonly file: string; readonly line: number };
  /** What sets it right: a command, or a sentence. */
  readonly repair: string;
  /** When a report had it first. */
  readonly firstSeen: string;
  /** Why it does not count. */
  readonly passedOver?: { readonly by: "ignore" | "baseline"; readonly reason: string };
}

export const SECRET = "[secret]";

/** What counts. */
export function openFindings({ findings }: Pick<DriftReport, "findings">): Finding[] {
  return findings.filter(({ passedOver }) => passedOver === undefined);
}
