import type { Cloud } from "../action";
import { stamp } from "../clock";
import { deleteConflict, exists, isVisible, limitExceeded } from "../ims/find";
import { listed, renewed } from "../ims/lists";
import { sameName } from "../names";
import { nextSequence } from "../store";
import { hasTags, withTags } from "../tags";
import { checkDocument, holdersOf, theCustomPolicy, thePolicyName, theRam } from "./find";
import { tagsIn } from "./json-parameters";
import type { CustomPolicy, PolicyType } from "./state";
import { systemDate, systemDocument, systemPoliciesOf } from "./system-policies";

interface Named {
  readonly PolicyName: string;
  readonly PolicyType: PolicyType;
}

export const policies = {
  CreatePolicy(
    request: {
      readonly PolicyName: string;
      readonly PolicyDocument: string;
      readonly Description?: string;
      readonly Tag?: string;
    },
    cloud: Cloud,
  ) {
    const ram = theRam(cloud);
    const present = Object.values(ram.policies);
    if (present.some(({ policyName }) => sameName(policyName, request.PolicyName, cloud))) {
      throw exists("Policy", request.PolicyName);
    }
    if (present.length >= cloud.quotas.ramPolicies) throw limitExceeded("Policy", cloud.quotas.ramPolicies);
    checkDocument(request.PolicyDocument, "policy");
    const policy: CustomPolicy = {
      sequence: nextSequence(cloud.state),
      policyName: request.PolicyName,
      description: request.Description ?? "",
      versions: [{ versionId: "v1", document: request.PolicyDocument, createDate: cloud.now }],
      defaultVersion: "v1",
      latestVersion: 1,
      tags: withTags({}, tagsIn(request.Tag), cloud, "Policy"),
      createDate: cloud.now,
      updateDate: cloud.now,
    };
    ram.policies[policy.policyName] = policy;
    const { UpdateDate, ...created } = shownCustom(policy);
    return { Policy: created };
  },

  GetPolicy(request: Named, cloud: Cloud) {
    const policy = shown(request, cloud);
    return {
      // Where the document once was.
      Policy: { ...policy, PolicyDocument: "N/A", AttachmentCount: attachments(policy, cloud) },
      DefaultPolicyVersion: defaultVersion(request, cloud),
    };
  },

  ListPolicies(request: { readonly PolicyType?: PolicyType; readonly Tag?: string }, cloud: Cloud) {
    const custom = Object.values(theRam(cloud).policies).map((policy) => ({
      sequence: policy.sequence,
      tags: policy.tags,
      view: shownCustom(policy),
    }));
    const names = systemPoliciesOf(cloud.state);
    const system = names.map((name, index) => ({
      sequence: index / names.length,
      tags: {},
      view: shownSystem(name),
    }));
    const found = [...system, ...custom].filter(
      ({ view, tags }) =>
        (request.PolicyType ?? view.PolicyType) === view.PolicyType && hasTags(tags, tagsIn(request.Tag)),
    );
    return listed(["Policies", "Policy"], found, cloud, ({ view, tags }) => ({
      ...view,
      AttachmentCount: attachments(view, cloud),
      Tags: { Tag: Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })) },
    }));
  },

  UpdatePolicyDescription(request: { readonly PolicyName: string; readonly NewDescription: string }, cloud: Cloud) {
    const policy = theCustomPolicy(request.PolicyName, cloud);
    policy.description = renewed(policy.description, "NewDescription", request.NewDescription, cloud);
    policy.updateDate = cloud.now;
    return { Policy: shownCustom(policy) };
  },

  DeletePolicy(request: { readonly PolicyName: string; readonly CascadingDelete?: boolean }, cloud: Cloud) {
    const policy = theCustomPolicy(request.PolicyName, cloud);
    refuseWhileAttached(policy, cloud);
    if (policy.versions.length > 1 && request.CascadingDelete !== true) {
      throw deleteConflict("Policy.Version", `The policy ${policy.policyName} still has other versions.`);
    }
    delete theRam(cloud).policies[policy.policyName];
    return undefined;
  },
};

function shownCustom(policy: CustomPolicy) {
  return {
    PolicyName: policy.policyName,
    PolicyType: "Custom",
    Description: policy.description,
    DefaultVersion: policy.defaultVersion,
    CreateDate: stamp(policy.createDate),
    UpdateDate: stamp(policy.updateDate),
  };
}

function shownSystem(name: string) {
  return {
    PolicyName: name,
    PolicyType: "System",
    Description: `${name}, a policy of the platform`,
    DefaultVersion: "v1",
    CreateDate: stamp(systemDate),
    UpdateDate: stamp(systemDate),
  };
}

function shown(request: Named, cloud: Cloud) {
  const name = thePolicyName(request.PolicyType, request.PolicyName, cloud);
  return request.PolicyType === "Custom" ? shownCustom(theCustomPolicy(name, cloud)) : shownSystem(name);
}

function defaultVersion(request: Named, cloud: Cloud) {
  if (request.PolicyType === "System") {
    const PolicyDocument = systemDocument(request.PolicyName);
    return { VersionId: "v1", IsDefaultVersion: true, PolicyDocument, CreateDate: stamp(systemDate) };
  }
  const policy = theCustomPolicy(request.PolicyName, cloud);
  const version = policy.versions.find(({ versionId }) => versionId === policy.defaultVersion);
  return {
    VersionId: policy.defaultVersion,
    IsDefaultVersion: true,
    PolicyDocument: version?.document,
    CreateDate: stamp(version?.createDate ?? policy.createDate),
  };
}

function attachments(policy: { readonly PolicyType: string; readonly PolicyName: string }, cloud: Cloud): number {
  const { users, groups, roles } = holdersOf(`${policy.PolicyType}/${policy.PolicyName}`, cloud);
  return users.length + groups.length + roles.length;
}

/** A policy just detached stays in the way as long as others would not see that it is. */
function refuseWhileAttached({ policyName, detached }: CustomPolicy, cloud: Cloud): void {
  const { users, groups, roles } = holdersOf(`Custom/${policyName}`, cloud);
  const late = detached !== undefined && !isVisible(detached.at, cloud) ? detached.kind : undefined;
  const why = (kind: string) => `The policy ${policyName} is still attached to a ${kind}.`;
  if (users.length > 0 || late === "User") throw deleteConflict("Policy.User", why("user"));
  if (groups.length > 0 || late === "Group") throw deleteConflict("Policy.Group", why("group"));
  if (roles.length > 0 || late === "Role") {
    throw deleteConflict(cloud.options.policyOnRoleCode.replace("DeleteConflict.", ""), why("role"));
  }
}
