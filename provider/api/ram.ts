import type { Send } from "../client/call";
import { type Bound, bind, list, once, read, type Table, write } from "./operation";
import type { RamOperations } from "./ram.generated";

const by1000 = { token: "Marker", size: "MaxItems", maximum: 1000 };
const tags100 = { token: "NextToken", size: "PageSize", maximum: 100 };

/** The operations of RAM 2015-05-01 that IMS does not repeat, one a line: what it is to the pipeline; its types are generated. */
export const ramOperations = {
  // Policies and their versions
  createPolicy: once("CreatePolicy"),
  getPolicy: read("GetPolicy"),
  updatePolicyDescription: write("UpdatePolicyDescription"),
  deletePolicy: write("DeletePolicy"),
  listPolicies: list("ListPolicies", "Policies.Policy", by1000),
  createPolicyVersion: once("CreatePolicyVersion"),
  getPolicyVersion: read("GetPolicyVersion"),
  setDefaultPolicyVersion: write("SetDefaultPolicyVersion"),
  deletePolicyVersion: write("DeletePolicyVersion"),
  listPolicyVersions: read("ListPolicyVersions"),

  // Roles
  createRole: once("CreateRole"),
  getRole: read("GetRole"),
  updateRole: write("UpdateRole"),
  deleteRole: write("DeleteRole"),
  listRoles: list("ListRoles", "Roles.Role", by1000),

  // Who has which policy
  attachPolicyToUser: write("AttachPolicyToUser"),
  attachPolicyToGroup: write("AttachPolicyToGroup"),
  attachPolicyToRole: write("AttachPolicyToRole"),
  detachPolicyFromUser: write("DetachPolicyFromUser"),
  detachPolicyFromGroup: write("DetachPolicyFromGroup"),
  detachPolicyFromRole: write("DetachPolicyFromRole"),
  listPoliciesForUser: read("ListPoliciesForUser"),
  listPoliciesForGroup: read("ListPoliciesForGroup"),
  listPoliciesForRole: read("ListPoliciesForRole"),
  listEntitiesForPolicy: read("ListEntitiesForPolicy"),

  // Tags
  tagResources: write("TagResources"),
  untagResources: write("UntagResources"),
  listTagResources: list("ListTagResources", "TagResources", tags100),

  // The account's alias
  getAccountAlias: read("GetAccountAlias"),
  setAccountAlias: write("SetAccountAlias"),
  clearAccountAlias: write("ClearAccountAlias"),
} satisfies Table<RamOperations>;

/** RAM, ready to be called: `await api.getRole({ ... })`, `for await (const role of api.listRoles.items({ ... }))`. */
export type Ram = Bound<RamOperations>;

export function bindRam(send: Send): Ram {
  return bind<RamOperations>("ram", ramOperations, send);
}
