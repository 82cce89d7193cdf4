import type { Application } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { namesOf } from "../../resources/ims/scopes";
import { asked } from "../connection";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetApplicationsApplication {
  /** The same as `appId`. */
  readonly id: string;
  /** The application's number: the `client_id` of OAuth. */
  readonly appId: string;
  readonly appName: string;
  /** `WebApp`, `NativeApp` or `ServerApp`. */
  readonly appType: string;
  readonly displayName?: string;
  /** Of OAuth: `2.0` or `2.1`. */
  readonly protocolVersion?: string;
  readonly redirectUris: readonly string[];
  /** What it may ask for, `openid` among it. */
  readonly predefinedScopes: readonly string[];
  /** Those that nobody can leave out, `openid` among them. */
  readonly requiredScopes: readonly string[];
  /** In seconds. */
  readonly accessTokenValidity?: number;
  /** In seconds. */
  readonly refreshTokenValidity?: number;
  /** Whether other accounts can install it. */
  readonly isMultiTenant?: boolean;
  readonly secretRequired?: boolean;
  /** UTC, ISO 8601. */
  readonly createDate?: string;
  /** When it was changed last: UTC, ISO 8601. */
  readonly updateDate?: string;
}

export interface GetApplicationsResult {
  /** The ids of `applications`, in their order. */
  readonly ids: readonly string[];
  /** By name. */
  readonly applications: readonly GetApplicationsApplication[];
}

/**
 * All OAuth applications of the account, without their secrets. Those of other accounts, `getExternalApplications` tells.
 *
 * @example
 * const { applications } = await ims.getApplications();
 */
export function getApplications(): Promise<GetApplicationsResult> {
  return asked(async ({ ims }) => {
    const { Applications: rows } = await ims.listApplications();
    const applications = inOrder((rows?.Application ?? []).map(toApplication), ({ appName }) => appName);
    return { ids: idsOf(applications), applications };
  });
}

/** `getApplications` as an output. */
export const getApplicationsOutput = withOutputs(getApplications);

function toApplication(live: Application): GetApplicationsApplication {
  const id = answered(live.AppId, "the id of an application");
  return {
    id,
    appId: id,
    appName: answered(live.AppName, `the name of application ${id}`),
    appType: answered(live.AppType, `the type of application ${id}`),
    redirectUris: live.RedirectUris?.RedirectUri ?? [],
    predefinedScopes: namesOf(live.DelegatedScope),
    requiredScopes: namesOf(live.DelegatedScope, "required"),
    ...given({
      displayName: live.DisplayName,
      protocolVersion: live.ProtocolVersion,
      accessTokenValidity: live.AccessTokenValidity,
      refreshTokenValidity: live.RefreshTokenValidity,
      isMultiTenant: live.IsMultiTenant,
      secretRequired: live.SecretRequired,
      createDate: live.CreateDate,
      updateDate: live.UpdateDate,
    }),
  };
}
