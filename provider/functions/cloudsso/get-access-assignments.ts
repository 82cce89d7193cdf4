import type { ListAccessAssignmentsItem } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { joinId } from "../../kernel/ids";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { directoryIdOf } from "../directory";
import { idFilter, principalFilter, targetFilter } from "../filters";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetAccessAssignmentsArgs {
  /** `d-...`. Absent: the account's one directory. */
  readonly directoryId?: string;
  /** `ac-...`, or the `id` of an `AccessConfiguration`. Absent: all of them. */
  readonly accessConfigurationId?: string;
  /** `RD-Account`, the one type there is. Absent: that. Only together with `targetId`. */
  readonly targetType?: "RD-Account";
  /** The UID of an account. Absent: all of them. */
  readonly targetId?: string;
  /** Only together with `principalId`, whose beginning must fit. */
  readonly principalType?: "User" | "Group";
  /** `u-...` or `g-...`, bare or joined, together with `principalType`. Absent: all of them. */
  readonly principalId?: string;
}

export interface GetAccessAssignmentsAssignment {
  /** As `AccessAssignment.get` takes it. */
  readonly id: string;
  /** `d-...` */
  readonly directoryId: string;
  /** `ac-...` */
  readonly accessConfigurationId: string;
  /** The name of the access configuration. */
  readonly accessConfigurationName: string;
  /** `RD-Account` */
  readonly targetType: string;
  /** The UID of the account. */
  readonly targetId: string;
  /** The display name of the account. */
  readonly targetName?: string;
  /** Where the account is in the resource directory, by ids: `rd-.../r-.../fd-.../<account>`. */
  readonly targetPath?: string;
  /** The same by names. */
  readonly targetPathName?: string;
  /** `User` or `Group` */
  readonly principalType: string;
  /** `u-...` or `g-...` */
  readonly principalId: string;
  /** The name of the user or group. */
  readonly principalName?: string;
  /** UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly createTime?: string;
}

export interface GetAccessAssignmentsResult {
  /** The ids of `assignments`, in their order. */
  readonly ids: readonly string[];
  /** By the name of the configuration, then by account and principal. */
  readonly assignments: readonly GetAccessAssignmentsAssignment[];
}

/**
 * Who may use which access configuration in which account: all, or those of one configuration, account, user or group.
 * What a user has through a group is listed as the group's.
 *
 * @example
 * const { assignments } = await cloudsso.getAccessAssignments({ targetId: "1234567890123456" });
 */
export function getAccessAssignments(args: GetAccessAssignmentsArgs = {}): Promise<GetAccessAssignmentsResult> {
  return asked(async (services) => {
    const filters = {
      AccessConfigurationId: idFilter(args, "accessConfigurationId", "ac-"),
      ...targetFilter(args),
      ...principalFilter(args),
    };
    const directoryId = await directoryIdOf(services, args.directoryId);
    const rows = await services.cloudsso.listAccessAssignments.all({ DirectoryId: directoryId, ...filters });
    const assignments = inOrder(
      rows.map((row) => toAssignment(directoryId, row)),
      ({ accessConfigurationName }) => accessConfigurationName,
    );
    return { ids: idsOf(assignments), assignments };
  });
}

/** `getAccessAssignments` with arguments that may be outputs, as an output. */
export const getAccessAssignmentsOutput = withOutputs(getAccessAssignments);

function toAssignment(directoryId: string, live: ListAccessAssignmentsItem): GetAccessAssignmentsAssignment {
  const configuration = answered(live.AccessConfigurationId, "the access configuration of an assignment");
  const account = answered(live.TargetId, `the account of an assignment of ${configuration}`);
  const principalType = answered(live.PrincipalType, `the type of a principal of ${configuration}`);
  const principal = answered(live.PrincipalId, `a principal of ${configuration}`);
  const targetType = live.TargetType ?? "RD-Account";
  return {
    id: joinId(directoryId, configuration, targetType, account, principalType, principal),
    directoryId,
    accessConfigurationId: configuration,
    accessConfigurationName: live.AccessConfigurationName ?? configuration,
    targetType,
    targetId: account,
    principalType,
    principalId: principal,
    ...given({
      targetName: live.TargetName,
      targetPath: live.TargetPath,
      targetPathName: live.TargetPathName,
      principalName: live.PrincipalName,
      createTime: live.CreateTime,
    }),
  };
}
