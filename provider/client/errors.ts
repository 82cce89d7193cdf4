/**
 * Everything the client can fail with, beside `ConfigurationError` of `config.ts`. Messages are one sentence and safe to
 * show: they are built here from the facts of the call, and the service's own words pass through `redact.ts` first. No
 * foreign error is ever kept as a `cause`: an axios error prints signatures and tokens.
 */

export type FailureKind =
  | "service"
  | "unknown-outcome"
  | "unexpected-answer"
  | "transport"
  | "credentials"
  | "cancelled";

export interface FailureFacts {
  readonly service?: string | undefined;
  readonly action?: string | undefined;
  /** The `Code` of the service's answer. Decide by it, never by the status: an unknown access key is a 404 too. */
  readonly code?: string | undefined;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
}

export abstract class AlibabaError extends Error {
  abstract readonly kind: FailureKind;
  readonly service: string | undefined;
  readonly action: string | undefined;
  readonly code: string | undefined;
  readonly status: number | undefined;
  readonly requestId: string | undefined;

  constructor(message: string, facts: FailureFacts = {}) {
    super(message);
    this.name = new.target.name;
    this.service = facts.service;
    this.action = facts.action;
    this.code = facts.code;
    this.status = facts.status;
    this.requestId = facts.requestId;
  }
}

/** Who was denied what, as far as the service tells; from `AccessDeniedDetail`. */
export interface AccessDenied {
  readonly action?: string | undefined;
  readonly principal?: string | undefined;
  readonly policyType?: string | undefined;
  /** `ImplicitDeny`: no policy allows it. `ExplicitDeny`: a policy forbids it. */
  readonly denial?: string | undefined;
}

export interface ServiceFailureFacts extends FailureFacts {
  readonly code: string;
  readonly serviceMessage?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly serverTime?: number | undefined;
  readonly denied?: AccessDenied | undefined;
  readonly afterUnknownOutcome?: boolean | undefined;
}

/** The service answered with an error code. */
export class ServiceError extends AlibabaError {
  readonly kind = "service";
  declare readonly code: string;
  /** The service's own words, redacted. */
  readonly serviceMessage: string | undefined;
  readonly denied: AccessDenied | undefined;
  /** The service's clock when it answered, in milliseconds since the epoch. */
  readonly serverTime: number | undefined;
  /** Milliseconds the service asks to wait (`x-acs-retry-after`). */
  readonly retryAfter: number | undefined;
  /**
   * An earlier attempt of this call may have been carried out, so that "already exists" or "does not exist" may be
   * its own doing and can be read as success.
   */
  readonly afterUnknownOutcome: boolean;

  constructor(message: string, facts: ServiceFailureFacts) {
    super(message, facts);
    this.serviceMessage = facts.serviceMessage;
    this.denied = facts.denied;
    this.serverTime = facts.serverTime;
    this.retryAfter = facts.retryAfter;
    this.afterUnknownOutcome = facts.afterUnknownOutcome ?? false;
  }

  /** The same refusal, with what it means before it. */
  meaning(sentence: string): ServiceError {
    return new ServiceError(`${sentence} (${this.message})`, this);
  }
}

/** A write got no clear answer and may have been carried out: look the object up before doing it again. */
export class UnknownOutcomeError extends AlibabaError {
  readonly kind = "unknown-outcome";
}

/** The service answered, but not with what its API promises. */
export class UnexpectedAnswerError extends AlibabaError {
  readonly kind = "unexpected-answer";
}

/** No usable answer came. For a write it is raised only when the write was surely not carried out. */
export class TransportError extends AlibabaError {
  readonly kind = "transport";
}

/**
 * No session could be obtained to sign with. Its `code` is the token service's, and its kind keeps it out of every
 * predicate of `error-codes.ts`: `EntityNotExist.Role` from AssumeRole must never read as "the user is gone".
 */
export class CredentialsError extends AlibabaError {
  readonly kind = "credentials";
}

/** Nothing was found to sign with. */
export class NoCredentialsError extends CredentialsError {
  constructor(
    readonly advice: string,
    readonly looked: string,
  ) {
    super(`No credentials were found: ${advice}; looked at ${looked}.`);
  }
}

/** The caller's signal aborted. */
export class CancelledError extends AlibabaError {
  readonly kind = "cancelled";
  /** A write was under way and may have been carried out. */
  readonly mayHaveBeenCarriedOut: boolean;

  constructor(message: string, facts: FailureFacts & { readonly mayHaveBeenCarriedOut?: boolean } = {}) {
    super(message, facts);
    this.mayHaveBeenCarriedOut = facts.mayHaveBeenCarriedOut ?? false;
  }
}

/** Whether a write that failed so may have been carried out all the same. Of what no client threw, nobody knows. */
export function mayHaveBeenCarriedOut(error: unknown): boolean {
  if (error instanceof ServiceError) return error.afterUnknownOutcome;
  if (error instanceof CancelledError) return error.mayHaveBeenCarriedOut;
  return !(error instanceof TransportError || error instanceof CredentialsError);
}
