// Generated from provider/resources/ims/oidc-provider.ts by `npm run generate`. Edit that, not this file.
import * as pulumi from "@pulumi/pulumi";
import { oidcProvider } from "../../resources/ims/oidc-provider";
import type { Timeouts } from "../../resources/timeouts";
import type { Given } from "../../functions/given";
import { deriveFromId, isInstanceOf, lookUp, registration } from "../resource";

/** The arguments of `OidcProvider`. Every value, at any depth, may be an output of another resource. */
export interface OidcProviderArgs {
  /**
   * 1 to 128 letters, digits, `.`, `-` and `_`, the first and the last a letter or a digit, unique in the account
   * whatever their case. The API cannot rename: a new name makes a new provider with another ARN, which roles have to
   * trust; where the issuer stays, the old one goes first.
   */
  oidcProviderName: pulumi.Input<string>;
  /**
   * Who issues the tokens, as they say it in `iss`: an https address of up to 255 characters without `?`, `#` and `@`. An
   * account has one provider of an issuer. Another issuer makes a new provider; where the name stays, the old one goes
   * first.
   */
  issuerUrl: pulumi.Input<string>;
  /**
   * Fingerprints of the certificates that the issuer's address is served with, 1 to 5: each the SHA-1 in hexadecimal,
   * without colons. Others are removed; case makes no difference. They are added and removed one by one, and at no moment
   * are there none or more than five, also where all five are replaced.
   */
  fingerprints: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Applications whose tokens are taken, as they say it in `aud`: up to 50, each 1 to 128 letters, digits, `.`, `-`, `_`,
   * `:` and `/` that begin with a letter or a digit. Others are removed. Absent: none.
   */
  clientIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** Hours after its issue in which a token is taken: 1 to 168. Absent: 12. */
  issuanceLimitTime?: pulumi.Input<number | undefined>;
  /** Up to 256 characters. Absent or `""`: empty. */
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

/** What is known of one that `OidcProvider.get` looks up; all of it may be left out. */
export interface OidcProviderState {
  /**
   * 1 to 128 letters, digits, `.`, `-` and `_`, the first and the last a letter or a digit, unique in the account
   * whatever their case. The API cannot rename: a new name makes a new provider with another ARN, which roles have to
   * trust; where the issuer stays, the old one goes first.
   */
  oidcProviderName?: pulumi.Input<string | undefined>;
  /**
   * Who issues the tokens, as they say it in `iss`: an https address of up to 255 characters without `?`, `#` and `@`. An
   * account has one provider of an issuer. Another issuer makes a new provider; where the name stays, the old one goes
   * first.
   */
  issuerUrl?: pulumi.Input<string | undefined>;
  /**
   * Fingerprints of the certificates that the issuer's address is served with, 1 to 5: each the SHA-1 in hexadecimal,
   * without colons. Others are removed; case makes no difference. They are added and removed one by one, and at no moment
   * are there none or more than five, also where all five are replaced.
   */
  fingerprints?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /**
   * Applications whose tokens are taken, as they say it in `aud`: up to 50, each 1 to 128 letters, digits, `.`, `-`, `_`,
   * `:` and `/` that begin with a letter or a digit. Others are removed. Absent: none.
   */
  clientIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  /** Hours after its issue in which a token is taken: 1 to 168. Absent: 12. */
  issuanceLimitTime?: pulumi.Input<number | undefined>;
  /** Up to 256 characters. Absent or `""`: empty. */
  description?: pulumi.Input<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  timeouts?: Given<Timeouts | undefined>;
  /** `acs:ram::<account>:oidc-provider/<name>`, which a role trusts as `Federated`. */
  arn?: pulumi.Input<string | undefined>;
  /** When it was made: UTC, ISO 8601. */
  createDate?: pulumi.Input<string | undefined>;
  /** The account that it was made in. */
  accountId?: pulumi.Input<string | undefined>;
}

/**
 * An OIDC identity provider, with whose tokens roles of the account can be assumed: those of a CI system, say, without
 * any access key. Roles that trust it do not keep it from being deleted.
 *
 * @example
 * new ims.OidcProvider("ci", {
 *   oidcProviderName: "github",
 *   issuerUrl: "https://token.actions.githubusercontent.com",
 *   fingerprints: ["6938fd4d98bab03faadb97b34396831e3780aea1"],
 *   clientIds: ["sts.aliyuncs.com"],
 * });
 */
export class OidcProvider extends pulumi.CustomResource {
  /**
   * 1 to 128 letters, digits, `.`, `-` and `_`, the first and the last a letter or a digit, unique in the account
   * whatever their case. The API cannot rename: a new name makes a new provider with another ARN, which roles have to
   * trust; where the issuer stays, the old one goes first.
   */
  declare readonly oidcProviderName: pulumi.Output<string>;
  /**
   * Who issues the tokens, as they say it in `iss`: an https address of up to 255 characters without `?`, `#` and `@`. An
   * account has one provider of an issuer. Another issuer makes a new provider; where the name stays, the old one goes
   * first.
   */
  declare readonly issuerUrl: pulumi.Output<string>;
  /**
   * Fingerprints of the certificates that the issuer's address is served with, 1 to 5: each the SHA-1 in hexadecimal,
   * without colons. Others are removed; case makes no difference. They are added and removed one by one, and at no moment
   * are there none or more than five, also where all five are replaced.
   */
  declare readonly fingerprints: pulumi.Output<string[]>;
  /**
   * Applications whose tokens are taken, as they say it in `aud`: up to 50, each 1 to 128 letters, digits, `.`, `-`, `_`,
   * `:` and `/` that begin with a letter or a digit. Others are removed. Absent: none.
   */
  declare readonly clientIds: pulumi.Output<string[] | undefined>;
  /** Hours after its issue in which a token is taken: 1 to 168. Absent: 12. */
  declare readonly issuanceLimitTime: pulumi.Output<number>;
  /** Up to 256 characters. Absent or `""`: empty. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** How long create, update and delete may take. Absent: an hour each. */
  declare readonly timeouts: pulumi.Output<Timeouts | undefined>;
  /** `acs:ram::<account>:oidc-provider/<name>`, which a role trusts as `Federated`. */
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
  constructor(name: string, args: OidcProviderArgs, options?: pulumi.CustomResourceOptions) {
    super(...registration(oidcProvider, name, args, options));
    deriveFromId(this, oidcProvider);
  }

  /**
   * Reads one that is there, without owning it.
   *
   * @param name Names the resource in its stack.
   * @param id `<oidcProviderName>`
   * @param state What is known of it already; what the cloud does not say is taken from here.
   * @param options Pulumi's own.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: OidcProviderState, options?: pulumi.CustomResourceOptions): OidcProvider {
    return new OidcProvider(...lookUp<OidcProviderArgs>(oidcProvider, name, id, state, options));
  }

  static override isInstance(value: unknown): value is OidcProvider {
    return isInstanceOf(oidcProvider.kind, value);
  }
}
