import type { UserProvisioningEvent } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { given } from "../../resources/given";
import { asked } from "../connection";
import { directoryIdOf } from "../directory";
import { idFilter } from "../filters";
import { idsOf, inOrder } from "../rows";
import { withOutputs } from "../with-outputs";

export interface GetUserProvisioningEventsArgs {
  /** `d-...`. Absent: the account's one directory. */
  readonly directoryId?: string;
  /** `up-...`, or the `id` of a `UserProvisioning`. Absent: all of them. */
  readonly userProvisioningId?: string;
}

export interface GetUserProvisioningEventsEvent {
  /** The same as `eventId`. */
  readonly id: string;
  /** `upe-...` */
  readonly eventId: string;
  /** `d-...` */
  readonly directoryId: string;
  /** `up-...` */
  readonly userProvisioningId: string;
  /** What began it: `StartProvisioning`, `AddUserToGroup`, `RemoveUserFromGroup`, `DeleteProvisioning` or `UserProvisioningDeletionClearing`. */
  readonly sourceType?: string;
  /** `User` or `Group`. */
  readonly principalType?: string;
  /** `u-...` or `g-...` */
  readonly principalId?: string;
  /** The name of the user or the group. */
  readonly principalName?: string;
  /** `RD-Account` */
  readonly targetType?: string;
  /** The UID of the account. */
  readonly targetId?: string;
  /** The display name of the account. */
  readonly targetName?: string;
  /** Where the account is in the resource directory; the API's samples show names in it here, and ids elsewhere. */
  readonly targetPath?: string;
  /** `TakeOver` or `KeepBoth`, spelt as it was sent. */
  readonly duplicationStrategy?: string;
  /** `Keep` or `Delete`. */
  readonly deletionStrategy?: string;
  /** How often it has failed. */
  readonly errorCount: number;
  /** Why it failed last, such as `OperationConflict.UserProvisioning.Process.fail.ImsUserExists`. Absent: it has not. */
  readonly errorInfo?: string;
  /** When it was tried last: UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly latestAsyncTime?: string;
  /** UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly createTime?: string;
  /** UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly updateTime?: string;
}

export interface GetUserProvisioningEventsResult {
  /** The ids of `events`, in their order. */
  readonly ids: readonly string[];
  /** The oldest first. */
  readonly events: readonly GetUserProvisioningEventsEvent[];
}

/**
 * What RAM user provisioning did, or could not do: of all provisionings or of one. Whether the service keeps what has
 * succeeded is not documented; what failed has an `errorInfo`.
 *
 * @example
 * const { events } = await cloudsso.getUserProvisioningEvents();
 * const failed = events.filter(({ errorInfo }) => errorInfo !== undefined);
 */
export function getUserProvisioningEvents(
  args: GetUserProvisioningEventsArgs = {},
): Promise<GetUserProvisioningEventsResult> {
  return asked(async (services) => {
    const UserProvisioningId = idFilter(args, "userProvisioningId", "up-");
    const directoryId = await directoryIdOf(services, args.directoryId);
    const rows = await services.cloudsso.listUserProvisioningEvents.all({
      DirectoryId: directoryId,
      UserProvisioningId,
    });
    const events = inOrder(
      rows.map((row) => toEvent(directoryId, row)),
      ({ createTime = "" }) => createTime,
    );
    return { ids: idsOf(events), events };
  });
}

/** `getUserProvisioningEvents` with arguments that may be outputs, as an output. */
export const getUserProvisioningEventsOutput = withOutputs(getUserProvisioningEvents);

function toEvent(directoryId: string, live: UserProvisioningEvent): GetUserProvisioningEventsEvent {
  const eventId = answered(live.EventId, "the id of an event of RAM user provisioning");
  return {
    id: eventId,
    eventId,
    directoryId,
    userProvisioningId: answered(live.UserProvisioningId, `the RAM user provisioning of event ${eventId}`),
    errorCount: live.ErrorCount ?? 0,
    ...given({
      sourceType: live.SourceType,
      principalType: live.PrincipalType,
      principalId: live.PrincipalId,
      principalName: live.PrincipalName,
      targetType: live.TargetType,
      targetId: live.TargetId,
      targetName: live.TargetName,
      targetPath: live.TargetPath,
      duplicationStrategy: live.DuplicationStrategy,
      deletionStrategy: live.DeletionStrategy,
      errorInfo: live.ErrorInfo,
      latestAsyncTime: live.LatestAsyncTime,
      createTime: live.CreateTime,
      updateTime: live.UpdateTime,
    }),
  };
}
