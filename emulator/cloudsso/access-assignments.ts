import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { unverified } from "../refusal";
import { itemsOf } from "../store";
import { refuseWhileInTheWay, startTask } from "../tasks";
import { notFound, targetShown, theConfiguration, theDirectory, thePrincipal, theTarget } from "./find";
import { listed, meets } from "./lists";
import type { AccessAssignment, AccessConfiguration, Directory, Principal, Target } from "./state";
import { startedTask } from "./task-view";

export const accessAssignments = {
  CreateAccessAssignment(request, cloud) {
    const { directory, configuration, target, principal, grant } = named(request, cloud);
    refuseWhileInTheWay(directory, { configuration, target, principal }, cloud);
    const present = directory.accessAssignments[grant] !== undefined;
    if (present && cloud.options.repeatedGrant === "refuse") {
      throw unverified("already", "AccessAssignment", "The access configuration is assigned already.");
    }
    const failureReason = "The access assignment exists already.";
    const fails = present && cloud.options.repeatedGrant === "task fails" ? { failureReason } : {};
    const taskType = "CreateAccessAssignment";
    const task = startTask(directory, { taskType, configuration, target, principal, ...fails }, cloud);
    return { Task: startedTask(task) };
  },

  DeleteAccessAssignment(request, cloud) {
    const { directory, configuration, target, principal, grant } = named(request, cloud);
    refuseWhileInTheWay(directory, { configuration, target, principal }, cloud);
    if (directory.accessAssignments[grant] === undefined) throw notFound("AccessAssignment", grant);
    const taskType = "DeleteAccessAssignment";
    const deprovisionLast = request.DeprovisionStrategy === "DeprovisionForLastAccessAssignmentOnAccount";
    const task = startTask(directory, { taskType, configuration, target, principal, deprovisionLast }, cloud);
    return { Task: startedTask(task) };
  },

  ListAccessAssignments(request, cloud) {
    const directory = theDirectory(request, cloud);
    const found = itemsOf(directory.accessAssignments).filter(
      (grant) =>
        meets(request.AccessConfigurationId, grant.accessConfigurationId) &&
        meets(request.TargetId, grant.targetId) &&
        meets(request.PrincipalType, grant.principalType) &&
        meets(request.PrincipalId, grant.principalId),
    );
    return listed("AccessAssignments", found, cloud, (grant) => shown(directory, grant, cloud));
  },
} satisfies Actions<CloudSsoOperations>;

interface Grant {
  readonly directory: Directory;
  readonly configuration: AccessConfiguration;
  readonly target: Target;
  readonly principal: Principal;
  /** Its key in the store. */
  readonly grant: string;
}

/** Everything a grant is made of; all of it must be there. */
function named(
  request: {
    readonly DirectoryId: string;
    readonly AccessConfigurationId: string;
    readonly TargetId: string;
    readonly PrincipalType: string;
    readonly PrincipalId: string;
  },
  cloud: Cloud,
): Grant {
  const directory = theDirectory(request, cloud);
  const configuration = theConfiguration(directory, request.AccessConfigurationId);
  const target = theTarget(cloud.state, request.TargetId);
  const principal = thePrincipal(directory, request.PrincipalType, request.PrincipalId);
  const grant = [
    configuration.accessConfigurationId,
    target.TargetId,
    principal.PrincipalType,
    principal.PrincipalId,
  ].join("/");
  return { directory, configuration, target, principal, grant };
}

function shown(directory: Directory, grant: AccessAssignment, cloud: Cloud) {
  const configuration = theConfiguration(directory, grant.accessConfigurationId);
  return {
    AccessConfigurationId: configuration.accessConfigurationId,
    AccessConfigurationName: configuration.accessConfigurationName,
    ...targetShown(cloud.state, grant.targetId),
    ...thePrincipal(directory, grant.principalType, grant.principalId),
    CreateTime: stamp(grant.createTime),
  };
}
