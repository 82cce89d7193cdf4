import type { DirectoryStatistics } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { asked } from "../connection";
import { directoryIdOf } from "../directory";
import { withOutputs } from "../with-outputs";

export interface GetDirectoryStatisticsArgs {
  /** `d-...`. Absent: the account's one directory. */
  readonly directoryId?: string;
}

export interface GetDirectoryStatisticsResult {
  /** The same as `directoryId`. */
  readonly id: string;
  /** `d-...` */
  readonly directoryId: string;
  /** A part of the address of the portal. */
  readonly directoryName: string;
  /** The region that holds the directory. */
  readonly region: string;
  /** Users that there are. */
  readonly userCount: number;
  /** Users that there may be. */
  readonly userQuota: number;
  /** Groups that there are. */
  readonly groupCount: number;
  /** Groups that there may be. */
  readonly groupQuota: number;
  /** Access configurations that there are. */
  readonly accessConfigurationCount: number;
  /** Access configurations that there may be. */
  readonly accessConfigurationQuota: number;
  /** System policies that each access configuration may have. */
  readonly systemPolicyPerAccessConfigurationQuota: number;
  /** Inline policies that each access configuration may have. */
  readonly inlinePolicyPerAccessConfigurationQuota: number;
  /** Assignments of users and groups to accounts. */
  readonly accessAssignmentCount: number;
  /** Credentials by which an identity provider synchronizes people; two is the most. */
  readonly scimServerCredentialCount: number;
  /** Whether an identity provider synchronizes people. */
  readonly scimSyncEnabled: boolean;
  /** Whether people sign in by an identity provider of their own. */
  readonly ssoEnabled: boolean;
  /** Tasks that run at this moment. */
  readonly inProgressTaskCount: number;
}

/**
 * What a directory holds, and what it may hold.
 *
 * @example
 * const { userCount, userQuota } = await cloudsso.getDirectoryStatistics();
 */
export function getDirectoryStatistics(args: GetDirectoryStatisticsArgs = {}): Promise<GetDirectoryStatisticsResult> {
  return asked(async (services) => {
    const id = await directoryIdOf(services, args.directoryId);
    const { DirectoryStatistics: told } = await services.cloudsso.getDirectoryStatistics({ DirectoryId: id });
    const statistics = answered(told, `the statistics of directory ${id}`);
    const the = <K extends keyof DirectoryStatistics>(name: K): NonNullable<DirectoryStatistics[K]> =>
      answered(statistics[name], `${name} of directory ${id}`) as NonNullable<DirectoryStatistics[K]>;
    return {
      id,
      directoryId: id,
      directoryName: the("DirectoryName"),
      region: the("Region"),
      userCount: the("UserCount"),
      userQuota: the("UserQuota"),
      groupCount: the("GroupCount"),
      groupQuota: the("GroupQuota"),
      accessConfigurationCount: the("AccessConfigurationCount"),
      accessConfigurationQuota: the("AccessConfigurationQuota"),
      systemPolicyPerAccessConfigurationQuota: the("SystemPolicyPerAccessConfigurationQuota"),
      inlinePolicyPerAccessConfigurationQuota: the("InlinePolicyPerAccessConfigurationQuota"),
      accessAssignmentCount: the("AccessAssignmentCount"),
      scimServerCredentialCount: the("SCIMServerCredentialCount"),
      scimSyncEnabled: the("SCIMSyncEnabled"),
      ssoEnabled: the("SSOEnabled"),
      inProgressTaskCount: the("InProgressTaskCount"),
    };
  });
}

/** `getDirectoryStatistics` with arguments that may be outputs, as an output. */
export const getDirectoryStatisticsOutput = withOutputs(getDirectoryStatistics);
