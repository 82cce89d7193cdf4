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

/** By their text: each list of an identity provider's certificates asks for all of them. Of nothing else, such as a key. */
const certificates = new Map<string, CertificateFacts>();

/** Reads PEM, or the bare Base64 of metadata files; undefined when it is no certificate. */
export function readCertificate(text: string): CertificateFacts | undefined {
  const found = certificates.get(text) ?? readText(text);
  if (found !== undefined) certificates.set(text, found);
  return found;
}

function readText(text: string): CertificateFacts | undefined {
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

/** Loaded when the first certificate is read. */
const library = () => ({
  ...(require("@peculiar/asn1-schema") as typeof import("@peculiar/asn1-schema")),
  ...(require("@peculiar/asn1-x509") as typeof import("@peculiar/asn1-x509")),
});

/** What Node's own reader tells in newer versions only, or not at all. */
function notTold(der: Buffer): Pick<CertificateFacts, "SignatureAlgorithm" | "Version"> {
  const { AsnConvert, Certificate } = library();
  const { signatureAlgorithm, tbsCertificate } = AsnConvert.parse(der, Certificate);
  const { algorithm } = signatureAlgorithm;
  return { SignatureAlgorithm: signatureAlgorithms[algorithm] ?? algorithm, Version: tbsCertificate.version + 1 };
}

/** By their object identifiers, as Java calls them. */
const signatureAlgorithms: Readonly<Record<string, string>> = {
  "1.2.840.113549.1.1.5": "SHA1withRSA",
  "1.2.840.113549.1.1.11": "SHA256withRSA",
  "1.2.840.113549.1.1.12": "SHA384withRSA",
  "1.2.840.113549.1.1.13": "SHA512withRSA",
  "1.2.840.10045.4.3.2": "SHA256withECDSA",
  "1.2.840.10045.4.3.3": "SHA384withECDSA",
  "1.2.840.10045.4.3.4": "SHA512withECDSA",
};
