import type { Cloud } from "../action";
import { stamp } from "../clock";
import { exists, limitExceeded, notFound } from "../ims/find";
import { held } from "../store";
import {
  holdersOf,
  type RamIdentity,
  roleArn,
  shortName,
  theCustomPolicy,
  theIdentity,
  thePolicyName,
  theRam,
} from "./find";
import type { PolicyType } from "./state";
import { learnSystemPolicy, systemPoliciesOf } from "./system-policies";

interface Policy {
  readonly PolicyName: string;
  readonly PolicyType: PolicyType;
  readonly ResourceGroupId?: string;
}

export const attachments = {
  AttachPolicyToUser(request: Policy & { readonly UserName: string }, cloud: Cloud) {
    return attach(theIdentity("User", request.UserName, cloud), request, cloud);
  },
  AttachPolicyToGroup(request: Policy & { readonly GroupName: string }, cloud: Cloud) {
    return attach(theIdentity("Group", request.GroupName, cloud), request, cloud);
  },
  AttachPolicyToRole(request: Policy & { readonly RoleName: string }, cloud: Cloud) {
    return attach(theIdentity("Role", request.RoleName, cloud), request, cloud);
  },

  DetachPolicyFromUser(request: Policy & { readonly UserName: string }, cloud: Cloud) {
    return detach(theIdentity("User", request.UserName, cloud), request, cloud);
  },
  DetachPolicyFromGroup(request: Policy & { readonly GroupName: string }, cloud: Cloud) {
    return detach(theIdentity("Group", request.GroupName, cloud), request, cloud);
  },
  DetachPolicyFromRole(request: Policy & { readonly RoleName: string }, cloud: Cloud) {
    return detach(theIdentity("Role", request.RoleName, cloud), request, cloud);
  },

  ListPoliciesForUser(request: { readonly UserName: string }, cloud: Cloud) {
    return policiesOf(theIdentity("User", request.UserName, cloud), cloud);
  },
  ListPoliciesForGroup(request: { readonly GroupName: string }, cloud: Cloud) {
    return policiesOf(theIdentity("Group", request.GroupName, cloud), cloud);
  },
  ListPoliciesForRole(request: { readonly RoleName: string }, cloud: Cloud) {
    return policiesOf(theIdentity("Role", request.RoleName, cloud), cloud);
  },

  ListEntitiesForPolicy(request: Policy, cloud: Cloud) {
    const policy = named(request, cloud);
    const { users, groups, roles } = holdersOf(policy, cloud);
    const since = (id: string) => stamp(attachDate(id, policy, cloud));
    return {
      Users: {
        User: users.map((user) => ({
          UserId: user.userId,
          UserName: shortName(user),
          DisplayName: user.displayName,
          AttachDate: since(user.userId),
        })),
      },
      Groups: {
        Group: groups.map(({ groupId, groupName, comments }) => ({
          GroupName: groupName,
          Comments: comments,
          AttachDate: since(groupId),
        })),
      },
      Roles: {
        Role: roles.map((role) => ({
          RoleId: role.roleId,
          RoleName: role.roleName,
          Arn: roleArn(role, cloud.caller.accountId),
          Description: role.description,
          AttachDate: since(role.roleId),
        })),
      },
    };
  },
};

/** As identities hold it: `System/ReadOnlyAccess`. */
function named({ PolicyType, PolicyName }: Policy, cloud: Cloud): string {
  return `${PolicyType}/${thePolicyName(PolicyType, PolicyName, cloud)}`;
}

/** A grant in a resource group is another one than the grant in the whole account. */
function attach({ kind, id, name, policies }: RamIdentity, request: Policy, cloud: Cloud): undefined {
  const policy = named(request, cloud);
  // What somebody has is listed among the policies, too.
  if (request.PolicyType === "System") learnSystemPolicy(cloud.state, request.PolicyName);
  const { attachDates, scopedGrants } = theRam(cloud);
  if (request.ResourceGroupId) {
    const grant = `${id}/${policy}/${request.ResourceGroupId}`;
    if (scopedGrants[grant] !== undefined) throw exists(`${kind}.Policy`, `${policy} of ${name}`);
    scopedGrants[grant] = cloud.now;
    return undefined;
  }
  if (policies.includes(policy)) throw exists(`${kind}.Policy`, `${policy} of ${name}`);
  const limit =
    cloud.quotas[request.PolicyType === "Custom" ? "customPoliciesPerRamIdentity" : "systemPoliciesPerRamIdentity"];
  if (policies.filter((each) => each.startsWith(`${request.PolicyType}/`)).length >= limit) {
    throw limitExceeded(`${kind}.Policy`, limit);
  }
  policies.push(policy);
  attachDates[`${id}/${policy}`] = cloud.now;
  return undefined;
}

function detach({ kind, id, name, policies }: RamIdentity, request: Policy, cloud: Cloud): undefined {
  const policy = named(request, cloud);
  const { attachDates, scopedGrants } = theRam(cloud);
  const absent = notFound(`${kind}.Policy`, `${policy} of ${name}`);
  if (request.ResourceGroupId) {
    const grant = `${id}/${policy}/${request.ResourceGroupId}`;
    if (scopedGrants[grant] === undefined) throw absent;
    delete scopedGrants[grant];
    return undefined;
  }
  if (!policies.includes(policy)) throw absent;
  policies.splice(policies.indexOf(policy), 1);
  delete attachDates[`${id}/${policy}`];
  if (request.PolicyType === "Custom") theCustomPolicy(request.PolicyName, cloud).detached = { kind, at: cloud.now };
  return undefined;
}

/** Grants of the whole account, directly to the identity. */
function policiesOf({ id, policies }: RamIdentity, cloud: Cloud) {
  const { policies: custom } = theRam(cloud);
  const Policy = policies.map((policy) => {
    const [PolicyType = "", PolicyName = ""] = policy.split("/");
    const own = PolicyType === "Custom" ? held(custom, PolicyName) : undefined;
    return {
      PolicyName,
      PolicyType,
      Description:
        own?.description ??
        (systemPoliciesOf(cloud.state).includes(PolicyName) ? `${PolicyName}, a policy of the platform` : ""),
      DefaultVersion: own?.defaultVersion ?? "v1",
      AttachDate: stamp(attachDate(id, policy, cloud)),
    };
  });
  return { Policies: { Policy } };
}

/** Without a date it was planted from outside: as if just now. */
function attachDate(id: string, policy: string, cloud: Cloud): number {
  return theRam(cloud).attachDates[`${id}/${policy}`] ?? cloud.now;
}
