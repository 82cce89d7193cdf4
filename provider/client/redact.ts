import type { Parameter } from "./call";

/**
 * What of foreign words may be shown. For a wrong signature the services answer with everything they signed, session
 * token and passwords included ("server string to sign is:...", "server StringToSign is [...]").
 */

const ECHO = /[\s.,;:]*(the\s+)?server\s+(string\s*to\s*sign|canonical\s*request|signature)[\s\S]*$/i;
const SECRET_NAME = /(password|secret|token|assertion)$/i;
const SECRET_FIELD =
  /\b(Authorization|Signature|[\w-]*(?:Password|Secret|Token|Assertion))("?\s*(?:=|:|%3D)\s*"?)[^\s&,;"'\]]+/gi;
const LONGEST = 400;
/** Shorter texts are words that occur by chance. */
const SHORTEST_SECRET = 4;

/** A service's message on one line, without the echo of the signed request, the given secrets, and fields named like secrets. */
export function redact(message: string, secrets: readonly string[] = []): string {
  let clean = message.replace(ECHO, "");
  for (const secret of secrets) {
    if (secret.length >= SHORTEST_SECRET) clean = clean.replaceAll(secret, "[hidden]");
  }
  clean = clean.replace(SECRET_FIELD, "$1$2[hidden]").replace(/\s+/g, " ").trim();
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}...` : clean;
}

/** The values of parameters that are named like secrets, at any depth. */
export function secretsIn(parameters: { readonly [name: string]: Parameter }): readonly string[] {
  return Object.entries(parameters).flatMap(([name, value]) => {
    if (typeof value === "object") return secretsIn(value as { readonly [name: string]: Parameter });
    return SECRET_NAME.test(name) && typeof value === "string" ? [value] : [];
  });
}
