import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { Refusal } from "../refusal";
import { itemsOf } from "../store";
import { refuseWhileInTheWay, startTask } from "../tasks";
import { notFound, targetShown, theConfiguration, theDirectory, theTarget } from "./find";
import { listed, meets } from "./lists";
import { statusOf } from "./provisioning-state";
import type { Directory, Provisioning } from "./state";
import { startedTask } from "./task-view";

export const provisionings = {
  ProvisionAccessConfiguration(request, cloud) {
    const directory = theDirectory(request, cloud);
    const configuration = theConfiguration(directory, request.AccessConfigurationId);
    const target = theTarget(cloud.state, request.TargetId);
    const task = startTask(directory, { taskType: "ProvisionAccessConfiguration", configuration, target }, cloud);
    return { Tasks: [startedTask(task)] };
  },

  DeprovisionAccessConfiguration(request, cloud) {
    const directory = theDirectory(request, cloud);
    const configuration = theConfiguration(directory, request.AccessConfigurationId);
    const target = theTarget(cloud.state, request.TargetId);
    refuseWhileInTheWay(directory, { configuration, target }, cloud);
    const place = `${configuration.accessConfigurationId}/${target.TargetId}`;
    if (directory.provisionings[place] === undefined) throw notFound("AccessConfigurationProvisioning", place);
    if (Object.keys(directory.accessAssignments).some((key) => key.startsWith(`${place}/`))) {
      throw new Refusal(
        "DeletionConflict.AccessConfigurationProvisioning.AccessAssignment",
        cloud.options.conflictStatus,
        `The access configuration is still assigned on the account ${target.TargetId}.`,
      );
    }
    const task = startTask(directory, { taskType: "DeprovisionAccessConfiguration", configuration, target }, cloud);
    return { Tasks: [startedTask(task)] };
  },

  ListAccessConfigurationProvisionings(request, cloud) {
    const directory = theDirectory(request, cloud);
    const found = itemsOf(directory.provisionings).filter(
      (provisioning) =>
        meets(request.AccessConfigurationId, provisioning.accessConfigurationId) &&
        meets(request.TargetId, provisioning.targetId) &&
        (!request.ProvisioningStatus || request.ProvisioningStatus === status(directory, provisioning, cloud)),
    );
    return listed("AccessConfigurationProvisionings", found, cloud, (provisioning) =>
      shown(directory, provisioning, cloud),
    );
  },
} satisfies Actions<CloudSsoOperations>;

function status(directory: Directory, provisioning: Provisioning, cloud: Cloud): string {
  return statusOf(provisioning, theConfiguration(directory, provisioning.accessConfigurationId), cloud);
}

function shown(directory: Directory, provisioning: Provisioning, cloud: Cloud) {
  const configuration = theConfiguration(directory, provisioning.accessConfigurationId);
  const role = `AliyunReservedSSO-${configuration.accessConfigurationName}`;
  const custom = provisioning.policies.some(({ type }) => type === "Inline");
  return {
    AccessConfigurationId: configuration.accessConfigurationId,
    AccessConfigurationName: configuration.accessConfigurationName,
    ...targetShown(cloud.state, provisioning.targetId),
    Status: statusOf(provisioning, configuration, cloud),
    RAMRoleName: role,
    RAMPolicyNames: custom ? [`${role}-InlinePolicy`] : [],
    SAMLProviderName: `AliyunReservedSSO-${directory.directoryId}`,
    CreateTime: stamp(provisioning.createTime),
    UpdateTime: stamp(provisioning.updateTime),
  };
}
