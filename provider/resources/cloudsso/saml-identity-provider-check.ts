import type { Problem } from "../../kernel/problem";
import { holdsUnknown } from "../../kernel/unknowns";
import { certificateKey, expiries, readCertificate } from "../certificate";
import { expiredIn, readSamlDocument, type SamlDocument } from "../saml-document";
import { sameKeys, type Wanted } from "./saml-identity-provider-live";

/** What single values say against the metadata beside them. Nothing of the metadata is quoted, as it may be secret. */
export function contradictions(inputs: Wanted): Problem[] {
  const document = documentOf(inputs);
  if (document === undefined) return [];
  const { entityId, loginUrl, bindingType, wantRequestSigned, x509Certificates } = known(inputs);
  const must = (path: keyof Wanted, be: string): Problem[] => [{ path, reason: `must be ${be}, or be left out` }];
  const atUrl = document.logons.filter((logon) => loginUrl === undefined || logon.loginUrl === loginUrl);
  const keys = document.certificates.map(({ fingerprint }) => fingerprint);
  return [
    ...(entityId !== undefined && entityId !== document.entityId
      ? must("entityId", "the entityID of encodedMetadataDocument")
      : []),
    ...(atUrl.length === 0
      ? must("loginUrl", "the Location of a SingleSignOnService of encodedMetadataDocument")
      : bindingType !== undefined && !atUrl.some((logon) => logon.bindingType === bindingType)
        ? must("bindingType", "the Binding of a SingleSignOnService of encodedMetadataDocument")
        : []),
    ...(wantRequestSigned === false && document.wantsSignedRequests
      ? must("wantRequestSigned", "true, as encodedMetadataDocument wants requests signed")
      : []),
    ...(x509Certificates !== undefined && !sameKeys(x509Certificates.map(certificateKey), keys)
      ? must("x509Certificates", "the signing certificates of encodedMetadataDocument")
      : []),
  ];
}

export const SSO_OFF =
  "SSO is switched off: users log on with their CloudSSO passwords, and no longer at the identity provider";

/** What to know before a change is made. */
export function warningsOf(wanted: Wanted, from: Wanted | undefined): string[] {
  const { ssoStatus, wantRequestSigned } = known(wanted);
  return [
    ...(ssoStatus === "Enabled" && from?.ssoStatus !== "Enabled"
      ? ["SSO is switched on: users log on at the identity provider, and their CloudSSO passwords no longer work"]
      : []),
    ...(ssoStatus === "Disabled" && from?.ssoStatus === "Enabled" ? [SSO_OFF] : []),
    ...(wantRequestSigned === false && from?.wantRequestSigned === true
      ? ["requests to the identity provider are no longer signed"]
      : []),
    ...expired(wanted),
  ];
}

function expired(wanted: Wanted): string[] {
  const { x509Certificates = [], encodedMetadataDocument } = known(wanted);
  if (x509Certificates.length === 0) return expiredIn("encodedMetadataDocument", encodedMetadataDocument);
  return x509Certificates.flatMap((text, index) => {
    const certificate = readCertificate(text);
    return certificate === undefined ? [] : expiries(`x509Certificates[${index}]`, [certificate]);
  });
}

function documentOf(inputs: Wanted): SamlDocument | undefined {
  const text = known(inputs).encodedMetadataDocument;
  const read = text === undefined ? undefined : readSamlDocument(text);
  return read === undefined || "fault" in read ? undefined : read;
}

/** Without what is not known yet. */
function known(inputs: Wanted): Wanted {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => !holdsUnknown(value)));
}
