// Generated from provider/resources/ims/user-sso-settings.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { userSsoSettings } from "../../resources/ims/user-sso-settings";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `UserSsoSettings`. Every value, at any depth, may be an output of another resource. */
export interface UserSsoSettingsArgs {
  /**
   * Whether RAM users log on to the console at the identity provider; `false` in a new account. While it is `true`, no
   * password of a RAM user works there. Only with `metadataDocument`, here or in the account already. Absent: stays as it
   * is.
   */
  ssoEnabled?: pulumi.Input<boolean | undefined>;
  /**
   * The identity provider's SAML metadata, as XML or its Base64: one `EntityDescriptor` with one `IDPSSODescriptor`, one
   * or two signing certificates, and a logon service with the binding HTTP-POST or HTTP-Redirect. Compared by what it
   * says: format, line breaks and order make no difference. Absent: stays as it is.
   */
  metadataDocument?: pulumi.Input<string | undefined>;
  /**
   * A domain, such as `example.com`, that the identity provider may give after the `@` of a user's name in place of the
   * account's default domain. Without effect where the account has a verified domain alias. `""`: none. Absent: stays as
   * it is.
   */
  auxiliaryDomain?: pulumi.Input<string | undefined>;
  /**
   * Whether the identity provider names a user with the domain, as in `alice@example.com`; `true` in a new account.
   * `false`: by the name before the `@` alone. Absent: stays as it is.
   */
  ssoLoginWithDomain?: pulumi.Input<boolean | undefined>;
  /** How requests to the identity provider are signed; `rsa-sha1` in a new account. Absent: stays as it is. */
  authnSignAlgo?: pulumi.Input<"rsa-sha256" | "rsa-sha1" | (string & {}) | undefined>;
  /** Switch SSO on without any metadata, which no user could log on with. Absent: `false`, it is refused. */
  force?: pulumi.Input<boolean | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `UserSsoSettings.get` looks up; all of it may be left out. */
export interface UserSsoSettingsState {
  /**
   * Whether RAM users log on to the console at the identity provider; `false` in a new account. While it is `true`, no
   * password of a RAM user works there. Only with `metadataDocument`, here or in the account already. Absent: stays as it
   * is.
   */
  ssoEnabled?: pulumi.Input<boolean | undefined>;
  /**
   * The identity provider's SAML metadata, as XML or its Base64: one `EntityDescriptor` with one `IDPSSODescriptor`, one
   * or two signing certificates, and a logon service with the binding HTTP-POST or HTTP-Redirect. Compared by what it
   * says: format, line breaks and order make no difference. Absent: stays as it is.
   */
  metadataDocument?: pulumi.Input<string | undefined>;
  /**
   * A domain, such as `example.com`, that the identity provider may give after the `@` of a user's name in place of the
   * account's default domain. Without effect where the account has a verified domain alias. `""`: none. Absent: stays as
   * it is.
   */
  auxiliaryDomain?: pulumi.Input<string | undefined>;
  /**
   * Whether the identity provider names a user with the domain, as in `alice@example.com`; `true` in a new account.
   * `false`: by the name before the `@` alone. Absent: stays as it is.
   */
  ssoLoginWithDomain?: pulumi.Input<boolean | undefined>;
  /** How requests to the identity provider are signed; `rsa-sha1` in a new account. Absent: stays as it is. */
  authnSignAlgo?: pulumi.Input<"rsa-sha256" | "rsa-sha1" | (string & {}) | undefined>;
  /** Switch SSO on without any metadata, which no user could log on with. Absent: `false`, it is refused. */
  force?: pulumi.Input<boolean | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  onDestroy?: pulumi.Input<"leave" | "reset" | (string & {}) | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * Whether the RAM users of an account log on to the console at an identity provider by SAML, and at which. What the
 * program leaves out stays as it is. A change counts at once and for every user; the preview says that SSO is switched on
 * or off, that the identity provider is another one, and that a certificate of it has expired. The account itself and calls
 * with access keys are not touched. An account has one, so a program declares it once.
 *
 * @example
 * new ims.UserSsoSettings("sso", { ssoEnabled: true, metadataDocument: readFileSync("metadata.xml", "utf8") });
 */
export class UserSsoSettings extends pulumi.CustomResource {
  /**
   * Whether RAM users log on to the console at the identity provider; `false` in a new account. While it is `true`, no
   * password of a RAM user works there. Only with `metadataDocument`, here or in the account already. Absent: stays as it
   * is.
   */
  declare readonly ssoEnabled: pulumi.Output<boolean | undefined>;
  /**
   * The identity provider's SAML metadata, as XML or its Base64: one `EntityDescriptor` with one `IDPSSODescriptor`, one
   * or two signing certificates, and a logon service with the binding HTTP-POST or HTTP-Redirect. Compared by what it
   * says: format, line breaks and order make no difference. Absent: stays as it is.
   */
  declare readonly metadataDocument: pulumi.Output<string | undefined>;
  /**
   * A domain, such as `example.com`, that the identity provider may give after the `@` of a user's name in place of the
   * account's default domain. Without effect where the account has a verified domain alias. `""`: none. Absent: stays as
   * it is.
   */
  declare readonly auxiliaryDomain: pulumi.Output<string | undefined>;
  /**
   * Whether the identity provider names a user with the domain, as in `alice@example.com`; `true` in a new account.
   * `false`: by the name before the `@` alone. Absent: stays as it is.
   */
  declare readonly ssoLoginWithDomain: pulumi.Output<boolean | undefined>;
  /** How requests to the identity provider are signed; `rsa-sha1` in a new account. Absent: stays as it is. */
  declare readonly authnSignAlgo: pulumi.Output<"rsa-sha256" | "rsa-sha1" | undefined>;
  /** Switch SSO on without any metadata, which no user could log on with. Absent: `false`, it is refused. */
  declare readonly force: pulumi.Output<boolean | undefined>;
  /**
   * What a delete does: `leave` keeps the setting as it is, `reset` writes the service's defaults for what the program
   * gave. Absent: `leave`.
   */
  declare readonly onDestroy: pulumi.Output<"leave" | "reset" | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: UserSsoSettingsArgs = {}, options?: pulumi.CustomResourceOptions) {
    super(...registration(userSsoSettings, name, args, options));
    deriveFromId(this, userSsoSettings);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<accountId>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: UserSsoSettingsState, options?: pulumi.CustomResourceOptions): UserSsoSettings {
    return new UserSsoSettings(...lookUp<UserSsoSettingsArgs>(userSsoSettings, name, id, state, options));
  }

  static override isInstance(value: unknown): value is UserSsoSettings {
    return isInstanceOf(userSsoSettings.kind, value);
  }
}
