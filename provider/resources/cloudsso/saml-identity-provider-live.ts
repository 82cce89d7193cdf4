import { align } from "../../kernel/align";
import { certificateKey, readCertificate } from "../certificate";
import type { Context } from "../context";
import { given } from "../given";
import { type Logon, readSamlDocument, type SamlDocument, writeSamlDocument } from "../saml-document";

/** What a program says of an identity provider. */
export interface Wanted {
  readonly encodedMetadataDocument?: string;
  readonly entityId?: string;
  readonly loginUrl?: string;
  readonly bindingType?: Logon["bindingType"];
  readonly wantRequestSigned?: boolean;
  readonly x509Certificates?: string[];
  readonly ssoStatus?: "Enabled" | "Disabled";
}

/** The identity provider as the service has it. Texts are absent rather than empty. */
export interface Live {
  readonly entityId?: string;
  readonly loginUrl?: string;
  readonly bindingType?: Logon["bindingType"];
  readonly wantRequestSigned: boolean;
  readonly ssoStatus: "Enabled" | "Disabled";
  /** The metadata that was sent last, although single values may have changed since. */
  readonly document?: string;
  readonly certificates: readonly LiveCertificate[];
  readonly createTime?: string;
  readonly updateTime?: string;
}

interface LiveCertificate {
  readonly id: string;
  readonly pem: string;
  /** The same for equal certificates. */
  readonly key: string;
  readonly expireTime: string;
}

/** One that was never set is empty and off, in whichever way the service says so. */
export async function readLive({ cloudsso }: Context, id: string): Promise<Live> {
  const at = { DirectoryId: id };
  const answer = (await cloudsso.getExternalSAMLIdentityProvider(at)).SAMLIdentityProviderConfiguration ?? {};
  const hasCertificates = (answer.CertificateIds ?? []).length > 0;
  const rows = hasCertificates ? (await cloudsso.listExternalSAMLIdPCertificates(at)).SAMLIdPCertificates : [];
  return {
    ...given({
      entityId: answer.EntityId,
      loginUrl: answer.LoginUrl,
      bindingType: answer.BindingType as Logon["bindingType"] | undefined,
      document: answer.EncodedMetadataDocument,
      createTime: answer.CreateTime,
      updateTime: answer.UpdateTime,
    }),
    wantRequestSigned: answer.WantRequestSigned === true,
    ssoStatus: answer.SSOStatus === "Enabled" ? "Enabled" : "Disabled",
    certificates: (rows ?? []).map(({ CertificateId, X509Certificate: pem = "", NotAfter }) => ({
      id: CertificateId ?? "",
      pem,
      key: certificateKey(pem),
      expireTime: NotAfter ?? "",
    })),
  };
}

/** Whether what is live is what the document says. The document that the service shows is not asked: it may be outdated. */
export function describes(document: SamlDocument, live: Live): boolean {
  return (
    document.entityId === live.entityId &&
    document.logons.some((logon) => isAt(live, logon)) &&
    (live.wantRequestSigned || !document.wantsSignedRequests) &&
    sameKeys(
      document.certificates.map(({ fingerprint }) => fingerprint),
      live.certificates.map(({ key }) => key),
    )
  );
}

export function isAt(live: Live, { bindingType, loginUrl }: Logon): boolean {
  return live.loginUrl === loginUrl && (live.bindingType ?? bindingType) === bindingType;
}

/** As often in one as in the other, in any order. */
export function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
}

/** In a program's terms. What it leaves out stays as it is, and is no input; a `get` records nothing and shows all. */
export function asWanted(live: Live, recorded: Wanted): Wanted {
  const isGet = Object.keys(recorded).length === 0;
  const all = given({
    encodedMetadataDocument: documentNow(live, recorded.encodedMetadataDocument),
    entityId: live.entityId,
    loginUrl: live.loginUrl,
    bindingType: live.bindingType,
    wantRequestSigned: live.wantRequestSigned,
    x509Certificates: certificatesNow(live, recorded.x509Certificates ?? []),
    ssoStatus: live.ssoStatus,
  });
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => isGet || recorded[name as keyof Wanted] !== undefined),
  );
}

/** The recorded text as long as it is true; else what is true, in the fewest words. */
function documentNow(live: Live, recorded: string | undefined): string | undefined {
  if (recorded === undefined) return live.document;
  const document = readSamlDocument(recorded);
  if (!("fault" in document) && describes(document, live)) return recorded;
  const { entityId, loginUrl, bindingType = "Post", wantRequestSigned: wantsSignedRequests } = live;
  if (entityId === undefined && loginUrl === undefined && live.certificates.length === 0) return undefined;
  const certificates = live.certificates.flatMap(({ pem }) => readCertificate(pem) ?? []);
  return writeSamlDocument({
    ...{ entityId: entityId ?? "", loginUrl: loginUrl ?? "", bindingType },
    ...{ wantsSignedRequests, certificates },
  });
}

/** In the order and the spelling of the program, what is foreign behind, and what is there once more. */
function certificatesNow(live: Live, recorded: readonly string[]): string[] {
  const seen = new Set<string>();
  const again = live.certificates.filter(({ key }) => seen.size === seen.add(key).size);
  const pemsOf = (certificates: readonly LiveCertificate[]) => certificates.map(({ pem }) => pem);
  return [...align(recorded, pemsOf(live.certificates), certificateKey, (was) => was), ...pemsOf(again)];
}
