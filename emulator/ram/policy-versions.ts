import type { Cloud } from "../action";
import { stamp } from "../clock";
import { deleteConflict, limitExceeded, notFound } from "../ims/find";
import { checkDocument, theCustomPolicy, thePolicyName } from "./find";
import type { CustomPolicy, PolicyType, PolicyVersion } from "./state";
import { systemDate, systemDocument } from "./system-policies";

interface Named {
  readonly PolicyName: string;
  readonly PolicyType: PolicyType;
}

interface NamedVersion {
  readonly PolicyName: string;
  readonly VersionId: string;
}

export const policyVersions = {
  CreatePolicyVersion(
    request: {
      readonly PolicyName: string;
      readonly PolicyDocument: string;
      readonly SetAsDefault?: boolean;
      readonly RotateStrategy?: "None" | "DeleteOldestNonDefaultVersionWhenLimitExceeded";
    },
    cloud: Cloud,
  ) {
    const policy = theCustomPolicy(request.PolicyName, cloud);
    checkDocument(request.PolicyDocument, "policy");
    const limit = cloud.quotas.versionsPerRamPolicy;
    if (policy.versions.length >= limit) {
      const oldest = policy.versions.find(({ versionId }) => versionId !== policy.defaultVersion);
      const rotates = request.RotateStrategy === "DeleteOldestNonDefaultVersionWhenLimitExceeded";
      if (!rotates || oldest === undefined) throw limitExceeded("Policy.Version", limit);
      policy.versions = policy.versions.filter((version) => version !== oldest);
    }
    policy.latestVersion += 1;
    const version = {
      versionId: `v${policy.latestVersion}`,
      document: request.PolicyDocument,
      createDate: cloud.now,
    };
    policy.versions.push(version);
    if (request.SetAsDefault === true) policy.defaultVersion = version.versionId;
    policy.updateDate = cloud.now;
    return { PolicyVersion: shown(policy, version) };
  },

  GetPolicyVersion(request: Named & NamedVersion, cloud: Cloud) {
    const found = versionsOf(request, cloud).find(({ VersionId }) => VersionId === request.VersionId);
    if (found === undefined) throw notFound("Policy.Version", request.VersionId);
    return { PolicyVersion: found };
  },

  ListPolicyVersions(request: Named, cloud: Cloud) {
    return { PolicyVersions: { PolicyVersion: versionsOf(request, cloud) } };
  },

  SetDefaultPolicyVersion(request: NamedVersion, cloud: Cloud) {
    const { policy, version } = theVersion(request, cloud);
    policy.defaultVersion = version.versionId;
    policy.updateDate = cloud.now;
    return undefined;
  },

  DeletePolicyVersion(request: NamedVersion, cloud: Cloud) {
    const { policy, version } = theVersion(request, cloud);
    if (version.versionId === policy.defaultVersion) {
      throw deleteConflict("Policy.Version.Default", `${version.versionId} is the default version.`);
    }
    policy.versions = policy.versions.filter((each) => each !== version);
    policy.updateDate = cloud.now;
    return undefined;
  },
};

function theVersion({ PolicyName, VersionId }: NamedVersion, cloud: Cloud) {
  const policy = theCustomPolicy(PolicyName, cloud);
  const version = policy.versions.find(({ versionId }) => versionId === VersionId);
  if (version === undefined) throw notFound("Policy.Version", VersionId);
  return { policy, version };
}

function versionsOf({ PolicyName, PolicyType }: Named, cloud: Cloud) {
  const name = thePolicyName(PolicyType, PolicyName, cloud);
  if (PolicyType === "System") {
    const PolicyDocument = systemDocument(name);
    return [{ VersionId: "v1", IsDefaultVersion: true, PolicyDocument, CreateDate: stamp(systemDate) }];
  }
  const policy = theCustomPolicy(name, cloud);
  return policy.versions.map((version) => shown(policy, version));
}

function shown(policy: CustomPolicy, version: PolicyVersion) {
  return {
    VersionId: version.versionId,
    IsDefaultVersion: version.versionId === policy.defaultVersion,
    PolicyDocument: version.document,
    CreateDate: stamp(version.createDate),
  };
}
