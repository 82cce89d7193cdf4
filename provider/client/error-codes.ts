import { AlibabaError } from "./errors";

/**
 * What the services' codes mean, in tables; callers ask the predicates. CloudSSO and IMS spell differently
 * (`EntityNotExists.User` against `EntityNotExist.User`, `DeletionConflict.*` against `DeleteConflict.*`), and the
 * same status stands for different things, so nothing here looks at a status except `isTransient`.
 */

const GONE = /^EntityNotExists?\./;
const USER_GONE = /^EntityNotExists?\.User$/;
const GROUP_GONE = /^EntityNotExists?\.Group$/;
const DUPLICATE = /^EntityAlreadyExists?(\.|$)/;
const DELETE_CONFLICT = /^(DeletionConflict|DeleteConflict)\./;
const FULL = /^LimitExceeded\./;
const BUSY = new Set(["OperationConflict.Task", "ConcurrentCallNotSupported"]);
/** `Throttling`, `Throttling.User`, `Throttling.Api`, `Rejected.Throttling`. */
const THROTTLED = /(^|\.)Throttling(\.|$)/;
const TRANSIENT = /^(InternalError|ServiceUnavailable)(\.|$)/;
/** Statuses that leave open what was done, for codes that nobody knows; a 501 does not. */
const FAILED_INSIDE = new Set([500, 502, 503, 504]);
/** Codes that mean the request was looked at and turned down, whatever the status says. */
const DEFINITE =
  /^(Invalid|Missing|Incomplete|SignatureDoesNotMatch|NoPermission|Forbidden|Unsupported|Entity|LimitExceeded|Quota|OperationConflict|DeletionConflict|DeleteConflict|OperationDenied)/;
const DENIED = /^(NoPermission|Forbidden)(\.|$)/;
const EXPIRED_TOKEN = new Set(["InvalidSecurityToken.Expired", "InvalidSecurityToken.Malformed"]);
const REJECTED_KEY =
  /^(InvalidAccessKeyId|InvalidSecurityToken|MissingSecurityToken|SignatureDoesNotMatch|IncompleteSignature)(\.|$)/;

function codeOf(error: unknown): string | undefined {
  return error instanceof AlibabaError && error.kind === "service" ? error.code : undefined;
}

function matches(error: unknown, pattern: RegExp): boolean {
  const code = codeOf(error);
  return code !== undefined && pattern.test(code);
}

/** The object does not exist. The only proof of absence: a 404 alone, a denial or a throttle is none. */
export function isGone(error: unknown): boolean {
  return matches(error, GONE);
}

/** The user itself does not exist, or not under that name: not something that belongs to it. */
export function isUserGone(error: unknown): boolean {
  return matches(error, USER_GONE);
}

/** The same of a group. */
export function isGroupGone(error: unknown): boolean {
  return matches(error, GROUP_GONE);
}

/** An access key that never had a network policy has none to read: that is not a key that is gone. */
export function isKeyPolicyNeverSet(error: unknown): boolean {
  return codeOf(error) === "EntityNotExist.AccessKeyPolicy";
}

/** Another task or call holds the target; the caller decides how to queue. */
export function isBusy(error: unknown): boolean {
  return BUSY.has(codeOf(error) ?? "");
}

export function isThrottled(error: unknown): boolean {
  return matches(error, THROTTLED);
}

/** The service failed inside: whether it carried the call out is unknown. */
export function isTransient(error: unknown): boolean {
  const code = codeOf(error);
  if (code === undefined || THROTTLED.test(code)) return false;
  if (TRANSIENT.test(code)) return true;
  return FAILED_INSIDE.has((error as AlibabaError).status ?? 0) && !DEFINITE.test(code);
}

export function isClockSkew(error: unknown): boolean {
  return codeOf(error) === "InvalidTimeStamp.Expired";
}

/** Something between us and the service repeated the packet: its first copy may have been carried out. */
export function isNonceUsed(error: unknown): boolean {
  return codeOf(error) === "SignatureNonceUsed";
}

/** The session is over or was replaced: a fresh one may help. */
export function isExpiredToken(error: unknown): boolean {
  return EXPIRED_TOKEN.has(codeOf(error) ?? "");
}

/** The key, its secret or its session is not accepted. */
export function isRejectedKey(error: unknown): boolean {
  return matches(error, REJECTED_KEY);
}

export function isDenied(error: unknown): boolean {
  return matches(error, DENIED);
}

/** An object of that name is there already. */
export function isDuplicate(error: unknown): boolean {
  return matches(error, DUPLICATE);
}

/** Something that hangs on the object keeps it from being deleted. */
export function isDeleteConflict(error: unknown): boolean {
  return matches(error, DELETE_CONFLICT);
}

/** There are as many already as the service allows. */
export function isFull(error: unknown): boolean {
  return matches(error, FULL);
}

/**
 * Looked at and turned down, for a reason that lies in what was asked. CloudSSO documents no codes for names that are
 * taken, quotas, passwords that break a rule, or what is in use: after one of these a look tells which it was.
 */
export function isRefusal(error: unknown): boolean {
  const code = codeOf(error);
  if (code === undefined || REJECTED_KEY.test(code) || EXPIRED_TOKEN.has(code)) return false;
  return ![isGone, isDenied, isBusy, isThrottled, isTransient, isClockSkew, isNonceUsed].some((is) => is(error));
}
