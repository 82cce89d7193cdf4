import type { ExternalApplication } from "../../api/ims.generated";
import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { timeOf } from "../../resources/ims/installation";
import { namesOf } from "../../resources/ims/scopes";
import { asked } from "../connection";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetExternalApplicationsApplication {
  /** The same as `appId`. */
  readonly id: string;
  /** The application's number. */
  readonly appId: string;
  readonly displayName?: string;
  /** As whom it acts in this account: `<application>@app.<account>.onaliyun.com`. */
  readonly appPrincipalName?: string;
  /** What it may do in this account, `openid` among it. */
  readonly scopes: readonly string[];
  /** When it was installed: UTC, ISO 8601. */
  readonly createDate?: string;
  /** UTC, ISO 8601. */
  readonly updateDate?: string;
}

export interface GetExternalApplicationsResult {
  /** The ids of `applications`, in their order. */
  readonly ids: readonly string[];
  /** By the name that people see. */
  readonly applications: readonly GetExternalApplicationsApplication[];
}

/**
 * Applications of other accounts that are installed in this one. The service gives no more than one page of them, and
 * this fails where it says that there are more.
 *
 * @example
 * const { applications } = await ims.getExternalApplications();
 */
export function getExternalApplications(): Promise<GetExternalApplicationsResult> {
  return asked(async ({ ims }) => {
    const { ExternalApplications: rows, IsTruncated } = await ims.listExternalApplications();
    if (IsTruncated === true)
      throw new Error("the service lists no more external applications than fit into one answer");
    const all = (rows?.ExternalApplication ?? []).map(toApplication);
    const applications = inOrder(all, ({ displayName = "" }) => displayName);
    return { ids: idsOf(applications), applications };
  });
}

/** `getExternalApplications` as an output. */
export const getExternalApplicationsOutput = withOutputs(getExternalApplications);

function toApplication(live: ExternalApplication): GetExternalApplicationsApplication {
  const id = answered(live.ForeignAppId, "the id of an external application");
  return {
    id,
    appId: id,
    scopes: namesOf(live.DelegatedScope),
    ...given({
      displayName: live.DisplayName,
      appPrincipalName: live.AppPrincipalName,
      createDate: timeOf(live.CreateDate),
      updateDate: timeOf(live.UpdateDate),
    }),
  };
}
