import { createHash } from "node:crypto";
import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { Refusal, unverified } from "../refusal";
import { idText } from "../store";
import { readCertificate } from "./certificate";
import type { SamlCertificate, SamlIdentityProvider, ServiceProviderAddresses } from "./directory-settings";
import { theDirectory } from "./find";
import { readMetadata } from "./saml-metadata";
import type { Directory } from "./state";

/** Log-on by an external identity provider, and what such a provider must know of the directory. */
export const saml = {
  GetExternalSAMLIdentityProvider(request, cloud) {
    const directory = theDirectory(request, cloud);
    const provider = directory.settings.samlIdentityProvider;
    if (provider === undefined && cloud.options.samlNeverSet === "nothing") return undefined;
    return { SAMLIdentityProviderConfiguration: shown(directory, provider) };
  },

  /** A metadata file replaces everything; single parameters replace just themselves, the file's values too. */
  SetExternalSAMLIdentityProvider(request, cloud) {
    const directory = theDirectory(request, cloud);
    const { settings } = directory;
    const present = settings.samlIdentityProvider ?? empty(cloud);
    const file = request.EncodedMetadataDocument ? described(request.EncodedMetadataDocument, cloud) : undefined;
    const replacing = request.X509Certificate ? [pemOf(request.X509Certificate)] : file?.pems;
    const omitted = { ssoStatus: "Disabled", wantRequestSigned: false } as const;
    const wanted: SamlIdentityProvider = {
      ...present,
      ...(cloud.options.omittedSsoFields === "reset" ? omitted : {}),
      ...file?.fields,
      ...given({
        entityId: request.EntityId,
        loginUrl: request.LoginUrl,
        bindingType: request.BindingType,
        wantRequestSigned: request.WantRequestSigned,
        ssoStatus: request.SSOStatus,
      }),
      updateTime: cloud.now,
    };
    refuseUnusable(wanted, (replacing ?? present.certificates).length, cloud);
    if (replacing !== undefined) wanted.certificates = replacing.map((pem) => newCertificate(pem, cloud));
    settings.samlIdentityProvider = wanted;
    return { SAMLIdentityProviderConfiguration: shown(directory, wanted) };
  },

  ClearExternalSAMLIdentityProvider(request, cloud) {
    const { settings } = theDirectory(request, cloud);
    const isOn = settings.samlIdentityProvider?.ssoStatus === "Enabled";
    if (isOn && cloud.options.clearingWithSsoOn === "refuse") {
      throw unverified("state", "SSO", "SSO is on: switch it off before clearing its identity provider.");
    }
    delete settings.samlIdentityProvider;
    return undefined;
  },

  ListExternalSAMLIdPCertificates(request, cloud) {
    const { samlIdentityProvider } = theDirectory(request, cloud).settings;
    const SAMLIdPCertificates = (samlIdentityProvider?.certificates ?? []).map(({ certificateId, pem }) => ({
      CertificateId: certificateId,
      ...readCertificate(pem),
    }));
    return { TotalCounts: SAMLIdPCertificates.length, SAMLIdPCertificates };
  },

  AddExternalSAMLIdPCertificate(request, cloud) {
    const { settings } = theDirectory(request, cloud);
    const provider = settings.samlIdentityProvider ?? empty(cloud);
    const pem = pemOf(request.X509Certificate);
    if (cloud.options.repeatedCertificate === "refuse" && provider.certificates.some((each) => each.pem === pem)) {
      throw unverified("already", "SAMLIdPCertificate", "The certificate is there already.");
    }
    refuseMoreThanAllowed(provider.certificates.length + 1, cloud);
    const certificate = newCertificate(pem, cloud);
    provider.certificates = [...provider.certificates, certificate];
    provider.updateTime = cloud.now;
    settings.samlIdentityProvider = provider;
    return { CertificateId: certificate.certificateId };
  },

  RemoveExternalSAMLIdPCertificate(request, cloud) {
    const provider = theDirectory(request, cloud).settings.samlIdentityProvider;
    const left = provider?.certificates.filter(({ certificateId }) => certificateId !== request.CertificateId) ?? [];
    if (provider === undefined || left.length === provider.certificates.length) {
      throw unverified("missing", "SAMLIdPCertificate", `There is no certificate ${request.CertificateId}.`);
    }
    refuseUnusable(provider, left.length, cloud);
    provider.certificates = left;
    provider.updateTime = cloud.now;
    return undefined;
  },

  GetDirectorySAMLServiceProviderInfo(request, cloud) {
    const directory = theDirectory(request, cloud);
    const { authnSignAlgo, certificateType, supportEncryptedAssertion } = directory.settings.serviceProvider;
    const { entityId, acsUrl, encodedMetadataDocument } = addresses(directory);
    return {
      SAMLServiceProvider: {
        DirectoryId: directory.directoryId,
        EntityId: entityId,
        AcsUrl: acsUrl,
        EncodedMetadataDocument: encodedMetadataDocument,
        AuthnSignAlgo: authnSignAlgo,
        CertificateType: certificateType,
        SupportEncryptedAssertion: supportEncryptedAssertion,
      },
    };
  },

  SetDirectorySAMLServiceProviderInfo(request, cloud) {
    const { serviceProvider } = theDirectory(request, cloud).settings;
    serviceProvider.authnSignAlgo = request.AuthnSignAlgo ?? serviceProvider.authnSignAlgo;
    serviceProvider.certificateType = request.CertificateType ?? serviceProvider.certificateType;
    serviceProvider.supportEncryptedAssertion =
      request.SupportEncryptedAssertion ?? serviceProvider.supportEncryptedAssertion;
    return undefined;
  },
} satisfies Actions<CloudSsoOperations>;

