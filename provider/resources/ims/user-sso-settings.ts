import { z } from "zod";
import type { SetUserSsoSettingsRequest } from "../../api/ims.generated";
import { text } from "../../kernel/check";
import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { forceField, type Standing, standing } from "../common-fields";
import type { Context } from "../context";
import type { InAccount } from "../in-account";
import { expiredIn, readSamlDocument, samlBase64, samlDocumentField } from "../saml-document";
import { settingOfAccount } from "../setting-of-account";
import { setting } from "../shapes/setting";
import { weakerBy } from "../weaker";

export interface UserSsoSettingsInputs extends Standing {
  /**
   * Whether RAM users log on to the console at the identity provider; `false` in a new account. While it is `true`, no
   * password of a RAM user works there. Only with `metadataDocument`, here or in the account already. Absent: stays as it
   * is.
   */
  ssoEnabled?: boolean;
  /**
   * The identity provider's SAML metadata, as XML or its Base64: one `EntityDescriptor` with one `IDPSSODescriptor`, one
   * or two signing certificates, and a logon service with the binding HTTP-POST or HTTP-Redirect. Compared by what it
   * says: format, line breaks and order make no difference. Absent: stays as it is.
   */
  metadataDocument?: string;
  /**
   * A domain, such as `example.com`, that the identity provider may give after the `@` of a user's name in place of the
   * account's default domain. Without effect where the account has a verified domain alias. `""`: none. Absent: stays as
   * it is.
   */
  auxiliaryDomain?: string;
  /**
   * Whether the identity provider names a user with the domain, as in `alice@example.com`; `true` in a new account.
   * `false`: by the name before the `@` alone. Absent: stays as it is.
   */
  ssoLoginWithDomain?: boolean;
  /** How requests to the identity provider are signed; `rsa-sha1` in a new account. Absent: stays as it is. */
  authnSignAlgo?: "rsa-sha256" | "rsa-sha1";
  /** Switch SSO on without any metadata, which no user could log on with. Absent: `false`, it is refused. */
  force?: boolean;
}

export interface UserSsoSettingsOutputs extends InAccount {}

type Inputs = UserSsoSettingsInputs;

/** What is not in an answer stays out of the request. */
type WholeUserSsoSettings = { readonly [K in Exclude<keyof Inputs, keyof Standing | "force">]: Inputs[K] | undefined };

const fields: Fields<Inputs> = {
  ssoEnabled: { schema: z.boolean() },
  metadataDocument: samlDocumentField("metadataDocument"),
  auxiliaryDomain: {
    schema: text(/^([A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)?$/, "a domain, such as example.com"),
    emptyCounts: true,
    same: (a, b) => String(a).toLowerCase() === String(b).toLowerCase(),
  },
  ssoLoginWithDomain: { schema: z.boolean() },
  authnSignAlgo: { schema: z.enum(["rsa-sha256", "rsa-sha1"]) },
  force: forceField,
  ...standing,
};

/**
 * Whether the RAM users of an account log on to the console at an identity provider by SAML, and at which. What the
 * program leaves out stays as it is. A change counts at once and for every user; the preview says that SSO is switched on
 * or off, that the identity provider is another one, and that a certificate of it has expired. The account itself and calls
 * with access keys are not touched. An account has one, so a program declares it once.
 *
 * @example
 * new ims.UserSsoSettings("sso", { ssoEnabled: true, metadataDocument: readFileSync("metadata.xml", "utf8") });
 */
export const userSsoSettings: Definition<Context, Inputs, UserSsoSettingsOutputs> = {
  kind: "ims:UserSsoSettings",
  fields,
  outputs: { accountId: { kept: true } },
  ...settingOfAccount("user SSO settings"),

  ...setting<Inputs, WholeUserSsoSettings>({
    fields,
    named: "user SSO",
    wire: {
      ssoEnabled: "ssoEnabled",
      metadataDocument: "metadataDocument",
      auxiliaryDomain: "auxiliaryDomain",
      ssoLoginWithDomain: "ssoLoginWithDomain",
      authnSignAlgo: "authnSignAlgo",
    },
    idOf: (context) => context.accountId(),
    get: liveSettings,
    set: ({ ims }, _id, whole, changing) => ims.setUserSsoSettings(toRequest(whole, changing)),
    defaults: { ssoEnabled: false, ssoLoginWithDomain: true, authnSignAlgo: "rsa-sha1" },
    lockOut({ ssoEnabled, metadataDocument, force }, live) {
      if (force === true || ssoEnabled !== true || (metadataDocument ?? live?.metadataDocument) !== undefined)
        return undefined;
      return { path: "metadataDocument", reason: "is required with ssoEnabled, as the account has none yet" };
    },
    weaker: (from, to) => [...changes(from, to), ...expired(from, to)],
  }),
};

const changes = weakerBy<Inputs>({
  ssoEnabled(was, is) {
    if (was === is) return undefined;
    return is
      ? "user SSO is switched on: RAM users log on at the identity provider, and their passwords no longer work"
      : "user SSO is switched off: RAM users log on with their passwords, and no longer at the identity provider";
  },
  metadataDocument: (was, is) =>
    entityOf(was) === entityOf(is) ? undefined : "the identity provider at which RAM users log on is another one",
  authnSignAlgo: (was, is) =>
    was === "rsa-sha256" && is === "rsa-sha1"
      ? "requests to the identity provider are signed with rsa-sha1, and no longer with rsa-sha256"
      : undefined,
});

/** Of the program's metadata, and of what the account has where the program switches SSO on with that. */
function expired(from: Partial<Inputs>, to: Partial<Inputs>): string[] {
  const document = to.metadataDocument ?? (to.ssoEnabled === true ? from.metadataDocument : undefined);
  return expiredIn("metadataDocument", document);
}

async function liveSettings({ ims }: Context): Promise<WholeUserSsoSettings | undefined> {
  const { UserSsoSettings: live } = await ims.getUserSsoSettings({});
  return (
    live && {
      ssoEnabled: live.SsoEnabled,
      metadataDocument: live.MetadataDocument?.replace(/\s/g, "") || undefined, // it comes in lines
      auxiliaryDomain: live.AuxiliaryDomain ?? "",
      ssoLoginWithDomain: live.SsoLoginWithDomain,
      authnSignAlgo: live.AuthnSignAlgo as Inputs["authnSignAlgo"],
    }
  );
}

/** @param changing an empty domain is sent to clear one alone, as no document says that the service takes it. */
function toRequest(whole: WholeUserSsoSettings, changing: readonly string[]): SetUserSsoSettingsRequest {
  const { metadataDocument, auxiliaryDomain } = whole;
  return {
    SsoEnabled: whole.ssoEnabled,
    MetadataDocument: metadataDocument && samlBase64(metadataDocument),
    AuxiliaryDomain: changing.includes("auxiliaryDomain") ? auxiliaryDomain : auxiliaryDomain || undefined,
    SsoLoginWithDomain: whole.ssoLoginWithDomain,
    AuthnSignAlgo: whole.authnSignAlgo,
  };
}

/** Nothing of it is shown, as the program may hold it secret. */
function entityOf(document: string): string | undefined {
  const read = readSamlDocument(document);
  return "fault" in read ? undefined : read.entityId;
}
