import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetSamlProvidersProvider {
  /** The same as `samlProviderName`. */
  readonly id: string;
  readonly samlProviderName: string;
  /** What a role trusts as `Federated`. */
  readonly arn: string;
  readonly description?: string;
  /** UTC, ISO 8601. */
  readonly createDate: string;
  /** When it was changed last: UTC, ISO 8601. */
  readonly updateDate?: string;
}

export interface GetSamlProvidersResult {
  /** The ids of `providers`, in their order. */
  readonly ids: readonly string[];
  /** By name. The metadata of one, `SamlProvider.get` reads. */
  readonly providers: readonly GetSamlProvidersProvider[];
}

/**
 * All SAML identity providers for role SSO in the account.
 *
 * @example
 * const { providers } = await ims.getSamlProviders();
 */
export function getSamlProviders(): Promise<GetSamlProvidersResult> {
  return asked(async ({ ims }) => {
    const rows = (await ims.listSAMLProviders.all({})).map((live) => {
      const id = answered(live.SAMLProviderName, "the name of a SAML provider");
      return {
        id,
        samlProviderName: id,
        arn: answered(live.Arn, `the ARN of SAML provider ${id}`),
        ...given({ description: live.Description }),
        createDate: answered(live.CreateDate, `the creation date of SAML provider ${id}`),
        ...given({ updateDate: live.UpdateDate }),
      };
    });
    const providers = inOrder(rows, ({ samlProviderName }) => samlProviderName);
    return { ids: idsOf(providers), providers };
  });
}

/** `getSamlProviders` as an output. */
export const getSamlProvidersOutput = withOutputs(getSamlProviders);
