/** RAM 2015-05-01: policies, roles, and who has which policy. */
// Generated from provider/resources and provider/functions by `npm run generate`. Edit those, not this file.
export { GroupPolicies, type GroupPoliciesArgs, type GroupPoliciesState } from "./dynamic/ram/group-policies.generated";
export { GroupPolicyAttachment, type GroupPolicyAttachmentArgs, type GroupPolicyAttachmentState } from "./dynamic/ram/group-policy-attachment.generated";
export { Policy, type PolicyArgs, type PolicyState } from "./dynamic/ram/policy.generated";
export { Role, type RoleArgs, type RoleState } from "./dynamic/ram/role.generated";
export { RolePolicies, type RolePoliciesArgs, type RolePoliciesState } from "./dynamic/ram/role-policies.generated";
export { RolePolicyAttachment, type RolePolicyAttachmentArgs, type RolePolicyAttachmentState } from "./dynamic/ram/role-policy-attachment.generated";
export { UserPolicies, type UserPoliciesArgs, type UserPoliciesState } from "./dynamic/ram/user-policies.generated";
export { UserPolicyAttachment, type UserPolicyAttachmentArgs, type UserPolicyAttachmentState } from "./dynamic/ram/user-policy-attachment.generated";
export { type GetEntitiesForPolicyArgs, type GetEntitiesForPolicyGroup, type GetEntitiesForPolicyResult, type GetEntitiesForPolicyRole, type GetEntitiesForPolicyUser, getEntitiesForPolicy, getEntitiesForPolicyOutput } from "./functions/ram/get-entities-for-policy";
export { type GetPoliciesArgs, type GetPoliciesPolicy, type GetPoliciesResult, getPolicies, getPoliciesOutput } from "./functions/ram/get-policies";
export { type GetPolicyDocumentArgs, type GetPolicyDocumentCondition, type GetPolicyDocumentPrincipal, type GetPolicyDocumentResult, type GetPolicyDocumentStatement, getPolicyDocument, getPolicyDocumentOutput } from "./functions/ram/get-policy-document";
export { type GetPolicyArgs, type GetPolicyResult, getPolicy, getPolicyOutput } from "./functions/ram/get-policy";
export { type GetRoleArgs, type GetRoleResult, getRole, getRoleOutput } from "./functions/ram/get-role";
export { type GetRolesArgs, type GetRolesResult, type GetRolesRole, getRoles, getRolesOutput } from "./functions/ram/get-roles";
export type { AttachedPolicy } from "./resources/ram/attached-policy";
export type { Timeouts } from "./resources/timeouts";
export type { PolicyDocument, PolicyStatement } from "./resources/policy-document";
export type { TrustPolicyDocument, TrustPolicyPrincipal, TrustPolicyStatement } from "./resources/ram/trust-document";
