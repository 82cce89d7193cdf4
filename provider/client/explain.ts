import { figure, type Settings, serviceOf } from "../config";
import type { Call } from "./call";
import type { Endpoint } from "./endpoints";
import { isClockSkew, isDenied, isRejectedKey, isThrottled } from "./error-codes";
import { type AlibabaError, CancelledError, ServiceError, TransportError, UnknownOutcomeError } from "./errors";
import { type Failure, type History, isUnclear } from "./retry";
import { isDistrusted, TransportFailure } from "./transport-failure";

/** Turns the last failure of a call into the one error its caller sees: what, why, what to do next, request id. */
export function explain(
  call: Call,
  failure: Failure | CancelledError,
  history: History,
  settings: Settings,
  endpoint: Endpoint,
): AlibabaError {
  const isWrite = call.kind === "write";
  const facts = { service: call.service, action: call.action, ...factsOf(failure) };
  const what = `${labelOf(call.service)} ${call.action}`;
  const end = endOf(facts.requestId, history);

  if (failure instanceof CancelledError || call.signal?.aborted) {
    const unclear = history.unclear || (!(failure instanceof CancelledError) && isUnclear(failure));
    const fate = isWrite && unclear ? "; it may have been carried out" : "";
    return new CancelledError(`${what} was cancelled${fate}${end}.`, {
      ...facts,
      mayHaveBeenCarriedOut: isWrite && unclear,
    });
  }
  const why = reasonOf(failure, endpoint);
  // A last attempt that was never sent says nothing about an earlier one that may have arrived.
  const unclear = isUnclear(failure) || (failure instanceof TransportFailure && history.unclear);
  if (isWrite && unclear) {
    return new UnknownOutcomeError(
      `${what} may or may not have been carried out: ${why}; look before repeating it${end}.`,
      facts,
    );
  }
  if (failure instanceof TransportFailure) {
    return new TransportError(`${what} got no answer: ${why}; ${transportAdvice(failure, endpoint)}${end}.`, facts);
  }
  const advice = adviceFor(failure, call, settings);
  return new ServiceError(`${what} was refused with ${failure.code}: ${why}${advice ? `; ${advice}` : ""}${end}.`, {
    ...facts,
    code: failure.code,
    serviceMessage: failure.serviceMessage,
    retryAfter: failure.retryAfter,
    serverTime: failure.serverTime,
    denied: failure.denied,
    afterUnknownOutcome: history.unclear,
  });
}

function factsOf(failure: Failure | CancelledError): {
  code?: string;
  status?: number | undefined;
  requestId?: string | undefined;
} {
  if (!(failure instanceof ServiceError)) return {};
  return { code: failure.code, status: failure.status, requestId: failure.requestId };
}

function labelOf(service: string): string {
  return serviceOf(service)?.label ?? service;
}

function reasonOf(failure: Failure, endpoint: Endpoint): string {
  if (failure instanceof TransportFailure) return `${failure.reason} (${endpoint.url})`;
  // The dots of a message that was cut short stay: by them a secret's beginning is told before them.
  return (failure.serviceMessage ?? "the service gave no reason").replace(/(\s|(?<!\.)\.)+$/, "");
}

function endOf(requestId: string | undefined, history: History): string {
  const parts = [
    ...(history.attempts > 1
      ? [`${figure(history.attempts)} attempts in ${figure(Math.round(history.elapsed / 1000))} s`]
      : []),
    ...(requestId === undefined ? [] : [`request ${requestId}`]),
  ];
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

function transportAdvice({ code }: TransportFailure, endpoint: Endpoint): string {
  if (isDistrusted(code)) {
    return endpoint.loopback
      ? "name the certificate of this server on your machine in NODE_EXTRA_CA_CERTS, or let it speak plain http, which is allowed there"
      : "where a TLS-inspecting proxy stands between, name its authority in NODE_EXTRA_CA_CERTS";
  }
  if (code === "EPROTO" && endpoint.loopback)
    return "the emulator speaks plain http, so let the endpoint begin with http://";
  if (endpoint.loopback)
    return 'no emulator answers there, so start it with "alicloud-identity emulator" or correct the endpoint';
  return "check the network, the proxy and the endpoint";
}

function adviceFor(failure: ServiceError, call: Call, settings: Settings): string | undefined {
  if (isRejectedKey(failure)) return keyAdvice(settings);
  if (isClockSkew(failure)) return "set the clock of this machine";
  if (isThrottled(failure)) return "try again later, or lower alicloud-identity:maxCallsPerSecond";
  if (isDenied(failure)) {
    const { action, principal, denial, policyType } = failure.denied ?? {};
    const who = principal === undefined ? "the caller" : principal;
    const by = denial === undefined ? "" : ` (${denial}${policyType === undefined ? "" : ` by ${policyType}`})`;
    return `allow ${action ?? `${call.service}:${call.action}`} to ${who}${by}`;
  }
  return undefined;
}

/** A rotated key lives on in the state: `refresh` and `destroy` run with the configuration stored there. */
function keyAdvice(settings: Settings): string {
  const source = settings.sources["credentials"] ?? "the settings";
  const stored = source.includes("stack configuration")
    ? '; refresh and destroy use the configuration stored in the state, where a rotated key lives on until the next "pulumi up": set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, which win over it'
    : "";
  return `check the credentials, which come from ${source}${stored}`;
}
