import { X509Certificate } from "node:crypto";
import { stamp } from "../clock";

export interface CertificateFacts {
  readonly Issuer: string;
  readonly Subject: string;
  readonly NotBefore: string;
  readonly NotAfter: string;
  /** PEM. */
  readonly PublicKey: string;
  readonly SerialNumber: string;
  readonly SignatureAlgorithm: string;
  readonly Version: number;
  /** PEM. */
  readonly X509Certificate: string;
}

/** Reads PEM, or the bare Base64 of metadata files; undefined when it is no certificate. */
export function readCertificate(text: string): CertificateFacts | undefined {
  try {
    const body = text.replace(/-----(BEGIN|END) CERTIFICATE-----/g, "").replace(/\s/g, "");
    const certificate = new X509Certificate(Buffer.from(body, "base64"));
    return {
      Issuer: certificate.issuer.split("\n").join(","),
      Subject: certificate.subject.split("\n").join(","),
      NotBefore: stamp(Date.parse(certificate.validFrom)),
      NotAfter: stamp(Date.parse(certificate.validTo)),
      PublicKey: String(certificate.publicKey.export({ type: "spki", format: "pem" })),
      SerialNumber: certificate.serialNumber,
      X509Certificate: certificate.toString(),
      ...notTold(certificate.raw),
    };
  } catch {
    return undefined;
  }
}

/** What Node's own reader tells in newer versions only, or not at all, taken from the certificate's DER. */
function notTold(der: Buffer): Pick<CertificateFacts, "SignatureAlgorithm" | "Version"> {
  const body = element(element(der, 0).content, 0);
  const algorithm = element(element(element(der, 0).content, body.length).content, 0).content.toString("hex");
  // Version is the optional first element, tagged [0]; without it the certificate is of version 1.
  const first = element(body.content, 0);
  const Version = first.tag === 0xa0 ? element(first.content, 0).content.readUInt8(0) + 1 : 1;
  return { SignatureAlgorithm: signatureAlgorithms[algorithm] ?? algorithm, Version };
}

function element(der: Buffer, at: number) {
  const first = der.readUInt8(at + 1);
  const longBytes = first > 0x80 ? first - 0x80 : 0;
  const size = longBytes === 0 ? first : der.readUIntBE(at + 2, longBytes);
  const start = at + 2 + longBytes;
  return { tag: der.readUInt8(at), content: der.subarray(start, start + size), length: start + size - at };
}

/** By the hexadecimal text of their object identifiers. */
const signatureAlgorithms: Readonly<Record<string, string>> = {
  "2a864886f70d010105": "SHA1withRSA",
  "2a864886f70d01010b": "SHA256withRSA",
  "2a864886f70d01010c": "SHA384withRSA",
  "2a864886f70d01010d": "SHA512withRSA",
  "2a8648ce3d040302": "SHA256withECDSA",
  "2a8648ce3d040303": "SHA384withECDSA",
  "2a8648ce3d040304": "SHA512withECDSA",
};
