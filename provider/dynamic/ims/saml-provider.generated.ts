// Generated from provider/resources/ims/saml-provider.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { samlProvider } from "../../resources/ims/saml-provider";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `SamlProvider`. Every value, at any depth, may be an output of another resource. */
export interface SamlProviderArgs {
  /**
   * 1 to 128 letters, digits, `.`, `-` and `_`, the first and the last a letter or a digit, unique in the account
   * whatever their case. The API cannot rename: a new name makes a new provider with another ARN, which roles have to
   * trust.
   */
  samlProviderName: pulumi.Input<string>;
  /**
   * The identity provider's SAML metadata, as XML or its Base64: one `EntityDescriptor` with one `IDPSSODescriptor`, one
   * or two signing certificates, and a logon service with the binding HTTP-POST or HTTP-Redirect. Compared by what it
   * says: format, line breaks and order make no difference. A certificate that has expired is warned of.
   */
  encodedSamlMetadataDocument: pulumi.Input<string>;
  /** How requests to the identity provider are signed. Absent: `rsa-sha1`. */
  authnSignAlgo?: pulumi.Input<"rsa-sha256" | "rsa-sha1" | (string & {}) | undefined>;
  /** Absent or `""`: empty. */
  description?: pulumi.Input<string | undefined>;
  /**
   * Take over an object of this name that is there already, writing what differs; one that another resource of the
   * program has is refused all the same. Absent: `false`, and it is refused unless a note on this machine, no older than
   * a day, proves that an interrupted run of this very resource made it.
   */
  adopt?: pulumi.Input<boolean | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
}

/** What is known of one that `SamlProvider.get` looks up; all of it may be left out. */
export interface SamlProviderState {
  /**
   * 1 to 128 letters, digits, `.`, `-` and `_`, the first and the last a letter or a digit, unique in the account
   * whatever their case. The API cannot rename: a new name makes a new provider with another ARN, which roles have to
   * trust.
   */
  samlProviderName?: pulumi.Input<string | undefined>;
  /**
   * The identity provider's SAML metadata, as XML or its Base64: one `EntityDescriptor` with one `IDPSSODescriptor`, one
   * or two signing certificates, and a logon service with the binding HTTP-POST or HTTP-Redirect. Compared by what it
   * says: format, line breaks and order make no difference. A certificate that has expired is warned of.
   */
  encodedSamlMetadataDocument?: pulumi.Input<string | undefined>;
  /** How requests to the identity provider are signed. Absent: `rsa-sha1`. */
  authnSignAlgo?: pulumi.Input<"rsa-sha256" | "rsa-sha1" | (string & {}) | undefined>;
  /** Absent or `""`: empty. */
  description?: pulumi.Input<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** `acs:ram::<account>:saml-provider/<name>`, which a role trusts as `Federated`. */
  arn?: pulumi.Input<string | undefined>;
  /** When it was made: UTC, ISO 8601. */
  createDate?: pulumi.Input<string | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * A SAML identity provider, for whose users roles of the account can be assumed: role SSO. Roles that trust it do not
 * keep it from being deleted. The identity provider of RAM users is `ims.UserSsoSettings`.
 *
 * @example
 * new ims.SamlProvider("company", {
 *   samlProviderName: "company",
 *   encodedSamlMetadataDocument: readFileSync("metadata.xml", "utf8"),
 *   authnSignAlgo: "rsa-sha256",
 * });
 */
export class SamlProvider extends pulumi.CustomResource {
  /**
   * 1 to 128 letters, digits, `.`, `-` and `_`, the first and the last a letter or a digit, unique in the account
   * whatever their case. The API cannot rename: a new name makes a new provider with another ARN, which roles have to
   * trust.
   */
  declare readonly samlProviderName: pulumi.Output<string>;
  /**
   * The identity provider's SAML metadata, as XML or its Base64: one `EntityDescriptor` with one `IDPSSODescriptor`, one
   * or two signing certificates, and a logon service with the binding HTTP-POST or HTTP-Redirect. Compared by what it
   * says: format, line breaks and order make no difference. A certificate that has expired is warned of.
   */
  declare readonly encodedSamlMetadataDocument: pulumi.Output<string>;
  /** How requests to the identity provider are signed. Absent: `rsa-sha1`. */
  declare readonly authnSignAlgo: pulumi.Output<"rsa-sha256" | "rsa-sha1">;
  /** Absent or `""`: empty. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** `acs:ram::<account>:saml-provider/<name>`, which a role trusts as `Federated`. */
  declare readonly arn: pulumi.Output<string>;
  /** When it was made: UTC, ISO 8601. */
  declare readonly createDate: pulumi.Output<string>;
  /** The account that it was made in. */
  declare readonly accountId: pulumi.Output<string | undefined>;

  /**
   * @param name Names the resource in its stack.
   * @param args What it shall be.
   * @param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.
   */
  constructor(name: string, args: SamlProviderArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(samlProvider, name, args, options));
    deriveFromId(this, samlProvider);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<samlProviderName>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SamlProviderState, options?: pulumi.CustomResourceOptions): SamlProvider {
    return new SamlProvider(...lookUp<SamlProviderArgs>(samlProvider, name, id, state, options));
  }

  static override isInstance(value: unknown): value is SamlProvider {
    return isInstanceOf(samlProvider.kind, value);
  }
}
