import { readSamlMetadata } from "../../provider/api/saml-metadata";
import { standInText, standInUrl } from "./forms";
import type { StandIns } from "./stand-ins";

/** Loaded when the first certificate is read. */
const library = () => ({
  ...(require("@peculiar/asn1-schema") as typeof import("@peculiar/asn1-schema")),
  ...(require("@peculiar/asn1-x509") as typeof import("@peculiar/asn1-x509")),
});

/** The generator of the curve P-256 as a public key: everybody's, and nobody's. */
const NOBODYS_KEY =
  "3059301306072a8648ce3d020106082a8648ce3d030107034200046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296" +
  "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";

/** A certificate that is valid as long, of nobody, and that nobody signed. PEM, or bare Base64 as metadata has it. */
export function standInCertificate(standIns: StandIns, certificate: string): string {
  const bare = certificate.replace(/-----[A-Z ]+-----|\s/g, "");
  const name = standIns.named("certificate", bare);
  const base64 = certificateNamed(name, bare);
  if (base64 === undefined) return standInText(standIns, certificate);
  if (!certificate.includes("-----BEGIN")) return base64;
  const lines = base64.match(/.{1,64}/g) ?? [];
  return (
    ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----"].join("\n") +
    (certificate.endsWith("\n") ? "\n" : "")
  );
}

function certificateNamed(name: string, bare: string): string | undefined {
  const {
    AsnConvert,
    AttributeTypeAndValue,
    AttributeValue,
    Certificate,
    Name,
    RelativeDistinguishedName,
    SubjectPublicKeyInfo,
  } = library();
  try {
    const certificate = AsnConvert.parse(Buffer.from(bare, "base64"), Certificate);
    const { tbsCertificate } = certificate;
    const commonName = new AttributeTypeAndValue({ type: "2.5.4.3", value: new AttributeValue({ utf8String: name }) });
    tbsCertificate.subject = new Name([new RelativeDistinguishedName([commonName])]);
    tbsCertificate.issuer = tbsCertificate.subject;
    tbsCertificate.serialNumber = Uint8Array.from(Buffer.from(name.slice(-4))).buffer;
    tbsCertificate.subjectPublicKeyInfo = AsnConvert.parse(Buffer.from(NOBODYS_KEY, "hex"), SubjectPublicKeyInfo);
    for (const told of ["extensions", "issuerUniqueID", "subjectUniqueID"] as const) delete tbsCertificate[told];
    delete certificate.tbsCertificateRaw;
    certificate.signatureValue = new Uint8Array(8).buffer;
    return Buffer.from(AsnConvert.serialize(certificate)).toString("base64");
  } catch {
    return undefined;
  }
}

/** Metadata that says the same of another identity provider: Base64, with the line breaks that it has. */
export function standInMetadata(standIns: StandIns, encoded: string): string {
  const metadata = readSamlMetadata(Buffer.from(encoded, "base64").toString("utf8"));
  if (metadata === undefined) return standInText(standIns, encoded);
  const quoted = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  const url = (text: string) => quoted(standInUrl(standIns, text));
  const providers = metadata.identityProviders.map(({ wantsSignedRequests, certificates, logonServices }) => [
    `<md:IDPSSODescriptor WantAuthnRequestsSigned="${wantsSignedRequests}" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">`,
    ...certificates.map(
      ({ use, base64 }) =>
        `<md:KeyDescriptor${use === "" ? "" : ` use="${quoted(use)}"`}><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>` +
        `<ds:X509Certificate>${standInCertificate(standIns, base64)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`,
    ),
    ...logonServices.map(
      ({ binding, location }) =>
        `<md:SingleSignOnService Binding="${bindingOf(binding)}" Location="${url(location)}"/>`,
    ),
    "</md:IDPSSODescriptor>",
  ]);
  const xml = [
    `<?xml version="1.0"?><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${url(metadata.entityId)}">`,
    ...providers.flat(),
    "</md:EntityDescriptor>",
  ];
  const base64 = Buffer.from(xml.join("")).toString("base64");
  return encoded.includes("\n") ? (base64.match(/.{1,76}/g) ?? []).join("\n") : base64;
}

/** One of those that SAML has names for. */
function bindingOf(binding: string): string {
  const [known = "HTTP-Redirect"] = /HTTP-(POST|Redirect|Artifact)(-SimpleSign)?$/.exec(binding) ?? [];
  return `urn:oasis:names:tc:SAML:2.0:bindings:${known}`;
}
