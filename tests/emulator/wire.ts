import { createHash, createHmac, randomUUID } from "node:crypto";
import { request } from "node:http";

/**
 * A client written from the signature pages alone, sharing no code with the product: what the emulator takes from it,
 * it would take from anyone. Every part of a request can be bent before or after it is signed.
 */

export const versions = {
  cloudsso: "2021-05-15",
  ims: "2019-08-15",
  sts: "2015-04-01",
  resourceDirectory: "2022-04-19",
  ram: "2015-05-01",
} as const;

export interface Key {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

export interface WireCall {
  readonly url: string;
  readonly key: Key;
  readonly service: keyof typeof versions;
  readonly action: string;
  /** In wire form: `Tags.1.Key`. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly place?: "query" | "form";
  readonly method?: string;
  readonly date?: Date;
  readonly nonce?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent but not signed. */
  readonly unsignedHeaders?: Readonly<Record<string, string>>;
  /** Applied to what is sent, after it was signed. */
  readonly spoil?: (sent: Sent) => Sent;
  /** Gets a way to cut the connection, as a killed process would. */
  readonly onSocket?: (destroy: () => void) => void;
}

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** Parsed when it is JSON. */
  readonly json: Answered;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are read by field in assertions, which is the check of their type.
type Answered = any;

function pe(text: string): string {
  return [...Buffer.from(text, "utf8")]
    .map((byte) => {
      const char = String.fromCharCode(byte);
      return /[A-Za-z0-9\-_.~]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}

function canonical(parameters: Readonly<Record<string, string>>): string {
  return Object.keys(parameters)
    .sort()
    .map((name) => `${pe(name)}=${pe(parameters[name] ?? "")}`)
    .join("&");
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const stampOf = (date: Date) => `${date.toISOString().slice(0, 19)}Z`;

export function callV3(call: WireCall): Promise<WireAnswer> {
  const form = call.place === "form";
  const query = form ? "" : canonical(call.parameters ?? {});
  const body = form ? canonical(call.parameters ?? {}) : "";
  const signed: Record<string, string> = {
    host: new URL(call.url).host,
    "x-acs-action": call.action,
    "x-acs-version": versions[call.service],
    "x-acs-date": stampOf(call.date ?? new Date()),
    "x-acs-signature-nonce": call.nonce ?? randomUUID(),
    "x-acs-content-sha256": sha256(body),
    ...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    ...(call.key.securityToken === undefined ? {} : { "x-acs-security-token": call.key.securityToken }),
    ...call.headers,
  };
  const names = Object.keys(signed).sort();
  const method = call.method ?? "POST";
  const canonicalRequest = [
    method,
    "/",
    query,
    names.map((name) => `${name}:${signed[name]}\n`).join(""),
    names.join(";"),
    sha256(body),
  ].join("\n");
  const signature = createHmac("sha256", call.key.accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonicalRequest)}`)
    .digest("hex");
  const headers = {
    accept: "application/json",
    ...signed,
    ...call.unsignedHeaders,
    authorization: `ACS3-HMAC-SHA256 Credential=${call.key.accessKeyId},SignedHeaders=${names.join(";")},Signature=${signature}`,
  };
  return send(call, { method, path: `/?${query}`, headers, body });
}

export function callV1(call: WireCall & { readonly format?: string | undefined }): Promise<WireAnswer> {
  const { format = "JSON" } = call;
  const parameters: Record<string, string> = {
    AccessKeyId: call.key.accessKeyId,
    Action: call.action,
    Version: versions[call.service],
    SignatureMethod: "HMAC-SHA1",
    SignatureVersion: "1.0",
    SignatureNonce: call.nonce ?? randomUUID(),
    Timestamp: stampOf(call.date ?? new Date()),
    ...(format === "" ? {} : { Format: format }),
    ...(call.key.securityToken === undefined ? {} : { SecurityToken: call.key.securityToken }),
  };
  const own = call.parameters ?? {};
  const method = call.method ?? "POST";
  const stringToSign = `${method}&%2F&${pe(canonical({ ...parameters, ...own }))}`;
  const Signature = createHmac("sha1", `${call.key.accessKeySecret}&`).update(stringToSign).digest("base64");
  const form = call.place === "form";
  const query = canonical({ ...parameters, ...(form ? {} : own), Signature });
  const headers: Record<string, string> = {
    host: new URL(call.url).host,
    ...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    ...call.headers,
  };
  return send(call, { method, path: `/?${query}`, headers, body: form ? canonical(own) : "" });
}

/** Rejects with the socket's error when the connection is cut. */
function send(call: WireCall, ready: Sent): Promise<WireAnswer> {
  const sent = call.spoil?.(ready) ?? ready;
  const { hostname, port } = new URL(call.url);
  return new Promise((resolve, reject) => {
    const headers =
      sent.body === "" ? sent.headers : { ...sent.headers, "content-length": Buffer.byteLength(sent.body) };
    const outgoing = request(
      { hostname, port, method: sent.method, path: sent.path, headers, agent: false },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json: parsed(text) });
        });
      },
    );
    outgoing.on("error", reject);
    call.onSocket?.(() => outgoing.destroy());
    outgoing.end(sent.body);
  });
}

function parsed(text: string): Answered {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
