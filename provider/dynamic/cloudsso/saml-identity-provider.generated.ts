// Generated from provider/resources/cloudsso/saml-identity-provider.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { samlIdentityProvider } from "../../resources/cloudsso/saml-identity-provider";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `SamlIdentityProvider`. Every value, at any depth, may be an output of another resource. */
export interface SamlIdentityProviderArgs {
  /** The directory (`d-...`) whose users log on at the identity provider. */
  directoryId: pulumi.Input<string>;
  /**
   * The identity provider's SAML metadata, as XML or its Base64: one `EntityDescriptor` with one `IDPSSODescriptor`, one
   * or two signing certificates, and a logon service with the binding HTTP-POST or HTTP-Redirect. It sets all but
   * `ssoStatus`. Compared by what it says: format, line breaks and order make no difference. After an edit at the
   * console a refresh shows in its place what is live, as metadata in the fewest words. Beside it, `entityId`, `loginUrl`,
   * `bindingType`, `wantRequestSigned` and `x509Certificates` may say the same, and nothing else. Absent: those arguments
   * count alone.
   */
  encodedMetadataDocument?: pulumi.Input<string | undefined>;
  /** What the identity provider calls itself. Absent: from the metadata, or it stays as it is. */
  entityId?: pulumi.Input<string | undefined>;
  /** Where users log on; `https://` or `http://`. Absent: from the metadata, or it stays as it is. */
  loginUrl?: pulumi.Input<string | undefined>;
  /**
   * How the browser brings the request there. It chooses where metadata has both; without it the service does, and no
   * document says how. Absent: from the metadata, or it stays as it is.
   */
  bindingType?: pulumi.Input<"Post" | "Redirect" | (string & {}) | undefined>;
  /** Whether requests are signed. Absent: `true` where the metadata asks for it, and otherwise it stays as it is. */
  wantRequestSigned?: pulumi.Input<boolean | undefined>;
  /**
   * The certificates that the identity provider signs with, one or two, in PEM or bare Base64; others are removed.
   * Compared by what they are. A new one is added before an old one goes, and two may stay for a roll-over. One that has
   * expired is warned of. Absent: from the metadata, or they stay as they are.
   */
  x509Certificates?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * Whether users log on at the identity provider. While it is `Enabled`, their CloudSSO passwords do not work and cannot
   * be reset. Switched on last, and only with `entityId`, `loginUrl` and a certificate. Absent: stays as it is.
   */
  ssoStatus?: pulumi.Input<"Enabled" | "Disabled" | (string & {}) | undefined>;
  /** What a delete does: `leave` keeps everything as it is, `reset` switches SSO off and clears the identity provider. Absent: `leave`. */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `SamlIdentityProvider.get` looks up; all of it may be left out. */
export interface SamlIdentityProviderState {
  /** The directory (`d-...`) whose users log on at the identity provider. */
  directoryId?: pulumi.Input<string | undefined>;
  /**
   * The identity provider's SAML metadata, as XML or its Base64: one `EntityDescriptor` with one `IDPSSODescriptor`, one
   * or two signing certificates, and a logon service with the binding HTTP-POST or HTTP-Redirect. It sets all but
   * `ssoStatus`. Compared by what it says: format, line breaks and order make no difference. After an edit at the
   * console a refresh shows in its place what is live, as metadata in the fewest words. Beside it, `entityId`, `loginUrl`,
   * `bindingType`, `wantRequestSigned` and `x509Certificates` may say the same, and nothing else. Absent: those arguments
   * count alone.
   */
  encodedMetadataDocument?: pulumi.Input<string | undefined>;
  /** What the identity provider calls itself. Absent: from the metadata, or it stays as it is. */
  entityId?: pulumi.Input<string | undefined>;
  /** Where users log on; `https://` or `http://`. Absent: from the metadata, or it stays as it is. */
  loginUrl?: pulumi.Input<string | undefined>;
  /**
   * How the browser brings the request there. It chooses where metadata has both; without it the service does, and no
   * document says how. Absent: from the metadata, or it stays as it is.
   */
  bindingType?: pulumi.Input<"Post" | "Redirect" | (string & {}) | undefined>;
  /** Whether requests are signed. Absent: `true` where the metadata asks for it, and otherwise it stays as it is. */
  wantRequestSigned?: pulumi.Input<boolean | undefined>;
  /**
   * The certificates that the identity provider signs with, one or two, in PEM or bare Base64; others are removed.
   * Compared by what they are. A new one is added before an old one goes, and two may stay for a roll-over. One that has
   * expired is warned of. Absent: from the metadata, or they stay as they are.
   */
  x509Certificates?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * Whether users log on at the identity provider. While it is `Enabled`, their CloudSSO passwords do not work and cannot
   * be reset. Switched on last, and only with `entityId`, `loginUrl` and a certificate. Absent: stays as it is.
   */
  ssoStatus?: pulumi.Input<"Enabled" | "Disabled" | (string & {}) | undefined>;
  /** What a delete does: `leave` keeps everything as it is, `reset` switches SSO off and clears the identity provider. Absent: `leave`. */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** `idp-c-...`, in the order in which the service has them. */
  certificateIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** When each of them expires, in the same order: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  certificateExpireTimes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** When an identity provider was first set: UTC, `YYYY-MM-DDTHH:mm:ssZ`. Absent while there is none. */
  createTime?: pulumi.Input<string | undefined>;
  /** When it was last changed. */
  updateTime?: pulumi.Input<string | undefined>;
}

/**
 * The identity provider where the users of a directory log on by SAML, and whether they do. Everything is changed in
 * place and, while SSO is on, takes effect at once; what the program leaves out stays as it is. The preview says that SSO
 * is switched on or off, that requests are no longer signed, and that a certificate has expired. What the identity
 * provider has to know of the directory is among the outputs of `cloudsso.SamlServiceProvider`.
 *
 * @example
 * new cloudsso.SamlIdentityProvider("identity-provider", {
 *   directoryId: directory.id,
 *   encodedMetadataDocument: readFileSync("metadata.xml", "utf8"),
 *   ssoStatus: "Enabled",
 * });
 *
 * @example
 * // A roll-over: both certificates count until the old one leaves the list.
 * new cloudsso.SamlIdentityProvider("identity-provider", {
 *   directoryId: directory.id,
 *   entityId: "https://idp.example.com/",
 *   loginUrl: "https://idp.example.com/sso",
 *   bindingType: "Post",
 *   x509Certificates: [readFileSync("old.pem", "utf8"), readFileSync("new.pem", "utf8")],
 * });
 */
export class SamlIdentityProvider extends pulumi.CustomResource {
  /** The directory (`d-...`) whose users log on at the identity provider. */
  declare readonly directoryId: pulumi.Output<string>;
  /**
   * The identity provider's SAML metadata, as XML or its Base64: one `EntityDescriptor` with one `IDPSSODescriptor`, one
   * or two signing certificates, and a logon service with the binding HTTP-POST or HTTP-Redirect. It sets all but
   * `ssoStatus`. Compared by what it says: format, line breaks and order make no difference. After an edit at the
   * console a refresh shows in its place what is live, as metadata in the fewest words. Beside it, `entityId`, `loginUrl`,
   * `bindingType`, `wantRequestSigned` and `x509Certificates` may say the same, and nothing else. Absent: those arguments
   * count alone.
   */
  declare readonly encodedMetadataDocument: pulumi.Output<string | undefined>;
  /** What the identity provider calls itself. Absent: from the metadata, or it stays as it is. */
  declare readonly entityId: pulumi.Output<string | undefined>;
  /** Where users log on; `https://` or `http://`. Absent: from the metadata, or it stays as it is. */
  declare readonly loginUrl: pulumi.Output<string | undefined>;
  /**
   * How the browser brings the request there. It chooses where metadata has both; without it the service does, and no
   * document says how. Absent: from the metadata, or it stays as it is.
   */
  declare readonly bindingType: pulumi.Output<"Post" | "Redirect" | undefined>;
  /** Whether requests are signed. Absent: `true` where the metadata asks for it, and otherwise it stays as it is. */
  declare readonly wantRequestSigned: pulumi.Output<boolean | undefined>;
  /**
   * The certificates that the identity provider signs with, one or two, in PEM or bare Base64; others are removed.
   * Compared by what they are. A new one is added before an old one goes, and two may stay for a roll-over. One that has
   * expired is warned of. Absent: from the metadata, or they stay as they are.
   */
  declare readonly x509Certificates: pulumi.Output<string[] | undefined>;
  /**
   * Whether users log on at the identity provider. While it is `Enabled`, their CloudSSO passwords do not work and cannot
   * be reset. Switched on last, and only with `entityId`, `loginUrl` and a certificate. Absent: stays as it is.
   */
  declare readonly ssoStatus: pulumi.Output<"Enabled" | "Disabled" | undefined>;
  /** What a delete does: `leave` keeps everything as it is, `reset` switches SSO off and clears the identity provider. Absent: `leave`. */
  declare readonly onDestroy: pulumi.Output<"leave" | "reset" | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** `idp-c-...`, in the order in which the service has them. */
  declare readonly certificateIds: pulumi.Output<string[]>;
  /** When each of them expires, in the same order: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  declare readonly certificateExpireTimes: pulumi.Output<string[]>;
  /** When an identity provider was first set: UTC, `YYYY-MM-DDTHH:mm:ssZ`. Absent while there is none. */
  declare readonly createTime: pulumi.Output<string | undefined>;
  /** When it was last changed. */
  declare readonly updateTime: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: SamlIdentityProviderArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(samlIdentityProvider, name, args, options));
    deriveFromId(this, samlIdentityProvider);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<directoryId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SamlIdentityProviderState, options?: pulumi.CustomResourceOptions): SamlIdentityProvider {
    return new SamlIdentityProvider(...lookUp<SamlIdentityProviderArgs>(samlIdentityProvider, name, id, state, options));
  }

  static override isInstance(value: unknown): value is SamlIdentityProvider {
    return isInstanceOf(samlIdentityProvider.kind, value);
  }
}
