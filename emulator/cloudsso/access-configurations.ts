import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { sameName } from "../names";
import { Refusal, unverified } from "../refusal";
import { idText, itemsOf, nextSequence } from "../store";
import { hasTags, withTags } from "../tags";
import { refuseWhileBusy, runningTasks } from "../tasks";
import { theConfiguration, theDirectory } from "./find";
import { listed, meets, nameFilter, renewed } from "./lists";
import { isStale, provisioningsOf } from "./provisioning-state";
import type { AccessConfiguration, Directory } from "./state";

export const accessConfigurations = {
  CreateAccessConfiguration(request, cloud) {
    const directory = theDirectory(request, cloud);
    const { AccessConfigurationName: name, RelayState = "" } = request;
    const present = itemsOf(directory.accessConfigurations);
    if (present.some(({ accessConfigurationName }) => sameName(accessConfigurationName, name, cloud))) {
      throw unverified("taken", "AccessConfiguration", `The access configuration name "${name}" is taken.`);
    }
    if (present.length >= cloud.quotas.accessConfigurations) {
      throw unverified("quota", "AccessConfiguration", "The number of access configurations has reached its quota.");
    }
    checkRelayState(RelayState);
    const configuration: AccessConfiguration = {
      sequence: nextSequence(cloud.state),
      accessConfigurationId: `ac-${idText(cloud.state, 20)}`,
      accessConfigurationName: name,
      description: request.Description ?? "",
      relayState: RelayState,
      sessionDuration: request.SessionDuration ?? 3600,
      tags: withTags({}, request.Tags, cloud, "AccessConfiguration"),
      policies: [],
      policyRevision: 0,
      createTime: cloud.now,
      updateTime: cloud.now,
    };
    directory.accessConfigurations[configuration.accessConfigurationId] = configuration;
    return { AccessConfiguration: shown(directory, configuration, cloud) };
  },

  GetAccessConfiguration(request, cloud) {
    const directory = theDirectory(request, cloud);
    const configuration = theConfiguration(directory, request.AccessConfigurationId);
    return { AccessConfiguration: shown(directory, configuration, cloud) };
  },

  UpdateAccessConfiguration(request, cloud) {
    const directory = theDirectory(request, cloud);
    const configuration = theConfiguration(directory, request.AccessConfigurationId);
    refuseWhileBusy(directory, configuration, cloud);
    const refuse = (name: string) => () => new Refusal(`InvalidParameter.${name}`, 400, `${name} must not be empty.`);
    if (request.NewRelayState !== undefined) checkRelayState(request.NewRelayState);
    configuration.description = renewed(
      configuration.description,
      request.NewDescription,
      cloud,
      refuse("NewDescription"),
    );
    configuration.relayState = renewed(configuration.relayState, request.NewRelayState, cloud, refuse("NewRelayState"));
    configuration.sessionDuration = request.NewSessionDuration ?? configuration.sessionDuration;
    configuration.updateTime = cloud.now;
    const { Tags, ...fields } = shown(directory, configuration, cloud);
    return { AccessConfiguration: fields };
  },

  DeleteAccessConfiguration(request, cloud) {
    const directory = theDirectory(request, cloud);
    const configuration = theConfiguration(directory, request.AccessConfigurationId);
    const id = configuration.accessConfigurationId;
    const refuse = (code: string, why: string) =>
      new Refusal(code, cloud.options.conflictStatus, `The access configuration ${id} ${why}.`);
    if (runningTasks(directory).some(({ accessConfigurationId }) => accessConfigurationId === id)) {
      throw refuse(cloud.options.configurationDeleteDuringTask, "has a task in progress");
    }
    if (itemsOf(directory.accessAssignments).some(({ accessConfigurationId }) => accessConfigurationId === id)) {
      throw refuse("DeletionConflict.AccessConfiguration.AccessAssignment", "is still assigned");
    }
    if (provisioningsOf(directory, id).length > 0) {
      throw refuse("DeletionConflict.AccessConfiguration.Provisioning", "is still provisioned");
    }
    if (configuration.policies.length > 0 && request.ForceRemovePermissionPolicies !== true) {
      throw unverified("in-use", "AccessConfiguration.PermissionPolicy", `${id} still has permission policies.`);
    }
    delete directory.accessConfigurations[id];
    return undefined;
  },

  ListAccessConfigurations(request, cloud) {
    const directory = theDirectory(request, cloud);
    const named = nameFilter(request.Filter);
    const found = itemsOf(directory.accessConfigurations).filter(
      (configuration) =>
        named(configuration.accessConfigurationName) &&
        hasTags(configuration.tags, request.Tags) &&
        meets(request.StatusNotifications, notifications(directory, configuration, cloud)[0]),
    );
    return listed("AccessConfigurations", found, cloud, (configuration) => shown(directory, configuration, cloud));
  },
} satisfies Actions<CloudSsoOperations>;

function shown(directory: Directory, configuration: AccessConfiguration, cloud: Cloud) {
  return {
    AccessConfigurationId: configuration.accessConfigurationId,
    AccessConfigurationName: configuration.accessConfigurationName,
    Description: configuration.description,
    RelayState: configuration.relayState,
    SessionDuration: configuration.sessionDuration,
    StatusNotifications: notifications(directory, configuration, cloud),
    Tags: Object.entries(configuration.tags).map(([Key, Value]) => ({ Key, Value })),
    CreateTime: stamp(configuration.createTime),
    UpdateTime: stamp(configuration.updateTime),
  };
}

/** Says that at least one account has other policies than the configuration; empty otherwise. */
function notifications(directory: Directory, configuration: AccessConfiguration, cloud: Cloud): string[] {
  const stale = provisioningsOf(directory, configuration.accessConfigurationId).some((provisioning) =>
    isStale(provisioning, configuration, cloud),
  );
  return stale ? ["ReprovisionRequired"] : [];
}

/** Documented as a page of the Alibaba Cloud console; the exact check is not, so only the scheme and site are held to. */
function checkRelayState(url: string): void {
  if (url === "" || /^https:\/\/([a-z0-9-]+\.)*(aliyun|alibabacloud|alibabacloudsso)\.com(\/|\?|#|$)/i.test(url))
    return;
  throw new Refusal("InvalidParameter.RelayState", 400, "RelayState must be the URL of an Alibaba Cloud console page.");
}
