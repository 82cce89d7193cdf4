import type { SetExternalSAMLIdentityProviderRequest } from "../../api/cloudsso.generated";
import { certificateKey, readCertificate } from "../certificate";
import { type Logon, readSamlDocument, type SamlDocument } from "../saml-document";
import { describes, isAt, type Live, sameKeys, type Wanted } from "./saml-identity-provider-live";

/** One write, as data: what is left to do after a lost answer is found by planning anew. */
export type Step =
  | { readonly set: Omit<SetExternalSAMLIdentityProviderRequest, "DirectoryId"> }
  | { readonly add: string }
  | { readonly remove: string }
  | { readonly clear: true };

/** The service keeps no more signing certificates. */
const MOST_CERTIFICATES = 2;

/** The inputs of which something else is live. */
export function differing(live: Live, wanted: Wanted): string[] {
  const document = documentOf(wanted);
  const differs: { readonly [K in keyof Required<Wanted>]: boolean } = {
    encodedMetadataDocument: document !== undefined && !describes(document, live),
    entityId: isOther(wanted.entityId, live.entityId),
    loginUrl: isOther(wanted.loginUrl, live.loginUrl),
    bindingType: isOther(wanted.bindingType, live.bindingType),
    wantRequestSigned: isOther(wanted.wantRequestSigned, live.wantRequestSigned),
    x509Certificates:
      wanted.x509Certificates !== undefined &&
      !sameKeys(
        wanted.x509Certificates.map(certificateKey),
        live.certificates.map(({ key }) => key),
      ),
    ssoStatus: isOther(wanted.ssoStatus, live.ssoStatus),
  };
  return Object.entries(differs).flatMap(([name, isSo]) => (isSo ? [name] : []));
}

function isOther<T>(wanted: T | undefined, live: T | undefined): boolean {
  return wanted !== undefined && wanted !== live;
}

/**
 * The writes that lead from what is live to what is wanted. SSO goes on last; a certificate comes before another one
 * goes, so that at no time a signature cannot be checked which both ends of the change can check.
 */
export function planOf(live: Live, wanted: Wanted): Step[] {
  const differs = new Set(differing(live, wanted));
  if (differs.size === 0) return [];
  const document = documentOf(wanted);
  const status = wanted.ssoStatus ?? live.ssoStatus;
  const goesOn = status === "Enabled" && live.ssoStatus === "Disabled";
  // The documents name defaults for these two, so they are never left out.
  const signed = wanted.wantRequestSigned ?? (document?.wantsSignedRequests === true || live.wantRequestSigned);
  const certificates = document === undefined ? (wanted.x509Certificates ?? []) : [];
  const isFirst = certificates.length > 0 && live.certificates.length === 0;
  const { before, after } = isFirst ? added(certificates.slice(1)) : rolledOver(live, certificates);
  if (goesOn) differs.delete("ssoStatus");
  if (!isFirst) differs.delete("x509Certificates");
  const set: Step = {
    set: {
      ...(document === undefined ? singleValues(live, wanted) : metadata(live, wanted, document)),
      ...(isFirst ? { X509Certificate: pemOf(certificates[0] ?? "") } : {}),
      WantRequestSigned: signed,
      SSOStatus: goesOn ? "Disabled" : status,
    },
  };
  return [
    ...before,
    ...(differs.size > 0 ? [set] : []),
    ...after,
    ...(goesOn ? [{ set: { WantRequestSigned: signed, SSOStatus: status } }] : []),
  ];
}

/** The writes that lead to no identity provider at all: clearing it is refused while SSO is on. */
export function planOfClear(live: Live): Step[] {
  const { entityId, loginUrl, document, createTime, certificates } = live;
  const isSet = [entityId, loginUrl, document, createTime].some((value) => value !== undefined);
  return [
    ...(live.ssoStatus === "Enabled"
      ? [{ set: { WantRequestSigned: live.wantRequestSigned, SSOStatus: "Disabled" as const } }]
      : []),
    ...(isSet || certificates.length > 0 ? [{ clear: true as const }] : []),
  ];
}

/** What SSO cannot be on without, and nobody has given. */
export function lackingForSso(live: Live, wanted: Wanted): string[] {
  if (documentOf(wanted) !== undefined) return [];
  return [
    ...(wanted.entityId === undefined && live.entityId === undefined ? ["entityId"] : []),
    ...(wanted.loginUrl === undefined && live.loginUrl === undefined ? ["loginUrl"] : []),
    ...(wanted.x509Certificates === undefined && live.certificates.length === 0 ? ["x509Certificates"] : []),
  ];
}

/** Whole, so whether the service keeps or resets what a call leaves out makes no difference. */
function singleValues(live: Live, wanted: Wanted) {
  return {
    EntityId: wanted.entityId ?? live.entityId,
    LoginUrl: wanted.loginUrl ?? live.loginUrl,
    BindingType: wanted.bindingType ?? live.bindingType,
  };
}

/** A document replaces all the rest, so what is live must not be sent beside it. */
function metadata(live: Live, wanted: Wanted, document: SamlDocument) {
  const isChosen = wanted.loginUrl !== undefined || wanted.bindingType !== undefined;
  const { loginUrl, bindingType } = logonOf(live, wanted, document);
  const logon = { LoginUrl: loginUrl, BindingType: bindingType };
  return describes(document, live)
    ? { EntityId: document.entityId, ...logon }
    : { EncodedMetadataDocument: document.base64, ...(isChosen ? logon : {}) };
}

/** Of those that the metadata offers and the program wants, the one that is live, or the first. */
function logonOf(live: Live, wanted: Wanted, { logons }: SamlDocument): Partial<Logon> {
  const allowed = logons.filter(
    ({ loginUrl, bindingType }) => !isOther(wanted.loginUrl, loginUrl) && !isOther(wanted.bindingType, bindingType),
  );
  return allowed.find((logon) => isAt(live, logon)) ?? allowed[0] ?? {};
}

function rolledOver(live: Live, wanted: readonly string[]): { before: Step[]; after: Step[] } {
  if (wanted.length === 0) return { before: [], after: [] };
  const keys = new Set(wanted.map(certificateKey));
  const kept = new Set<string>();
  const surplus = live.certificates.filter(({ key }) => {
    const stays = keys.has(key) && !kept.has(key);
    if (stays) kept.add(key);
    return !stays;
  });
  surplus.sort((a, b) => a.expireTime.localeCompare(b.expireTime)); // one that has expired makes room first
  let room = MOST_CERTIFICATES - live.certificates.length;
  const before: Step[] = [];
  for (const text of wanted.filter((one) => !kept.has(certificateKey(one)))) {
    for (; room <= 0 && surplus.length > 0; room++) before.push(...removed(surplus.splice(0, 1)));
    before.push({ add: pemOf(text) });
    room--;
  }
  return { before, after: removed(surplus) };
}

function removed(certificates: readonly { readonly id: string }[]): Step[] {
  return certificates.map(({ id }) => ({ remove: id }));
}

function added(certificates: readonly string[]): { before: Step[]; after: Step[] } {
  return { before: [], after: certificates.map((text) => ({ add: pemOf(text) })) };
}

function pemOf(text: string): string {
  return readCertificate(text)?.pem ?? text;
}

function documentOf({ encodedMetadataDocument: text }: Wanted): SamlDocument | undefined {
  const read = text === undefined ? undefined : readSamlDocument(text);
  return read === undefined || "fault" in read ? undefined : read;
}
