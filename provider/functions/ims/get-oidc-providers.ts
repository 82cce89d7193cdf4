import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { entriesOf } from "../../resources/ims/joined";
import { asked } from "../connection";
import { byText, idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetOidcProvidersProvider {
  /** The same as `oidcProviderName`. */
  readonly id: string;
  readonly oidcProviderName: string;
  /** What a role trusts as `Federated`. */
  readonly arn: string;
  /** Who issues the tokens, as they say it in `iss`. */
  readonly issuerUrl: string;
  /** Of the certificates that the issuer's address is served with, in the order of their text. */
  readonly fingerprints: readonly string[];
  /** Applications whose tokens are taken, as they say it in `aud`, in the order of their text. */
  readonly clientIds: readonly string[];
  /** Hours after its issue in which a token is taken. */
  readonly issuanceLimitTime?: number;
  readonly description?: string;
  /** UTC, ISO 8601. */
  readonly createDate: string;
  /** When it was changed last: UTC, ISO 8601. */
  readonly updateDate?: string;
}

export interface GetOidcProvidersResult {
  /** The ids of `providers`, in their order. */
  readonly ids: readonly string[];
  /** By name. */
  readonly providers: readonly GetOidcProvidersProvider[];
}

/**
 * All OIDC identity providers for role SSO in the account.
 *
 * @example
 * const { providers } = await ims.getOidcProviders();
 */
export function getOidcProviders(): Promise<GetOidcProvidersResult> {
  return asked(async ({ ims }) => {
    const rows = (await ims.listOIDCProviders.all({})).map((live) => {
      const id = answered(live.OIDCProviderName, "the name of an OIDC provider");
      return {
        id,
        oidcProviderName: id,
        arn: answered(live.Arn, `the ARN of OIDC provider ${id}`),
        issuerUrl: answered(live.IssuerUrl, `the issuer of OIDC provider ${id}`),
        fingerprints: sorted(entriesOf(live.Fingerprints)),
        clientIds: sorted(entriesOf(live.ClientIds)),
        ...given({ issuanceLimitTime: live.IssuanceLimitTime, description: live.Description }),
        createDate: answered(live.CreateDate, `the creation date of OIDC provider ${id}`),
        ...given({ updateDate: live.UpdateDate }),
      };
    });
    const providers = inOrder(rows, ({ oidcProviderName }) => oidcProviderName);
    return { ids: idsOf(providers), providers };
  });
}

/** `getOidcProviders` as an output. */
export const getOidcProvidersOutput = withOutputs(getOidcProviders);

const sorted = (texts: readonly string[]): string[] => byText(texts, (text) => text);
