import { randomUUID } from "node:crypto";
import type { Settings } from "../config";
import { type CallerIdentity, checkAccount, identityOf, remembered } from "./account";
import { readAnswer } from "./answer";
import type { Answer, Call, Send } from "./call";
import { type Credential, type CredentialSupplier, isSameCredential } from "./credential";
import { createCredentials } from "./credentials";
import { type Endpoint, endpointOf } from "./endpoints";
import { isThrottled } from "./error-codes";
import { ServiceError } from "./errors";
import { explain } from "./explain";
import { type Budget, createBudget } from "./limit";
import { anonymousRequest, signedRequest } from "./request";
import { type Failure, repeat, type Verdict } from "./retry";
import { type SendAs, stsCall } from "./sts";
import { createTransport, type Transport } from "./transport";
import { type Clock, orCancelled, systemClock } from "./wait";

export interface SendOptions {
  readonly transport?: Transport;
  readonly clock?: Clock;
  /** From 0 to below 1, for the jitter of waits. */
  readonly random?: () => number;
  /** Awaited before each attempt of a write; what it throws ends the call. */
  readonly beforeWrite?: () => Promise<void>;
  /** Told one line an attempt when `settings.debug` is on; no line holds a parameter, a key or a token. */
  readonly onDebug?: (line: string) => void;
}

export interface Client extends Send {
  /**
   * Who the credentials belong to: the token service is asked once in the client's life, however many wait for it; what
   * failed is asked again. Fails with `ConfigurationError` when a configured `accountId` is another one.
   */
  callerIdentity(signal?: AbortSignal): Promise<CallerIdentity>;
  /** The account of `callerIdentity`. */
  accountId(signal?: AbortSignal): Promise<string>;
}

/** Calls of one service under way at once. The services brake by tasks and rates, not by connections. */
const CONCURRENCY = 8;

/**
 * The client of one process: every call to the cloud passes through the function it returns. A call waits for its
 * service's budget, is signed with a fresh nonce and time, sent, parsed, and repeated as `retry.ts` allows.
 *
 * With a configured `accountId` no call is made before the token service has named that very account.
 *
 * Fails with the errors of `errors.ts` and with `ConfigurationError`. A busy target is raised as it is: when to try
 * again is the scheduler's matter.
 */
export function createSend(settings: Settings, options: SendOptions = {}): Client {
  const clock = options.clock ?? systemClock;
  const transport = options.transport ?? createTransport(settings);
  const debug = (line: string) => {
    if (settings.debug) options.onDebug?.(line);
  };
  const budgets = new Map<string, Budget>();
  /** How far the services' clock is ahead of ours, in milliseconds; learnt when a request comes too late or early. */
  let clockOffset = 0;
  const serviceClock: Clock = {
    sleep: (milliseconds, signal) => clock.sleep(milliseconds, signal),
    now: () => clock.now() + clockOffset,
  };

  const budgetOf = (service: string): Budget => {
    const known = budgets.get(service);
    if (known) return known;
    const rates: { readonly [service: string]: number } = settings.maxCallsPerSecond;
    const budget = createBudget({ callsPerSecond: rates[service] ?? 1, concurrency: CONCURRENCY, clock });
    budgets.set(service, budget);
    return budget;
  };

  /** Attempts one after the other; `budget` is absent for session calls, which are single and which others wait for. */
  const run = (
    call: Call,
    endpoint: Endpoint,
    supplier: CredentialSupplier | undefined,
    budget: Budget | undefined,
  ) => {
    let credential: Credential | undefined;

    const attempt = async (): Promise<Answer> => {
      const leave = await budget?.take(call.signal);
      try {
        credential = await supplier?.get(call.signal);
        if (call.kind === "write") await options.beforeWrite?.();
        const time = serviceClock.now();
        const request = credential
          ? signedRequest(call, endpoint, credential, randomUUID(), time)
          : anonymousRequest(call, endpoint, time);
        const begun = clock.now();
        const http = await transport(request);
        debug(
          `${call.service} ${call.action}: HTTP ${http.status} in ${clock.now() - begun} ms, request ${http.headers["x-acs-request-id"] ?? "unknown"}`,
        );
        const answer = readAnswer(call, http, credential);
        budget?.accepted();
        return answer;
      } finally {
        leave?.();
      }
    };

    const renewCredential = async (): Promise<boolean> => {
      const rejected = credential;
      if (!supplier || !rejected) return false;
      supplier.invalidate(rejected);
      return !isSameCredential(await supplier.get(call.signal), rejected);
    };

    const adjustClock = (failure: ServiceError): boolean => {
      if (failure.serverTime === undefined) return false;
      clockOffset = failure.serverTime - clock.now();
      return true;
    };

    const onFailure = (failure: Failure, verdict: Verdict) => {
      if (isThrottled(failure)) budget?.throttled();
      const reason = failure instanceof ServiceError ? failure.code : failure.reason;
      debug(
        `${call.service} ${call.action}: ${reason}; ${verdict.act}${verdict.act === "wait" ? ` ${verdict.delay} ms` : ""}`,
      );
    };

    return repeat(call, attempt, {
      limit: settings.maxRetryTimeout,
      clock,
      random: options.random ?? Math.random,
      renewCredential,
      adjustClock,
      onFailure,
      explain: (failure, history) => explain(call, failure, history, settings, endpoint),
    });
  };

  const sendAs: SendAs = (call, supplier) => run(call, endpointOf(call.service, settings), supplier, undefined);
  const credentials = createCredentials(settings.credentials, sendAs, serviceClock);
  const identity = remembered(async () => {
    const call = stsCall("GetCallerIdentity", {});
    return identityOf(await run(call, endpointOf("sts", settings), credentials, budgetOf("sts")));
  });
  const checkedIdentity = async () => {
    const caller = await identity();
    checkAccount(caller, settings);
    return caller;
  };
  const callerIdentity = (signal?: AbortSignal) => orCancelled(checkedIdentity(), signal, "STS GetCallerIdentity");
  const send = async (call: Call): Promise<Answer> => {
    const endpoint = endpointOf(call.service, settings);
    if (settings.accountId !== undefined) {
      await orCancelled(checkedIdentity(), call.signal, `${call.action} of ${call.service}`);
    }
    return run(call, endpoint, credentials, budgetOf(call.service));
  };
  debug(`credentials come from ${settings.sources["credentials"] ?? "the settings"}`);
  return Object.assign(send, {
    callerIdentity,
    accountId: async (signal?: AbortSignal) => (await callerIdentity(signal)).accountId,
  });
}
