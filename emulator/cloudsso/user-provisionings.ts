import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { Refusal, unverified } from "../refusal";
import { held, idText, nextSequence } from "../store";
import { notFound, principalShown, theDirectory, thePrincipal, theTarget } from "./find";
import { listed, meets, renewed } from "./lists";
import type { Directory } from "./state";
import type { UserProvisioning } from "./user-provisioning-state";
import { accountShown } from "./user-provisioning-view";
import { bringIn, endProvisioning, usersOf } from "./user-provisioning-work";

/** No tasks here: the work is done by the time the call is answered, and what failed of it is an event. */
export const userProvisionings = {
  CreateUserProvisioning(request, cloud) {
    const directory = theDirectory(request, cloud);
    const principal = thePrincipal(directory, request.PrincipalType, request.PrincipalId);
    const { TargetId: targetId } = theTarget(cloud.state, request.TargetId);
    const present = Object.values(directory.userProvisionings);
    if (present.some((each) => each.principalId === principal.PrincipalId && each.targetId === targetId)) {
      throw unverified(
        "already",
        "UserProvisioning",
        `${principal.PrincipalId} is provisioned to ${targetId} already.`,
      );
    }
    const provisioning: UserProvisioning = {
      sequence: nextSequence(cloud.state),
      userProvisioningId: `up-${idText(cloud.state, 20)}`,
      principalType: principal.PrincipalType,
      principalId: principal.PrincipalId,
      targetId,
      description: request.Description ?? "",
      deletionStrategy: request.DeletionStrategy,
      duplicationStrategy: request.DuplicationStrategy,
      ramUsers: {},
      latestAsyncTime: cloud.now,
      createTime: cloud.now,
      updateTime: cloud.now,
    };
    directory.userProvisionings[provisioning.userProvisioningId] = provisioning;
    for (const userId of usersOf(directory, provisioning)) {
      bringIn(directory, provisioning, userId, "StartProvisioning", cloud);
    }
    return { UserProvisioning: shown(directory, provisioning, cloud) };
  },

  GetUserProvisioning(request, cloud) {
    const directory = theDirectory(request, cloud);
    const provisioning = theUserProvisioning(directory, request.UserProvisioningId);
    return { UserProvisioning: shown(directory, provisioning, cloud) };
  },

  UpdateUserProvisioning(request, cloud) {
    const directory = theDirectory(request, cloud);
    const provisioning = theUserProvisioning(directory, request.UserProvisioningId);
    const refuse = () => new Refusal("InvalidParameter.NewDescription", 400, "NewDescription must not be empty.");
    provisioning.description = renewed(provisioning.description, request.NewDescription, cloud, refuse);
    provisioning.deletionStrategy = request.NewDeletionStrategy ?? provisioning.deletionStrategy;
    provisioning.duplicationStrategy = request.NewDuplicationStrategy ?? provisioning.duplicationStrategy;
    provisioning.updateTime = cloud.now;
    return { UserProvisioning: shown(directory, provisioning, cloud) };
  },

  DeleteUserProvisioning(request, cloud) {
    const directory = theDirectory(request, cloud);
    const provisioning = theUserProvisioning(directory, request.UserProvisioningId);
    provisioning.deletionStrategy = request.DeletionStrategy ?? provisioning.deletionStrategy;
    endProvisioning(directory, provisioning, "DeleteProvisioning", cloud);
    return undefined;
  },

  ListUserProvisionings(request, cloud) {
    const directory = theDirectory(request, cloud);
    const found = Object.values(directory.userProvisionings).filter(
      (provisioning) =>
        meets(request.PrincipalType, provisioning.principalType) &&
        meets(request.PrincipalId, provisioning.principalId) &&
        meets(request.TargetId, provisioning.targetId),
    );
    return listed("UserProvisionings", found, cloud, (provisioning) => shown(directory, provisioning, cloud));
  },

  GetUserProvisioningConfiguration(request, cloud) {
    return { UserProvisioningConfiguration: configurationShown(theDirectory(request, cloud)) };
  },

  UpdateUserProvisioningConfiguration(request, cloud) {
    const directory = theDirectory(request, cloud);
    const { userProvisioning } = directory.settings;
    const invalid = () =>
      new Refusal("InvalidParameter.NewDefaultLandingPage", 400, "NewDefaultLandingPage is the URL of a console page.");
    const page = renewed(userProvisioning.defaultLandingPage, request.NewDefaultLandingPage, cloud, invalid);
    if (page !== "" && !URL.canParse(page)) throw invalid();
    userProvisioning.defaultLandingPage = page;
    userProvisioning.sessionDuration = request.NewSessionDuration ?? userProvisioning.sessionDuration;
    userProvisioning.updateTime = cloud.now;
    return { UserProvisioningConfiguration: configurationShown(directory) };
  },
} satisfies Actions<CloudSsoOperations>;

export function theUserProvisioning(directory: Directory, userProvisioningId: string): UserProvisioning {
  const provisioning = held(directory.userProvisionings, userProvisioningId);
  if (provisioning === undefined) throw notFound("UserProvisioning", userProvisioningId);
  return provisioning;
}

function shown(directory: Directory, provisioning: UserProvisioning, cloud: Cloud) {
  return {
    DirectoryId: directory.directoryId,
    UserProvisioningId: provisioning.userProvisioningId,
    OwnerPk: cloud.state.managementAccountId,
    Description: provisioning.description,
    Status: "Enabled",
    ...principalShown(directory, provisioning.principalType, provisioning.principalId),
    ...accountShown(provisioning.targetId, cloud),
    DeletionStrategy: provisioning.deletionStrategy,
    DuplicationStrategy: provisioning.duplicationStrategy,
    CreateTime: stamp(provisioning.createTime),
    UpdateTime: stamp(provisioning.updateTime),
  };
}

function configurationShown({ directoryId, settings }: Directory) {
  const { defaultLandingPage, sessionDuration, createTime, updateTime } = settings.userProvisioning;
  return {
    DirectoryId: directoryId,
    DefaultLandingPage: defaultLandingPage,
    SessionDuration: sessionDuration,
    CreateTime: stamp(createTime),
    UpdateTime: stamp(updateTime),
  };
}
