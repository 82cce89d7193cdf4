import { createHmac, hash, timingSafeEqual } from "node:crypto";
import type { Uncertain } from "./options";
import type { Envelope, Pair, Received } from "./protocol";
import { Refusal } from "./refusal";
import type { Identity } from "./store";

/** A key that the cloud knows, whoever it belongs to. */
export interface KnownKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly active: boolean;
  readonly session?: { readonly securityToken: string; readonly expiration: number };
  readonly identity: Identity;
}

/** What the gatekeeper looks at besides the request. */
export interface Gate {
  /** The cloud's time in milliseconds. */
  readonly now: number;
  readonly options: Pick<Uncertain, "unsignedContentType" | "futureDates">;
  readonly nonces: NonceMemory;
  find(accessKeyId: string): KnownKey | undefined;
}

const clockWindowMs = 15 * 60_000;

/**
 * Who signed this request. A request that is not signed, or not rightly, is refused; one that merely cannot be
 * understood counts as not signed. A nonce is used up by a good signature only.
 */
export function verifySignature(received: Received, envelope: Envelope, gate: Gate): KnownKey {
  if (envelope.protocol === "unsigned") {
    throw new Refusal("MissingAccessKeyId", 400, "AccessKeyId is mandatory for this action.");
  }
  const claim =
    envelope.protocol === "V3" ? claimOfV3(received, envelope, gate.options) : claimOfV1(received, envelope);
  const key = gate.find(claim.accessKeyId);
  if (key === undefined) {
    throw new Refusal("InvalidAccessKeyId.NotFound", 404, "Specified access key is not found.");
  }
  if (!key.active) throw new Refusal("InvalidAccessKeyId.Inactive", 400, "Specified access key is disabled.");
  checkToken(key, claim.securityToken, gate.now);
  checkDate(claim.date, gate);
  if (claim.nonce === "") throw new Refusal("MissingSignatureNonce", 400, "SignatureNonce is mandatory.");
  if (!equal(claim.sign(key.accessKeySecret), claim.signature)) {
    throw new Refusal(
      "SignatureDoesNotMatch",
      400,
      `Specified signature is not matched with our calculation. ${claim.echo}`,
    );
  }
  gate.nonces.use(key.accessKeyId, claim.nonce, gate.now);
  return key;
}

/** What a request claims about its signer, and how to check it. */
interface Claim {
  readonly accessKeyId: string;
  readonly securityToken: string;
  readonly date: string;
  readonly nonce: string;
  readonly signature: string;
  /** The services echo what they signed when the signature is wrong. */
  readonly echo: string;
  sign(accessKeySecret: string): string;
}

const mandatorySignedHeaders = [
  "host",
  "x-acs-action",
  "x-acs-version",
  "x-acs-date",
  "x-acs-signature-nonce",
  "x-acs-content-sha256",
];

function claimOfV3(received: Received, envelope: Envelope, options: Gate["options"]): Claim {
  const header = (name: string) => String(received.headers[name] ?? "").trim();
  const authorization =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]{64})$/.exec(
      header("authorization"),
    );
  const [, accessKeyId, signedList, signature] = authorization ?? [];
  if (accessKeyId === undefined || signedList === undefined || signature === undefined) {
    throw new Refusal(
      header("authorization") === "" ? "MissingAccessKeyId" : "IncompleteSignature",
      400,
      "The request signature does not conform to Aliyun standards.",
    );
  }
  const signed = signedList.split(";");
  checkSignedHeaders(received, signed, options);
  if (header("x-acs-content-sha256") !== sha256(received.body)) {
    throw new Refusal("IncompleteSignature", 400, "x-acs-content-sha256 is not the hash of the body.");
  }
  const canonicalRequest = [
    received.method,
    received.path,
    canonicalQuery(envelope.query),
    signed.map((name) => `${name}:${header(name)}\n`).join(""),
    signedList,
    header("x-acs-content-sha256"),
  ].join("\n");
  const stringToSign = `ACS3-HMAC-SHA256\n${sha256(canonicalRequest)}`;
  return {
    accessKeyId,
    securityToken: header("x-acs-security-token"),
    date: header("x-acs-date"),
    nonce: header("x-acs-signature-nonce"),
    signature,
    echo: `server StringToSign is [${stringToSign}] server CanonicalRequest is [${canonicalRequest}]`,
    sign: (secret) => createHmac("sha256", secret).update(stringToSign).digest("hex"),
  };
}

