import { createHash, createHmac } from "node:crypto";
import { canonicalQuery } from "./encode";

/**
 * The V3 signature, ACS3-HMAC-SHA256, as pure functions of what is sent.
 * https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
 *
 * V3 because it keeps key, token and signature out of the URL, hence out of proxy logs, and signs the host, the body
 * and every `x-acs-` header; V1 signs none of them.
 */

const ALGORITHM = "ACS3-HMAC-SHA256";

/** What of a request is signed. */
export interface Signable {
  readonly method: string;
  /** Decoded, as the service will see it. */
  readonly query: { readonly [name: string]: string };
  /** Names in lower case; those that are to be signed. */
  readonly headers: { readonly [name: string]: string };
  /** Hex SHA-256 of the body as sent. */
  readonly hashedBody: string;
}

export function canonicalRequest(request: Signable): string {
  const names = Object.keys(request.headers).sort();
  const headers = names.map((name) => `${name}:${(request.headers[name] ?? "").trim()}\n`).join("");
  const query = canonicalQuery(request.query);
  return [request.method, "/", query, headers, names.join(";"), request.hashedBody].join("\n");
}

export function signature(request: Signable, accessKeySecret: string): string {
  const stringToSign = `${ALGORITHM}\n${sha256(canonicalRequest(request))}`;
  return createHmac("sha256", accessKeySecret).update(stringToSign, "utf8").digest("hex");
}

export interface SigningKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string | undefined;
}

export interface SignInput {
  /** As in the `host` header, so with a port that is not the scheme's own. */
  readonly host: string;
  readonly version: string;
  readonly action: string;
  readonly query: { readonly [name: string]: string };
  /** Form text; empty for none. */
  readonly body: string;
  readonly key: SigningKey;
  /** Fresh for every attempt. */
  readonly nonce: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** The headers of a signed POST, all of those that are signed and `Authorization`. */
export function sign(input: SignInput): { [name: string]: string } {
  const hashedBody = sha256(input.body);
  const headers: { [name: string]: string } = {
    host: input.host,
    "x-acs-action": input.action,
    "x-acs-content-sha256": hashedBody,
    "x-acs-date": timestamp(input.time),
    "x-acs-signature-nonce": input.nonce,
    "x-acs-version": input.version,
  };
  if (input.body !== "") headers["content-type"] = FORM;
  if (input.key.securityToken !== undefined) headers["x-acs-security-token"] = input.key.securityToken;
  const signed = Object.keys(headers).sort().join(";");
  const proof = signature({ method: "POST", query: input.query, headers, hashedBody }, input.key.accessKeySecret);
  return {
    ...headers,
    Authorization: `${ALGORITHM} Credential=${input.key.accessKeyId},SignedHeaders=${signed},Signature=${proof}`,
  };
}

export const FORM = "application/x-www-form-urlencoded";

/** `2026-11-22T10:22:32Z`: the service refuses fractions of a second. */
export function timestamp(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
