import type { Claim, Noted } from "../kernel/claim";
import type { Journal, Subject } from "./journal";

/** What a verb's claim rests on. */
export interface Grounds {
  readonly journal: Journal;
  /** The resource of this run that has an object of this kind, by the object's id. */
  readonly ownerOf: (id: string) => string | undefined;
  readonly adoptIdentical: boolean;
  readonly now: () => number;
}

/**
 * @param subject without a URN, as of a program that did not say it, or without a key, as of an object without a name:
 * then nothing is written down, and what the verb itself has sent is all that counts.
 */
export function claimOf(subject: Subject, grounds: Grounds): Claim {
  const { journal, now } = grounds;
  const written = subject.urn !== "" && subject.key !== "";
  const earlier = written ? journal.noted(subject) : undefined;
  let sent: Noted | undefined = earlier;
  return {
    urn: subject.urn,
    adoptIdentical: grounds.adoptIdentical,
    ownerOf: grounds.ownerOf,
    noted: () => sent,
    async note() {
      if (written) await journal.note(subject);
      sent = { first: sent?.first ?? now(), last: now() };
    },
    async withdraw() {
      if (earlier !== undefined) return;
      sent = undefined;
      if (written) await journal.forget(subject);
    },
  };
}
