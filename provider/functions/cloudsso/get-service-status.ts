import { answered } from "../../client/answered";
import { asked } from "../connection";
import { withOutputs } from "../with-outputs";

export interface GetServiceStatusResult {
  /** The account that was asked. */
  readonly accountId: string;
  /** `Enabled` or `Disabled`. */
  readonly status: string;
  /** The regions that hold a directory; empty when there is none. */
  readonly regionsInUse: readonly string[];
  /** `Success` or `Failed`: whether the service could be enabled. Given only while it is disabled. */
  readonly prerequisiteCheckResult?: string;
}

/** Whether CloudSSO is enabled for the account, and where its directory lives. */
export function getServiceStatus(): Promise<GetServiceStatusResult> {
  return asked(async ({ cloudsso }) => {
    const status = answered((await cloudsso.getServiceStatus({})).ServiceStatus, "the status of CloudSSO");
    return {
      accountId: answered(status.AccountId, "the account of the status"),
      status: answered(status.Status, "the status itself"),
      regionsInUse: status.RegionsInUse ?? [],
      ...(status.PrerequisiteCheckResult ? { prerequisiteCheckResult: status.PrerequisiteCheckResult } : {}),
    };
  });
}

/** `getServiceStatus` as an output. */
export const getServiceStatusOutput = withOutputs(getServiceStatus);
