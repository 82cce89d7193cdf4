import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { directoryIdOf } from "../directory";
import { withOutputs } from "../with-outputs";

export interface GetSamlServiceProviderInfoArgs {
  /** `d-...`. Absent: the account's one directory. */
  readonly directoryId?: string;
}

export interface GetSamlServiceProviderInfoResult {
  /** The same as `directoryId`. */
  readonly id: string;
  /** `d-...` */
  readonly directoryId: string;
  /** What the identity provider calls the directory. */
  readonly entityId: string;
  /** Where the identity provider sends its assertions (the Assertion Consumer Service). */
  readonly acsUrl: string;
  /** The directory's own SAML metadata in Base64. */
  readonly encodedMetadataDocument: string;
  /** `rsa-sha256` or `rsa-sha1`. */
  readonly authnSignAlgo?: string;
  /** `self-signed` or `public`. */
  readonly certificateType?: string;
  /** Whether the identity provider may encrypt its assertions. */
  readonly supportEncryptedAssertion?: boolean;
}

/**
 * What an identity provider has to know of a directory to log its users on by SAML. `cloudsso.SamlServiceProvider` has
 * the same among its outputs, for programs that manage it.
 *
 * @example
 * const { entityId, acsUrl } = await cloudsso.getSamlServiceProviderInfo();
 */
export function getSamlServiceProviderInfo(
  args: GetSamlServiceProviderInfoArgs = {},
): Promise<GetSamlServiceProviderInfoResult> {
  return asked(async (services) => {
    const id = await directoryIdOf(services, args.directoryId);
    const answer = await services.cloudsso.getDirectorySAMLServiceProviderInfo({ DirectoryId: id });
    const what = `the SAML service provider of directory ${id}`;
    const told = answered(answer.SAMLServiceProvider, what);
    return {
      id,
      directoryId: id,
      entityId: answered(told.EntityId, `the entityId of ${what}`),
      acsUrl: answered(told.AcsUrl, `the acsUrl of ${what}`),
      encodedMetadataDocument: answered(told.EncodedMetadataDocument, `the metadata of ${what}`),
      ...given({
        authnSignAlgo: told.AuthnSignAlgo,
        certificateType: told.CertificateType,
        supportEncryptedAssertion: told.SupportEncryptedAssertion,
      }),
    };
  });
}

/** `getSamlServiceProviderInfo` with arguments that may be outputs, as an output. */
export const getSamlServiceProviderInfoOutput = withOutputs(getSamlServiceProviderInfo);
