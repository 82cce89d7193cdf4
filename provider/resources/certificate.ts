import { X509Certificate } from "node:crypto";
import { holdsPrivateKey } from "../kernel/private-key";

/** An X.509 certificate. Equal ones have one fingerprint, however they are written. */
export interface Certificate {
  /** SHA-256 of what the certificate is. */
  readonly fingerprint: string;
  /** `CN=idp.example,O=Example`. */
  readonly subject: string;
  /** Milliseconds since the epoch. */
  readonly expires: number;
  readonly pem: string;
}

const BEGIN = /-----BEGIN ([A-Z0-9 ]+)-----/g;
const FRAME = /-----(BEGIN|END) CERTIFICATE-----/g;

/** By their Base64: a run asks a dozen times for each, which OpenSSL takes a millisecond to read. Of nothing else, such as a key. */
const certificates = new Map<string, Certificate>();

/** Reads PEM, or the bare Base64 of metadata files. `undefined`: it is no certificate, or more than one. */
export function readCertificate(text: string): Certificate | undefined {
  if (holdsPrivateKey(text) || framed(text).length > 1) return undefined;
  const base64 = text.replace(FRAME, "").replace(/\s/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined;
  const found = certificates.get(base64) ?? readBase64(base64);
  if (found !== undefined) certificates.set(base64, found);
  return found;
}

function readBase64(base64: string): Certificate | undefined {
  try {
    const certificate = new X509Certificate(Buffer.from(base64, "base64"));
    return {
      fingerprint: certificate.fingerprint256,
      subject: certificate.subject.split("\n").join(","),
      expires: Date.parse(certificate.validTo),
      pem: certificate.toString(),
    };
  } catch {
    return undefined;
  }
}

/** Why the text is not one certificate, to be read behind its path; nothing of it is quoted. */
export function certificateFault(text: string): string | undefined {
  if (readCertificate(text) !== undefined) return undefined;
  if (holdsPrivateKey(text)) return PRIVATE_KEY;
  const certificates = framed(text).filter((what) => what === "CERTIFICATE").length;
  return certificates > 1
    ? `holds ${certificates} certificates; give each of them in an item of its own`
    : "must be an X.509 certificate in PEM, which begins with -----BEGIN CERTIFICATE-----, or its bare Base64";
}

/** Equal for equal certificates; what is none is equal to itself alone. */
export function certificateKey(text: string): string {
  return readCertificate(text)?.fingerprint ?? text;
}

/** Sentences on those that have expired. @param path the input that holds them. */
export function expiries(path: string, certificates: readonly Certificate[]): string[] {
  return certificates
    .filter(({ expires }) => expires < Date.now())
    .map(({ subject, expires }) => {
      const day = new Date(expires).toISOString().slice(0, 10);
      return `${path} has a certificate that expired on ${day} (${subject}); ask the identity provider for its new one`;
    });
}

/** Said of a text with a private key in it, which nobody must see. */
export const PRIVATE_KEY =
  "holds a private key, which stays with the identity provider; give the certificate alone, and have a new key made where others may have seen this one";

/** What each part of a PEM file says that it is. */
function framed(text: string): string[] {
  return [...text.matchAll(BEGIN)].map(([, what = ""]) => what);
}
