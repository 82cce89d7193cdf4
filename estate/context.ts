import stringify from "safe-stable-stringify";
import { bindServices } from "../provider/api/services";
import type { Answer, Call, Send } from "../provider/client/call";
import type { Client } from "../provider/client/send";
import { systemClock } from "../provider/client/wait";
import type { Context } from "../provider/resources/context";
import { SharedLists } from "../provider/rollout/shared-lists";
import { Snapshots } from "../provider/rollout/snapshot";

/**
 * What the verbs of the definitions work with while an estate is read. Nothing can write through it. An answer counts for
 * as long as the context lives: what one kind has listed, another does not ask for again.
 */
export function readingContext(client: Client, signal: AbortSignal): Context {
  const services = bindServices(remembering(readsOnly(client, signal)));
  const now = () => systemClock.now();
  const lists = new SharedLists(now);
  const answers = new Map<string, Promise<unknown>>();
  return {
    ...services,
    lists,
    snapshots: new Snapshots(services.cloudsso, lists, now),
    scheduler: { run: refuse, isUnderWay: () => false },
    accountId: () => client.accountId(signal),
    once<T>(question: string, ask: () => Promise<T>): Promise<T> {
      const known = answers.get(question) ?? ask();
      answers.set(question, known);
      return known as Promise<T>;
    },
    claim: {
      note: refuse,
      withdraw: refuse,
      bringsBack: refuse,
      noted: () => undefined,
      longestCreateMs: 0,
      ownerOf: () => undefined,
      held: () => [],
      urn: "",
      adoptIdentical: false,
    },
    isDeclared: () => false,
    lint: "off",
    attempt: () => ({ begunAt: () => undefined, begin: refuse, withdraw: refuse }),
    clock: systemClock,
    signal,
    report: ignore,
    notice: ignore,
    warn: ignore,
  };
}

function readsOnly(send: Send, signal: AbortSignal): Send {
  return async (call) => (call.kind === "write" ? refuse() : send({ ...call, signal }));
}

/** The same question has one answer, also for those who ask while it is on its way. */
function remembering(send: Send): Send {
  const answers = new Map<string, Promise<Answer>>();
  return ({ signal: _, ...call }: Call) => {
    const question = stringify([call.service, call.action, call.parameters]) ?? "";
    const known = answers.get(question) ?? send(call);
    answers.set(question, known);
    return known;
  };
}

function refuse(): never {
  throw new Error("an estate is only read: this would have written");
}

function ignore(): void {
  // nobody watches a row here
}
