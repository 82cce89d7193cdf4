import type { Answer, Call } from "./call";
import type { Credential } from "./credential";
import { type AccessDenied, ServiceError } from "./errors";
import { redact, secretsIn } from "./redact";
import type { HttpAnswer } from "./transport";
import { TransportFailure } from "./transport-failure";

/**
 * The parsed body of a success; throws `ServiceError` for an error code and `TransportFailure` for what is no answer
 * of the service (a proxy's page, a body cut short): then nobody knows what the service did.
 */
export function readAnswer(call: Call, http: HttpAnswer, credential: Credential | undefined): Answer {
  const body = objectIn(http.body);
  if (!body) {
    const reason = http.body === "" ? "an empty body" : "something that is not JSON";
    throw new TransportFailure(`the answer was HTTP ${http.status} with ${reason}`, "unknown", "UNREADABLE");
  }
  const succeeded = http.status >= 200 && http.status < 300;
  if (succeeded) return body;
  const code = text(body["Code"]) ?? text(body["code"]);
  if (code === undefined) {
    throw new TransportFailure(`the answer was HTTP ${http.status} without an error code`, "unknown", "UNREADABLE");
  }
  throw refusal(call, code, body, http, credential);
}

function refusal(
  call: Call,
  code: string,
  body: Answer,
  http: HttpAnswer,
  credential: Credential | undefined,
): ServiceError {
  const { accessKeySecret, securityToken } = credential ?? {};
  const secrets = [accessKeySecret, securityToken, ...secretsIn(call.parameters)].filter(
    (secret) => secret !== undefined,
  );
  const message = text(body["Message"]) ?? text(body["message"]);
  return new ServiceError(`${call.action} was refused with ${code}`, {
    service: call.service,
    action: call.action,
    code,
    status: http.status,
    requestId: text(body["RequestId"]) ?? text(body["requestId"]) ?? http.headers["x-acs-request-id"],
    serviceMessage: message === undefined ? undefined : redact(message, secrets),
    retryAfter: milliseconds(http.headers["x-acs-retry-after"]),
    serverTime: date(http.headers["date"]),
    denied: accessDenied(body["AccessDeniedDetail"]),
  });
}

function accessDenied(detail: unknown): AccessDenied | undefined {
  if (typeof detail !== "object" || detail === null) return undefined;
  const fields = detail as { readonly [name: string]: unknown };
  return {
    action: text(fields["AuthAction"]),
    principal: text(fields["AuthPrincipalDisplayName"]),
    policyType: text(fields["PolicyType"]),
    denial: text(fields["NoPermissionType"]),
  };
}

function objectIn(body: string): Answer | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Answer) : undefined;
  } catch {
    return undefined;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function milliseconds(header: string | undefined): number | undefined {
  const value = header === undefined || header.trim() === "" ? Number.NaN : Number(header);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

function date(header: string | undefined): number | undefined {
  const value = header === undefined ? Number.NaN : Date.parse(header);
  return Number.isNaN(value) ? undefined : value;
}
