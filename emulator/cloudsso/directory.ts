import type { CloudSsoOperations } from "../../provider/api/cloudsso.generated";
import type { Actions, Cloud } from "../action";
import { stamp } from "../clock";
import { Refusal, unverified } from "../refusal";
import { type CloudState, idText } from "../store";
import { newSettings } from "./directory-settings";
import { theDirectory } from "./find";
import type { Directory } from "./state";
import { isSynchronizing } from "./synchronization";

export const directory = {
  GetServiceStatus(_request, { state }) {
    const { enabled, directory } = state.cloudsso;
    return {
      ServiceStatus: {
        Status: enabled ? "Enabled" : "Disabled",
        AccountId: state.managementAccountId,
        RegionsInUse: directory === null ? [] : [directory.region],
        PrerequisiteCheckResult: enabled ? undefined : "Success",
      },
    };
  },

  EnableService(_request, { state }) {
    state.cloudsso.enabled = true;
    return undefined;
  },

  DisableService(_request, { state }) {
    if (state.cloudsso.directory !== null)
      throw unverified("in-use", "Service.Directory", "A directory is still there.");
    state.cloudsso.enabled = false;
    return undefined;
  },

  ListDirectories(_request, { state }) {
    const all = state.cloudsso.directory === null ? [] : [state.cloudsso.directory];
    return { TotalCounts: all.length, Directories: all.map(shown) };
  },

  GetDirectory(request, cloud) {
    return { Directory: shown(theDirectory(request, cloud)) };
  },

  CreateDirectory(request, cloud) {
    const { cloudsso } = cloud.state;
    if (!cloudsso.enabled) throw unverified("state", "Service", "CloudSSO is not enabled for this account.");
    if (cloudsso.directory !== null) throw unverified("quota", "Directory", "The account has a directory already.");
    if (request.DirectoryName?.startsWith("d-")) {
      throw new Refusal("InvalidParameter.DirectoryName", 400, 'A directory name does not begin with "d-".');
    }
    refuseTakenName(request.DirectoryName ?? "");
    cloudsso.directory = newDirectory(cloud.state, request.DirectoryName ?? "", cloud.now);
    return { Directory: shown(cloudsso.directory) };
  },

  UpdateDirectory(request, cloud) {
    const found = theDirectory(request, cloud);
    const name = request.NewDirectoryName ?? "";
    if (name.startsWith("d-") && name !== found.directoryId) {
      throw new Refusal("InvalidParameter.NewDirectoryName", 400, 'Only the directory\'s own id may begin with "d-".');
    }
    refuseTakenName(name);
    if (name !== "") {
      found.directoryName = name;
      found.updateTime = cloud.now;
    }
    return { Directory: shown(found) };
  },

  DeleteDirectory(request, cloud) {
    const found = theDirectory(request, cloud);
    const left = remaining(found);
    if (left.length > 0) {
      throw unverified("in-use", "Directory", `The directory still has ${left.join(", ")}.`);
    }
    cloud.state.cloudsso.directory = null;
    return undefined;
  },

  GetDirectoryStatistics(request, cloud) {
    const found = theDirectory(request, cloud);
    return { DirectoryStatistics: { ...shownId(found), ...counts(found), ...quotasShown(cloud) } };
  },
} satisfies Actions<CloudSsoOperations>;

/** Names are unique over all accounts; these stand for the directories of others. */
const namesOfOthers: readonly string[] = ["alibaba", "aliyun", "cloudsso"];

function refuseTakenName(name: string): void {
  if (namesOfOthers.includes(name)) throw unverified("taken", "Directory", `The directory name "${name}" is taken.`);
}

/** An empty directory; a name is made up when none is given. */
export function newDirectory(state: CloudState, name: string, now: number): Directory {
  const directoryId = `d-${idText(state, 12)}`;
  return {
    directoryId,
    directoryName: name === "" ? directoryId : name,
    region: state.cloudsso.region,
    createTime: now,
    updateTime: now,
    users: {},
    groups: {},
    memberships: {},
    accessConfigurations: {},
    provisionings: {},
    accessAssignments: {},
    tasks: {},
    runningTasks: [],
    settings: newSettings(now),
    scimCredentials: {},
    userProvisionings: {},
    userProvisioningEvents: {},
  };
}

function shown(found: Directory) {
  return {
    ...shownId(found),
    CreateTime: stamp(found.createTime),
    UpdateTime: stamp(found.updateTime),
  };
}

function shownId({ directoryId, directoryName, region }: Directory) {
  return { DirectoryId: directoryId, DirectoryName: directoryName, Region: region };
}

function counts(found: Directory) {
  const count = (items: object) => Object.keys(items).length;
  return {
    UserCount: count(found.users),
    GroupCount: count(found.groups),
    AccessConfigurationCount: count(found.accessConfigurations),
    AccessAssignmentCount: count(found.accessAssignments),
    SCIMServerCredentialCount: count(found.scimCredentials),
    InProgressTaskCount: found.runningTasks.length,
    SCIMSyncEnabled: isSynchronizing(found),
    SSOEnabled: found.settings.samlIdentityProvider?.ssoStatus === "Enabled",
  };
}

function quotasShown({ quotas }: Cloud) {
  return {
    UserQuota: quotas.cloudssoUsers,
    GroupQuota: quotas.cloudssoGroups,
    AccessConfigurationQuota: quotas.accessConfigurations,
    SystemPolicyPerAccessConfigurationQuota: quotas.systemPoliciesPerConfiguration,
    InlinePolicyPerAccessConfigurationQuota: quotas.inlinePoliciesPerConfiguration,
  };
}

/** What stands in the way of deleting a directory. */
function remaining(found: Directory): string[] {
  const kinds = {
    "access assignments": found.accessAssignments,
    "access configurations": found.accessConfigurations,
    users: found.users,
    groups: found.groups,
    "SCIM credentials": found.scimCredentials,
    "SAML identity provider": [found.settings.samlIdentityProvider ?? []].flat(),
  };
  return Object.entries(kinds).flatMap(([kind, items]) => {
    const count = Object.keys(items).length;
    return count === 0 ? [] : [`${count} ${kind}`];
  });
}
