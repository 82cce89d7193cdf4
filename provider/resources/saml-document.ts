import { z } from "zod";
import { readSamlMetadata } from "../api/saml-metadata";
import type { Field } from "../kernel/fields";
import { holdsPrivateKey } from "../kernel/private-key";
import { isKnownText } from "../kernel/unknowns";
import { type Certificate, certificateFault, expiries, PRIVATE_KEY, readCertificate } from "./certificate";

/** What an identity provider's SAML metadata says, as far as Alibaba Cloud reads it. */
export interface SamlDocument {
  readonly entityId: string;
  /** Where users log on, in the order of the document: by the bindings that Alibaba Cloud knows. One or more. */
  readonly logons: readonly Logon[];
  readonly wantsSignedRequests: boolean;
  /** Those that signatures are checked with, each once. One or two. */
  readonly certificates: readonly Certificate[];
  /** The document as the API takes it. */
  readonly base64: string;
}

export interface Logon {
  readonly bindingType: "Post" | "Redirect";
  readonly loginUrl: string;
}

/** What a document is that cannot be used, to be read behind its path; nothing of it is quoted. */
export interface SamlFault {
  readonly fault: string;
}

const BINDINGS: { readonly [urn: string]: Logon["bindingType"] } = {
  "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST": "Post",
  "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect": "Redirect",
};

/** Both services keep no more signing certificates of one identity provider. */
const MOST_CERTIFICATES = 2;

/** @param text XML or its Base64, with or without line breaks. */
export function readSamlDocument(text: string): SamlDocument | SamlFault {
  const { xml, base64 } = decoded(text) ?? { xml: undefined };
  if (holdsPrivateKey(text) || holdsPrivateKey(xml ?? "")) return { fault: PRIVATE_KEY };
  if (xml === undefined) return { fault: "must be an identity provider's SAML metadata, as XML or its Base64" };
  const read = readSamlMetadata(xml);
  const entities = xml.replace(/<!--.*?-->/gs, "").match(/<(?:[\w.-]+:)?EntityDescriptor[\s/>]/g)?.length ?? 0;
  if (entities > 1) return { fault: `has ${entities} EntityDescriptors; give the one of your identity provider alone` };
  if (read === undefined) return { fault: "must be well-formed XML without a DOCTYPE" };
  if (read.entityId === "") return { fault: "must be one EntityDescriptor with an entityID" };
  const [provider, ...others] = read.identityProviders;
  if (provider === undefined) {
    return { fault: "has no IDPSSODescriptor, so it is not the metadata of an identity provider" };
  }
  if (others.length > 0) return { fault: `has ${others.length + 1} IDPSSODescriptors; one is allowed` };
  const logons = provider.logonServices.flatMap(({ binding, location }): Logon[] => {
    const bindingType = BINDINGS[binding];
    return bindingType === undefined || location === "" ? [] : [{ bindingType, loginUrl: location }];
  });
  if (logons.length === 0) {
    return { fault: "has no SingleSignOnService with the binding HTTP-POST or HTTP-Redirect" };
  }
  const texts = provider.certificates.filter(({ use }) => use !== "encryption").map(({ base64 }) => base64);
  if (texts.some((one) => certificateFault(one) !== undefined)) {
    return { fault: "has an X509Certificate that is no X.509 certificate in Base64" };
  }
  const certificates = distinct(texts.flatMap((one) => readCertificate(one) ?? []));
  if (certificates.length === 0) return { fault: "has no X509Certificate to check the provider's signatures with" };
  if (certificates.length > MOST_CERTIFICATES) {
    return { fault: `has ${certificates.length} signing certificates; at most ${MOST_CERTIFICATES} are allowed` };
  }
  return {
    entityId: read.entityId,
    logons,
    wantsSignedRequests: provider.wantsSignedRequests,
    certificates,
    base64,
  };
}

/** An input that holds metadata, compared by what it says. @param name of the input. */
export function samlDocumentField(name: string): Field<string> {
  return {
    schema: z.string(),
    same: sameSamlDocument,
    examine(value) {
      const read = isKnownText(value) ? readSamlDocument(value) : undefined;
      return read !== undefined && "fault" in read ? [{ path: name, reason: read.fault }] : [];
    },
  };
}

/** As the API takes it; what cannot be read goes as it is, for the service to refuse. */
export function samlBase64(document: string): string {
  const read = readSamlDocument(document);
  return "fault" in read ? document : read.base64;
}

/** Sentences on the certificates in it that count no longer. @param name of the input. */
export function expiredIn(name: string, document: unknown): string[] {
  const read = isKnownText(document) ? readSamlDocument(document) : undefined;
  return read === undefined || "fault" in read ? [] : expiries(name, read.certificates);
}

/** Whether two documents say the same of the identity provider: format, order, and what nobody reads make no difference. */
export function sameSamlDocument(a: unknown, b: unknown): boolean {
  if (a === b || typeof a !== "string" || typeof b !== "string") return a === b;
  const [one, other] = [readSamlDocument(a), readSamlDocument(b)];
  return !("fault" in one) && !("fault" in other) && meaning(one) === meaning(other);
}

function meaning({ entityId, logons, wantsSignedRequests, certificates }: SamlDocument): string {
  const places = logons.map(({ bindingType, loginUrl }) => `${bindingType} ${loginUrl}`).sort();
  return JSON.stringify([entityId, [...new Set(places)], wantsSignedRequests, certificates.map(fingerprint).sort()]);
}

const fingerprint = ({ fingerprint: text }: Certificate): string => text;

/** Any metadata in the fewest words: what is live, in the form of the argument that it is compared with. */
export function writeSamlDocument(of: Logon & Pick<SamlDocument, "entityId" | "wantsSignedRequests" | "certificates">) {
  const binding = Object.keys(BINDINGS).find((urn) => BINDINGS[urn] === of.bindingType) ?? "";
  const keys = of.certificates.map(
    ({ pem }) =>
      '<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>' +
      `${pem.replace(/-----[A-Z ]+-----|\s/g, "")}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`,
  );
  return [
    `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${escaped(of.entityId)}">`,
    `<IDPSSODescriptor WantAuthnRequestsSigned="${of.wantsSignedRequests}"`,
    ' protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    ...keys,
    `<SingleSignOnService Binding="${binding}" Location="${escaped(of.loginUrl)}"/>`,
    "</IDPSSODescriptor></EntityDescriptor>",
  ].join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** Base64 goes out as it came, since the document inside may be in any encoding. */
function decoded(text: string): { readonly xml: string; readonly base64: string } | undefined {
  const tidy = text.trim(); // takes a byte order mark for a blank, too
  if (tidy.startsWith("<")) return { xml: tidy, base64: Buffer.from(tidy).toString("base64") };
  const base64 = tidy.replace(/\s/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined;
  const xml = Buffer.from(base64, "base64").toString("utf8").trim();
  return xml.startsWith("<") ? { xml, base64 } : undefined;
}

function distinct(certificates: readonly Certificate[]): Certificate[] {
  return [...new Map(certificates.map((one) => [one.fingerprint, one])).values()];
}
