import { X509Certificate } from "node:crypto";
import { stamp } from "../clock";
import type { SamlCertificate } from "../cloudsso/directory-settings";
import type { Directory } from "../cloudsso/state";
import { alphabets, idText } from "../store";
import { type Loading, onlyOf, sourcesOf } from "./loading";
import { bareId, type Source } from "./values";

const switches = ["Enabled", "Disabled"] as const;

/** How a directory and an identity provider work together: SAML in both directions, and SCIM. */
export function applyFederation(loading: Loading, directory: Directory): void {
  applyServiceProvider(loading, directory);
  applyIdentityProvider(loading, directory);
  const synchronization = onlyOf(loading, "cloudsso:ScimSynchronization");
  if (synchronization !== undefined) {
    const { settings } = directory;
    settings.scimSynchronization = synchronization.inputs.oneOf("scimSynchronizationStatus", switches, "Disabled");
  }
  addScimCredentials(loading, directory);
}

function applyServiceProvider(loading: Loading, { settings }: Directory): void {
  const source = onlyOf(loading, "cloudsso:SamlServiceProvider");
  if (source === undefined) return;
  const { inputs, outputs } = source;
  const { serviceProvider } = settings;
  serviceProvider.authnSignAlgo = inputs.oneOf("authnSignAlgo", ["rsa-sha256", "rsa-sha1"], "rsa-sha256");
  serviceProvider.certificateType = inputs.oneOf("certificateType", ["self-signed", "public"], "self-signed");
  serviceProvider.supportEncryptedAssertion = inputs.flag("supportEncryptedAssertion", false);
  if (!outputs.has("entityId") || !outputs.has("acsUrl") || !outputs.has("encodedMetadataDocument")) return;
  serviceProvider.addresses = {
    entityId: outputs.text("entityId"),
    acsUrl: outputs.text("acsUrl"),
    encodedMetadataDocument: outputs.text("encodedMetadataDocument"),
  };
}

/** One that was never set has neither a time nor anything to log on at. */
function applyIdentityProvider(loading: Loading, directory: Directory): void {
  const source = onlyOf(loading, "cloudsso:SamlIdentityProvider");
  if (source === undefined) return;
  const { inputs, outputs } = source;
  const isSet = outputs.has("createTime") || inputs.has("entityId") || inputs.texts("x509Certificates").length > 0;
  if (!isSet) return;
  const createTime = outputs.time("createTime", directory.createTime);
  directory.settings.samlIdentityProvider = {
    entityId: inputs.text("entityId", ""),
    loginUrl: inputs.text("loginUrl", ""),
    bindingType: inputs.oneOf("bindingType", ["Post", "Redirect"], "Post"),
    wantRequestSigned: inputs.flag("wantRequestSigned", false),
    ssoStatus: inputs.oneOf("ssoStatus", switches, "Disabled"),
    encodedMetadataDocument: inputs.text("encodedMetadataDocument", ""),
    certificates: certificatesOf(loading, source),
    createTime,
    updateTime: outputs.time("updateTime", createTime),
  };
}

/** Ids and times of expiry stand in the service's order, the certificates in one of their own. */
function certificatesOf({ state }: Loading, { inputs, outputs }: Source): SamlCertificate[] {
  const left = inputs.texts("x509Certificates").map((pem) => ({ pem, expireTime: expireTimeOf(inputs, pem) }));
  const ids = outputs.texts("certificateIds");
  const expireTimes = outputs.texts("certificateExpireTimes");
  return left
    .map((_, index) => index)
    .map((index) => {
      const found = left.findIndex(({ expireTime }) => expireTime === expireTimes[index]);
      const [{ pem } = { pem: "" }] = left.splice(Math.max(found, 0), 1);
      return { certificateId: ids[index] ?? `idp-c-${idText(state, 20)}`, pem };
    });
}

function expireTimeOf(inputs: Source["inputs"], pem: string): string {
  try {
    return stamp(Date.parse(new X509Certificate(pem).validTo));
  } catch {
    return inputs.refuse("x509Certificates", "holds a text that is no certificate");
  }
}

/** Their secrets are fakes. */
function addScimCredentials(loading: Loading, directory: Directory): void {
  const yearMs = 365 * 24 * 60 * 60_000;
  for (const { id, inputs, outputs } of sourcesOf(loading, "cloudsso:ScimServerCredential")) {
    const credentialId = bareId(id);
    const createTime = outputs.time("createTime", directory.createTime);
    directory.scimCredentials[credentialId] = {
      credentialId,
      credentialSecret: idText(loading.state, 64, alphabets.mixedCase),
      status: inputs.oneOf("status", switches, "Enabled"),
      createTime,
      expireTime: outputs.time("expireTime", createTime + yearMs),
    };
  }
}