function checkSignedHeaders(received: Received, signed: readonly string[], options: Gate["options"]): void {
  const proper = [...new Set(signed.map((name) => name.toLowerCase()))].sort();
  if (proper.join(";") !== signed.join(";")) {
    throw new Refusal("IncompleteSignature", 400, "SignedHeaders must be in lower case, sorted, each name once.");
  }
  const freeContentType = options.unsignedContentType === "accept" && received.body.length === 0;
  const sent = Object.keys(received.headers).filter(
    (name) => name.startsWith("x-acs-") || (name === "content-type" && !freeContentType),
  );
  const missing = [...mandatorySignedHeaders, ...sent].find((name) => !signed.includes(name));
  if (missing !== undefined) {
    throw new Refusal("IncompleteSignature", 400, `The header "${missing}" must be part of SignedHeaders.`);
  }
  const absent = signed.find((name) => received.headers[name] === undefined);
  if (absent !== undefined) {
    throw new Refusal("IncompleteSignature", 400, `The signed header "${absent}" is not in the request.`);
  }
}

function claimOfV1(received: Received, envelope: Envelope): Claim {
  const all = [...envelope.query, ...envelope.form];
  const value = (name: string) => all.find(([key]) => key === name)?.[1] ?? "";
  if (value("SignatureMethod") !== "HMAC-SHA1") {
    throw new Refusal("InvalidSignatureMethod", 400, "The specified signature method is not HMAC-SHA1.");
  }
  if (value("SignatureVersion") !== "1.0" || value("Signature") === "" || value("AccessKeyId") === "") {
    throw new Refusal("IncompleteSignature", 400, "The request signature does not conform to Aliyun standards.");
  }
  const query = canonicalQuery(all.filter(([name]) => name !== "Signature"));
  const stringToSign = `${received.method}&${encode("/")}&${encode(query)}`;
  return {
    accessKeyId: value("AccessKeyId"),
    securityToken: value("SecurityToken"),
    date: value("Timestamp"),
    nonce: value("SignatureNonce"),
    signature: value("Signature"),
    echo: `server string to sign is:${stringToSign}`,
    sign: (secret) => createHmac("sha1", `${secret}&`).update(stringToSign).digest("base64"),
  };
}

function checkToken(key: KnownKey, sent: string, now: number): void {
  if (key.session === undefined) {
    if (sent === "") return;
    throw new Refusal(
      "InvalidSecurityToken.MismatchWithAccessKey",
      400,
      "The security token does not belong to the key.",
    );
  }
  if (sent === "") throw new Refusal("MissingSecurityToken", 400, "SecurityToken is mandatory for this action.");
  if (!equal(key.session.securityToken, sent)) {
    const ours = sent.startsWith("CAIS");
    throw new Refusal(
      ours ? "InvalidSecurityToken.MismatchWithAccessKey" : "InvalidSecurityToken.Malformed",
      400,
      "The security token is not the one of the access key.",
    );
  }
  if (key.session.expiration <= now) {
    throw new Refusal("InvalidSecurityToken.Expired", 400, "Specified SecurityToken is expired.");
  }
}

function checkDate(date: string, gate: Gate): void {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date) ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(time)) {
    throw new Refusal("InvalidTimeStamp.Format", 400, "The time must be in UTC and of the form yyyy-MM-ddTHH:mm:ssZ.");
  }
  const behind = gate.now - time;
  const ahead = gate.options.futureDates === "refuse" ? -behind : 0;
  if (behind > clockWindowMs || ahead > clockWindowMs) {
    throw new Refusal("InvalidTimeStamp.Expired", 400, "Specified time stamp or date value is expired.");
  }
}

/** Remembers a key's nonces for as long as a request of that date could come again. */
export class NonceMemory {
  private readonly seen = new Map<string, Map<string, number>>();

  use(accessKeyId: string, nonce: string, now: number): void {
    const nonces = this.seen.get(accessKeyId) ?? new Map<string, number>();
    this.seen.set(accessKeyId, nonces);
    for (const [old, forgetAt] of nonces) {
      if (forgetAt > now) break;
      nonces.delete(old);
    }
    if (nonces.has(nonce)) throw new Refusal("SignatureNonceUsed", 400, "Specified signature nonce was used already.");
    nonces.set(nonce, now + 2 * clockWindowMs);
  }
}

/** Decoded and encoded again: clients differ in what they escape on the wire, not in what they sign. */
function canonicalQuery(pairs: readonly Pair[]): string {
  return [...pairs]
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&");
}

/** RFC 3986; `encodeURIComponent` leaves five more characters bare. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(data: Buffer | string): string {
  return hash("sha256", data, "hex");
}

function equal(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
