/** No answer came. */
export class TransportFailure extends Error {
  /** `reason` is safe to show; `carriedOut` says whether the service can have seen the request. */
  constructor(
    readonly reason: string,
    readonly carriedOut: "no" | "unknown",
    readonly code?: string,
    /** Repeating it soon is of no use. */
    readonly final: boolean = false,
  ) {
    super(reason);
  }
}

/** Codes of failures before anything was sent. */
const NEVER_SENT = new Set([
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  "ERR_INVALID_URL",
]);

/** OpenSSL's and Node's names for a certificate that is not trusted, which ends the handshake. */
const DISTRUSTED = /CERT|SIGNED|_SIGNATURE$/;

export function isDistrusted(code: string | undefined): boolean {
  return code !== undefined && DISTRUSTED.test(code);
}

const REASONS: { readonly [code: string]: string } = {
  CONNECT_TIMEOUT: "no connection was established in time",
  ECONNREFUSED: "the connection was refused",
  ENOTFOUND: "the host name is not known",
  EAI_AGAIN: "the host name could not be looked up",
  ECONNRESET: "the connection was reset",
  EPROTO: "the TLS handshake failed",
  EPIPE: "the connection was closed",
  ETIMEDOUT: "no answer came in time",
  ECONNABORTED: "the exchange was broken off",
  ERR_BAD_RESPONSE: "the answer broke off",
  ERR_CANCELED: "it was cancelled",
};

/** What is known of a failed exchange. */
export interface FailedExchange {
  readonly code: string | undefined;
  /** The socket was ours, and its connection was never established. */
  readonly neverConnected: boolean;
  readonly loopback: boolean;
}

export function transportFailure({ code, neverConnected, loopback }: FailedExchange): TransportFailure {
  if (code === undefined) return new TransportFailure("the exchange failed", neverConnected ? "no" : "unknown");
  if (isDistrusted(code)) {
    return new TransportFailure(`the certificate is not trusted (${code})`, "no", code, true);
  }
  const carriedOut = neverConnected || NEVER_SENT.has(code) ? "no" : "unknown";
  // Nothing listens on this machine: the emulator was not started, and waiting does not start it.
  const final = code === "ERR_CANCELED" || (code === "ECONNREFUSED" && loopback);
  return new TransportFailure(REASONS[code] ?? `the exchange failed with ${code}`, carriedOut, code, final);
}