function empty(cloud: Cloud): SamlIdentityProvider {
  return {
    entityId: "",
    loginUrl: "",
    bindingType: "Post",
    wantRequestSigned: false,
    ssoStatus: "Disabled",
    encodedMetadataDocument: "",
    certificates: [],
    createTime: cloud.now,
    updateTime: cloud.now,
  };
}

/** What was given; empty text counts as not given. */
function given<Fields extends object>(fields: Fields): { readonly [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== "")) as {
    readonly [Name in keyof Fields]?: NonNullable<Fields[Name]>;
  };
}

function described(encodedMetadataDocument: string, cloud: Cloud) {
  const read = readMetadata(encodedMetadataDocument);
  if (read === undefined) {
    const why = "EncodedMetadataDocument is the Base64 of an identity provider's metadata file.";
    throw new Refusal("InvalidParameter.EncodedMetadataDocument", 400, why);
  }
  refuseMoreThanAllowed(read.certificates.length, cloud);
  const { certificates, ...fields } = read;
  return { fields: { ...fields, encodedMetadataDocument }, pems: certificates.map(pemOf) };
}

function pemOf(text: string): string {
  const read = readCertificate(text);
  if (read === undefined) {
    throw new Refusal("InvalidParameter.X509Certificate", 400, "X509Certificate is an X.509 certificate in PEM form.");
  }
  return read.X509Certificate;
}

function newCertificate(pem: string, cloud: Cloud): SamlCertificate {
  return { certificateId: `idp-c-${idText(cloud.state, 20)}`, pem };
}

function refuseMoreThanAllowed(count: number, cloud: Cloud): void {
  const limit = cloud.quotas.samlCertificates;
  if (count > limit)
    throw unverified("quota", "SAMLIdPCertificate", `At most ${limit} signing certificates are allowed.`);
}

/** Whether SSO can be on while nobody could log on by it is not documented. */
function refuseUnusable(
  { ssoStatus, entityId, loginUrl }: SamlIdentityProvider,
  certificates: number,
  cloud: Cloud,
): void {
  if (ssoStatus !== "Enabled" || cloud.options.ssoWithoutProvider === "accept") return;
  if (entityId !== "" && loginUrl !== "" && certificates > 0) return;
  throw unverified("state", "SSO", "SSO needs an identity provider with EntityId, LoginUrl and a certificate.");
}

function shown({ directoryId }: Directory, provider: SamlIdentityProvider | undefined) {
  if (provider === undefined) return { DirectoryId: directoryId, SSOStatus: "Disabled" };
  return {
    DirectoryId: directoryId,
    EntityId: provider.entityId,
    SSOStatus: provider.ssoStatus,
    LoginUrl: provider.loginUrl,
    BindingType: provider.bindingType,
    WantRequestSigned: provider.wantRequestSigned,
    EncodedMetadataDocument: provider.encodedMetadataDocument,
    CertificateIds: provider.certificates.map(({ certificateId }) => certificateId),
    CreateTime: stamp(provider.createTime),
    UpdateTime: stamp(provider.updateTime),
  };
}

/** The UUID in one of them follows from the directory, so that it stays. */
function addresses({ directoryId, region, settings }: Directory): ServiceProviderAddresses {
  if (settings.serviceProvider.addresses !== undefined) return settings.serviceProvider.addresses;
  const site = `https://signin-${region}.alibabacloudsso.com/saml`;
  const digest = createHash("sha256").update(directoryId).digest("hex");
  const uuid = [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => digest.slice(from, to))
    .join("-");
  const entityId = `${site}/sp/${directoryId}`;
  const acsUrl = `${site}/acs/${uuid}`;
  return { entityId, acsUrl, encodedMetadataDocument: Buffer.from(metadata(entityId, acsUrl)).toString("base64") };
}

function metadata(entityId: string, acsUrl: string): string {
  return [
    `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}">`,
    '<md:SPSSODescriptor WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    '<md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"',
    ` Location="${acsUrl}" index="0" isDefault="true"/></md:SPSSODescriptor></md:EntityDescriptor>`,
  ].join("");
}
