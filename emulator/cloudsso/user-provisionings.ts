import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { Refusal, unverified } from "../refusal";
import { held, idText, nextSequence } from "../store";
import { notFound, principalShown, thePrincipal, theTarget } from "./find";
import { listed, meets, renewed } from "./lists";
import type { Directory } from "./state";
import { begin, theDirectoryByNow } from "./user-provisioning-later";
import type { UserProvisioning } from "./user-provisioning-state";
import { accountShown } from "./user-provisioning-view";

/** No tasks here: what failed of the work is an event. Whether the work is done by the time the call is answered is open. */
export const userProvisionings = {
  CreateUserProvisioning(request, cloud) {
    const directory = theDirectoryByNow(request, cloud);
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
    begin(directory, { kind: "start", userProvisioningId: provisioning.userProvisioningId }, cloud);
    return { UserProvisioning: shown(directory, provisioning, cloud) };
  },

  GetUserProvisioning(request, cloud) {
    const directory = theDirectoryByNow(request, cloud);
    const provisioning = theUserProvisioning(directory, request.UserProvisioningId);
    return { UserProvisioning: shown(directory, provisioning, cloud) };
  },

  UpdateUserProvisioning(request, cloud) {
    const directory = theDirectoryByNow(request, cloud);
    const provisioning = theUserProvisioning(directory, request.UserProvisioningId);
    const refuse = () => new Refusal("InvalidParameter.NewDescription", 400, "NewDescription must not be empty.");
    provisioning.description = renewed(provisioning.description, request.NewDescription, cloud, refuse);
    provisioning.deletionStrategy = request.NewDeletionStrategy ?? provisioning.deletionStrategy;
    provisioning.duplicationStrategy = request.NewDuplicationStrategy ?? provisioning.duplicationStrategy;
    provisioning.updateTime = cloud.now;
    return { UserProvisioning: shown(directory, provisioning, cloud) };
  },

  DeleteUserProvisioning(request, cloud) {
    const directory = theDirectoryByNow(request, cloud);
    const provisioning = theUserProvisioning(directory, request.UserProvisioningId);
    provisioning.deletionStrategy = request.DeletionStrategy ?? provisioning.deletionStrategy;
    begin(directory, { kind: "end", userProvisioningId: provisioning.userProvisioningId }, cloud);
    return undefined;
  },

  ListUserProvisionings(request, cloud) {
    const directory = theDirectoryByNow(request, cloud);
    const found = Object.values(directory.userProvisionings).filter(
      (provisioning) =>
        meets(request.PrincipalType, provisioning.principalType) &&
        meets(request.PrincipalId, provisioning.principalId) &&
        meets(request.TargetId, provisioning.targetId),
    );
    return listed("UserProvisionings", found, cloud, (provisioning) => shown(directory, provisioning, cloud));
  },

  GetUserProvisioningConfiguration(request, cloud) {
    return { UserProvisioningConfiguration: configurationShown(theDirectoryByNow(request, cloud)) };
  },

  UpdateUserProvisioningConfiguration(request, cloud) {
    const directory = theDirectoryByNow(request, cloud);
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
