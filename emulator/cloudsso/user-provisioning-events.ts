import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { unverified } from "../refusal";
import { held } from "../store";
import { theTarget } from "./find";
import { listed, meets } from "./lists";
import type { Directory } from "./state";
import { begin, theDirectoryByNow } from "./user-provisioning-later";
import type { UserProvisioning, UserProvisioningEvent } from "./user-provisioning-state";
import { accountShown } from "./user-provisioning-view";
import { theUserProvisioning } from "./user-provisionings";

export const userProvisioningEvents = {
  GetUserProvisioningEvent(request, cloud) {
    const directory = theDirectoryByNow(request, cloud);
    return { UserProvisioningEvent: shown(directory, theEvent(directory, request.EventId), cloud) };
  },

  ListUserProvisioningEvents(request, cloud) {
    const directory = theDirectoryByNow(request, cloud);
    const found = Object.values(directory.userProvisioningEvents).filter(({ userProvisioningId }) =>
      meets(request.UserProvisioningId, userProvisioningId),
    );
    return listed("UserProvisioningEvents", found, cloud, (event) => shown(directory, event, cloud));
  },

  RetryUserProvisioningEvent(request, cloud) {
    const directory = theDirectoryByNow(request, cloud);
    const { eventId, userProvisioningId } = theEvent(directory, request.EventId);
    const { DuplicationStrategy: duplicationStrategy } = request;
    begin(directory, { kind: "retry", userProvisioningId, eventId, duplicationStrategy }, cloud);
    return undefined;
  },

  DeleteUserProvisioningEvent(request, cloud) {
    const directory = theDirectoryByNow(request, cloud);
    const event = theEvent(directory, request.EventId);
    if (event.userProvisioningId !== request.UserProvisioningId) throw noEvent(request.EventId);
    delete directory.userProvisioningEvents[event.eventId];
    return undefined;
  },

  GetUserProvisioningStatistics(request, cloud) {
    const directory = theDirectoryByNow(request, cloud);
    const provisioning = theUserProvisioning(directory, request.UserProvisioningId);
    const { userProvisioningId } = provisioning;
    return {
      UserProvisioningStatistics: {
        Type: "User Provisioning",
        EntityId: userProvisioningId,
        ...statistics(directory, [provisioning], cloud),
      },
    };
  },

  GetUserProvisioningRdAccountStatistics(request, cloud) {
    const directory = theDirectoryByNow(request, cloud);
    const { TargetId } = theTarget(cloud.state, request.RdMemberId);
    const there = Object.values(directory.userProvisionings).filter(({ targetId }) => targetId === TargetId);
    return {
      UserProvisioningStatistics: {
        Type: "RD Account",
        EntityId: TargetId,
        ...statistics(directory, there, cloud),
      },
    };
  },
} satisfies Actions<CloudSsoOperations>;

function theEvent(directory: Directory, eventId: string): UserProvisioningEvent {
  const event = held(directory.userProvisioningEvents, eventId);
  if (event === undefined) throw noEvent(eventId);
  return event;
}

function noEvent(eventId: string) {
  return unverified("missing", "UserProvisioningEvent", `There is no event ${eventId} of this provisioning.`);
}

function shown(directory: Directory, event: UserProvisioningEvent, cloud: Cloud) {
  return {
    DirectoryId: directory.directoryId,
    EventId: event.eventId,
    UserProvisioningId: event.userProvisioningId,
    SourceType: event.sourceType,
    ...event.principal,
    ...accountShown(event.targetId, cloud),
    DeletionStrategy: event.deletionStrategy,
    DuplicationStrategy: event.duplicationStrategy,
    ErrorCount: event.errorCount,
    ErrorInfo: event.errorInfo,
    LatestAsyncTime: stamp(event.latestAsyncTime),
    CreateTime: stamp(event.createTime),
    UpdateTime: stamp(event.updateTime),
  };
}

/** Without any work done yet there is no latest time of it. */
function statistics(directory: Directory, provisionings: readonly UserProvisioning[], cloud: Cloud) {
  const ids = provisionings.map(({ userProvisioningId }) => userProvisioningId);
  const failed = Object.values(directory.userProvisioningEvents).filter(
    ({ userProvisioningId, errorInfo }) => errorInfo !== "" && ids.includes(userProvisioningId),
  );
  const latest = Math.max(...provisionings.map(({ latestAsyncTime }) => latestAsyncTime));
  return {
    DirectoryId: directory.directoryId,
    OwnerPk: cloud.state.managementAccountId,
    FailedEventCount: failed.length,
    LatestAsyncTime: provisionings.length === 0 ? undefined : stamp(latest),
  };
}
