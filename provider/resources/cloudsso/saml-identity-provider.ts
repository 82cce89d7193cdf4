import { z } from "zod";
import { text } from "../../kernel/check";
import type { Definition, Found } from "../../kernel/definition";
import { type Field, type Fields, unreadValues } from "../../kernel/fields";
import { isKnownText } from "../../kernel/unknowns";
import { certificateFault, certificateKey } from "../certificate";
import { directoryIdField, type Standing, standing } from "../common-fields";
import type { Context } from "../context";
import { given } from "../given";
import { unlessGone } from "../gone";
import { samlDocumentField } from "../saml-document";
import { contradictions, warningsOf } from "./saml-identity-provider-check";
import { asWanted, type Live, readLive } from "./saml-identity-provider-live";
import { clear, write } from "./saml-identity-provider-write";
import { settingOfDirectory } from "./setting-of-directory";

export interface SamlIdentityProviderInputs extends Standing {
  /** The directory (`d-...`) whose users log on at the identity provider. */
  directoryId: string;
  /**
   * The identity provider's SAML metadata, as XML or its Base64: one `EntityDescriptor` with one `IDPSSODescriptor`, one
   * or two signing certificates, and a logon service with the binding HTTP-POST or HTTP-Redirect. It sets all but
   * `ssoStatus`. Compared by what it says: format, line breaks and order make no difference. After an edit at the
   * console a refresh shows in its place what is live, as metadata in the fewest words. Beside it, `entityId`, `loginUrl`,
   * `bindingType`, `wantRequestSigned` and `x509Certificates` may say the same, and nothing else. Absent: those arguments
   * count alone.
   */
  encodedMetadataDocument?: string;
  /** What the identity provider calls itself. Absent: from the metadata, or it stays as it is. */
  entityId?: string;
  /** Where users log on; `https://` or `http://`. Absent: from the metadata, or it stays as it is. */
  loginUrl?: string;
  /**
   * How the browser brings the request there. It chooses where metadata has both; without it the service does, and no
   * document says how. Absent: from the metadata, or it stays as it is.
   */
  bindingType?: "Post" | "Redirect";
  /** Whether requests are signed. Absent: `true` where the metadata asks for it, and otherwise it stays as it is. */
  wantRequestSigned?: boolean;
  /**
   * The certificates that the identity provider signs with, one or two, in PEM or bare Base64; others are removed.
   * Compared by what they are. A new one is added before an old one goes, and two may stay for a roll-over. One that has
   * expired is warned of. Absent: from the metadata, or they stay as they are.
   */
  x509Certificates?: string[];
  /**
   * Whether users log on at the identity provider. While it is `Enabled`, their CloudSSO passwords do not work and cannot
   * be reset. Switched on last, and only with `entityId`, `loginUrl` and a certificate. Absent: stays as it is.
   */
  ssoStatus?: "Enabled" | "Disabled";
  /** What a delete does: `leave` keeps everything as it is, `reset` switches SSO off and clears the identity provider. Absent: `leave`. */
  onDestroy?: "leave" | "reset";
}

export interface SamlIdentityProviderOutputs {
  /** `idp-c-...`, in the order in which the service has them. */
  certificateIds: string[];
  /** When each of them expires, in the same order: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  certificateExpireTimes: string[];
  /** When an identity provider was first set: UTC, `YYYY-MM-DDTHH:mm:ssZ`. Absent while there is none. */
  createTime?: string;
  /** When it was last changed. */
  updateTime?: string;
}

type Inputs = SamlIdentityProviderInputs;
type Outputs = SamlIdentityProviderOutputs;

const certificates: Field<string[]> = {
  schema: z.array(z.string()).min(1).max(2),
  set: certificateKey,
  same: (a, b) => certificateKey(String(a)) === certificateKey(String(b)),
  examine: (value) =>
    (Array.isArray(value) ? value : []).flatMap((item, index) => {
      const fault = isKnownText(item) ? certificateFault(item) : undefined;
      return fault === undefined ? [] : [{ path: `x509Certificates[${index}]`, reason: fault }];
    }),
};

const fields: Fields<Inputs> = {
  directoryId: directoryIdField,
  encodedMetadataDocument: samlDocumentField("encodedMetadataDocument"),
  entityId: { schema: z.string() },
  loginUrl: { schema: text(/^(https?:\/\/\S+)?$/i, "an address that begins with https:// or http://") },
  bindingType: { schema: z.enum(["Post", "Redirect"]) },
  wantRequestSigned: { schema: z.boolean() },
  x509Certificates: certificates,
  ssoStatus: { schema: z.enum(["Enabled", "Disabled"]) },
  ...standing,
};

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
export const samlIdentityProvider: Definition<Context, Inputs, Outputs> = {
  kind: "cloudsso:SamlIdentityProvider",
  fields,
  outputs: { certificateIds: {}, certificateExpireTimes: {}, createTime: {}, updateTime: {} },
  ...settingOfDirectory("SAML identity provider"),

  check: contradictions,
  warnings: warningsOf,
  before: async (context, { directoryId }) => found(directoryId, await readLive(context, directoryId), {}).inputs,

  create: async (context, wanted) =>
    write(context, wanted.directoryId, wanted, (live) => found(wanted.directoryId, live, wanted)),

  async read(context, id, recorded) {
    const live = await unlessGone(readLive(context, id));
    return live && found(id, live, recorded);
  },

  update: async (context, id, _recorded, wanted) => write(context, id, wanted, (live) => found(id, live, wanted)),

  async delete(context, id, { onDestroy }) {
    if (onDestroy === "reset") await clear(context, id);
    else context.notice("the SAML identity provider stays as it is");
  },
};

function found(id: string, live: Live, recorded: Partial<Inputs>): Found<Inputs, Outputs> {
  return {
    id,
    inputs: { directoryId: id, ...asWanted(live, recorded), ...unreadValues(fields, recorded) },
    outputs: {
      certificateIds: live.certificates.map(({ id: certificateId }) => certificateId),
      certificateExpireTimes: live.certificates.map(({ expireTime }) => expireTime),
      ...given({ createTime: live.createTime, updateTime: live.updateTime }),
    },
  };
}
