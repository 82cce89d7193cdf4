import type { Cloud } from "../action";
import { stamp } from "../clock";
import { deleteConflict, exists, limitExceeded } from "../ims/find";
import { listed, renewed } from "../ims/lists";
import { sameName } from "../names";
import { alphabets, idText, nextSequence } from "../store";
import { hasTags, withTags } from "../tags";
import { checkDocument, roleArn, theRam, theRole } from "./find";
import { tagsIn } from "./json-parameters";
import type { Role } from "./state";

const defaultSessionDuration = 3600;

/** Roles, which policies are attached to, and which STS lets those assume whom their trust policies name. */
export const roles = {
  CreateRole(
    request: {
      readonly RoleName: string;
      readonly AssumeRolePolicyDocument: string;
      readonly Description?: string;
      readonly MaxSessionDuration?: number;
      readonly Tag?: string;
    },
    cloud: Cloud,
  ) {
    const ram = theRam(cloud);
    const present = Object.values(ram.roles);
    if (present.some(({ roleName }) => sameName(roleName, request.RoleName, cloud))) {
      throw exists("Role", request.RoleName);
    }
    if (present.length >= cloud.quotas.ramRoles) throw limitExceeded("Role", cloud.quotas.ramRoles);
    checkDocument(request.AssumeRolePolicyDocument, "trust policy");
    const role: Role = {
      sequence: nextSequence(cloud.state),
      roleId: `3${idText(cloud.state, 17, alphabets.digits)}`,
      roleName: request.RoleName,
      description: request.Description ?? "",
      trustPolicy: request.AssumeRolePolicyDocument,
      maxSessionDuration: request.MaxSessionDuration ?? defaultSessionDuration,
      tags: withTags({}, tagsIn(request.Tag), cloud, "Role"),
      policies: [],
      createDate: cloud.now,
      updateDate: cloud.now,
    };
    ram.roles[role.roleId] = role;
    const { UpdateDate, ...created } = shown(role, cloud);
    return { Role: created };
  },

  GetRole(request: { readonly RoleName: string }, cloud: Cloud) {
    return { Role: shown(theRole(request.RoleName, cloud), cloud) };
  },

  ListRoles(request: { readonly Tag?: string }, cloud: Cloud) {
    const found = Object.values(theRam(cloud).roles).filter(({ tags }) => hasTags(tags, tagsIn(request.Tag)));
    return listed(["Roles", "Role"], found, cloud, (role) => {
      const { AssumeRolePolicyDocument, ...rest } = shown(role, cloud);
      return { ...rest, Tags: { Tag: Object.entries(role.tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })) } };
    });
  },

  UpdateRole(
    request: {
      readonly RoleName: string;
      readonly NewAssumeRolePolicyDocument?: string;
      readonly NewDescription?: string;
      readonly NewMaxSessionDuration?: number;
    },
    cloud: Cloud,
  ) {
    const role = theRole(request.RoleName, cloud);
    if (request.NewAssumeRolePolicyDocument) checkDocument(request.NewAssumeRolePolicyDocument, "trust policy");
    role.description = renewed(role.description, "NewDescription", request.NewDescription, cloud);
    role.trustPolicy = request.NewAssumeRolePolicyDocument || role.trustPolicy;
    const omitted = cloud.options.roleSessionOnUpdate === "reset" ? defaultSessionDuration : role.maxSessionDuration;
    role.maxSessionDuration = request.NewMaxSessionDuration ?? omitted;
    role.updateDate = cloud.now;
    return { Role: shown(role, cloud) };
  },

  DeleteRole(request: { readonly RoleName: string }, cloud: Cloud) {
    const role = theRole(request.RoleName, cloud);
    if (role.policies.length > 0) {
      throw deleteConflict("Role.Policy", `The role ${role.roleName} still has policies attached.`);
    }
    delete theRam(cloud).roles[role.roleId];
    return undefined;
  },
};

function shown(role: Role, cloud: Cloud) {
  return {
    RoleId: role.roleId,
    RoleName: role.roleName,
    Arn: roleArn(role, cloud.caller.accountId),
    Description: role.description,
    AssumeRolePolicyDocument: role.trustPolicy,
    MaxSessionDuration: role.maxSessionDuration,
    CreateDate: stamp(role.createDate),
    UpdateDate: stamp(role.updateDate),
  };
}
