import type { Attempt, Claim, Noted } from "../kernel/claim";
import type { Journal, Subject } from "./journal";

/** What a verb's claim rests on. */
export interface Grounds {
  readonly journal: Journal;
  /** The resource of this run that has an object of this kind, by the object's id. */
  readonly ownerOf: (id: string) => string | undefined;
  /** Ids of what this very resource has, as far as the run has seen. */
  readonly held: () => readonly string[];
  readonly adoptIdentical: boolean;
  readonly longestCreateMs: number;
  readonly now: () => number;
}

/**
 * @param subject without a URN, as of a program that did not say it, or without a key, as of the one object of its kind:
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
    held: grounds.held,
    noted: () => sent,
    async note() {
      const besides = grounds.held();
      if (written) await journal.note(subject, besides);
      // What an earlier create was to bring back may still come.
      const back = sent?.back === undefined ? {} : { back: sent.back };
      sent = { times: [...(sent?.times ?? []), now()], besides, ...back };
    },
    async bringsBack(id) {
      if (sent === undefined) return;
      sent = { ...sent, back: id };
      if (written) await journal.amend(subject, sent);
    },
    async withdraw() {
      const others = sent?.times.slice(0, -1) ?? [];
      sent = sent === undefined || others.length === 0 ? undefined : { ...sent, times: others };
      if (written) await (sent === undefined ? journal.forget(subject) : journal.amend(subject, sent));
    },
  };
}

/** @param what the resource sends: `password`. A note that cannot be written is done without: it saves a question, no more. */
export function attemptOf(
  { urn, kind, key }: Subject,
  what: string,
  { journal, now }: Pick<Grounds, "journal" | "now">,
): Attempt {
  const subject = { urn, kind, key: `${key} ${what}` };
  const written = urn !== "" && key !== "";
  return {
    begunAt: () => (written ? journal.noted(subject)?.times.at(-1) : undefined),
    async begin() {
      if (written) await journal.note(subject, []).catch(() => undefined);
      return (written ? journal.noted(subject)?.times.at(-1) : undefined) ?? now();
    },
    withdraw: async () => void (written && (await journal.forget(subject))),
  };
}
