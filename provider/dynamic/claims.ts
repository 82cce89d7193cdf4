import type { Claim, Noted } from "../kernel/claim";
import type { Journal, Subject } from "./journal";

/** What a verb's claim rests on. */
export interface Grounds {
  readonly journal: Journal;
  /** The resource of this run that has an object of this kind, by the object's id. */
  readonly ownerOf: (id: string) => string | undefined;
  readonly adoptIdentical: boolean;
  readonly longestCreateMs: number;
  readonly now: () => number;
}

/**
 * @param subject without a URN, as of a program that did not say it, or without a key, as of an object without a name:
 * then nothing is written down, and what the verb itself has sent is all that counts.
 */
export function claimOf(subject: Subject, grounds: Grounds): Claim {
  const { journal, now } = grounds;
  const written = subject.urn !== "" && subject.key !== "";
  let sent: Noted | undefined = written ? journal.noted(subject) : undefined;
  return {
    urn: subject.urn,
    adoptIdentical: grounds.adoptIdentical,
    longestCreateMs: grounds.longestCreateMs,
    ownerOf: grounds.ownerOf,
    noted: () => sent,
    async note() {
      if (written) await journal.note(subject);
      sent = { times: [...(sent?.times ?? []), now()] };
    },
    async withdraw() {
      const others = sent?.times.slice(0, -1) ?? [];
      sent = others.length === 0 ? undefined : { times: others };
      if (written) await (sent === undefined ? journal.forget(subject) : journal.restore(subject, sent));
    },
  };
}
