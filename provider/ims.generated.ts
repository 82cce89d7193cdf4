/** IMS 2019-08-15, the API behind RAM users, under the API's own nouns. */
// Generated from provider/resources and provider/functions by `npm run generate`. Edit those, not this file.
export { AccessKey, type AccessKeyArgs, type AccessKeyState } from "./dynamic/ims/access-key.generated";
export { Application, type ApplicationArgs, type ApplicationState } from "./dynamic/ims/application.generated";
export { DefaultDomain, type DefaultDomainArgs, type DefaultDomainState } from "./dynamic/ims/default-domain.generated";
export { Group, type GroupArgs, type GroupState } from "./dynamic/ims/group.generated";
export { GroupMembership, type GroupMembershipArgs, type GroupMembershipState } from "./dynamic/ims/group-membership.generated";
export { LoginProfile, type LoginProfileArgs, type LoginProfileState } from "./dynamic/ims/login-profile.generated";
export { PasswordPolicy, type PasswordPolicyArgs, type PasswordPolicyState } from "./dynamic/ims/password-policy.generated";
export { SamlProvider, type SamlProviderArgs, type SamlProviderState } from "./dynamic/ims/saml-provider.generated";
export { SecurityPreference, type SecurityPreferenceArgs, type SecurityPreferenceState } from "./dynamic/ims/security-preference.generated";
export { User, type UserArgs, type UserState } from "./dynamic/ims/user.generated";
export { UserSsoSettings, type UserSsoSettingsArgs, type UserSsoSettingsState } from "./dynamic/ims/user-sso-settings.generated";
export { type GetAccessKeyLastUsedArgs, type GetAccessKeyLastUsedResult, getAccessKeyLastUsed, getAccessKeyLastUsedOutput } from "./functions/ims/get-access-key-last-used";
export { type GetAccessKeysArgs, type GetAccessKeysKey, type GetAccessKeysResult, getAccessKeys, getAccessKeysOutput } from "./functions/ims/get-access-keys";
export { type GetGroupMembersArgs, type GetGroupMembersResult, type GroupMember, getGroupMembers, getGroupMembersOutput } from "./functions/ims/get-group-members";
export { type GetGroupArgs, type GetGroupResult, getGroup, getGroupOutput } from "./functions/ims/get-group";
export { type GetGroupsGroup, type GetGroupsResult, getGroups, getGroupsOutput } from "./functions/ims/get-groups";
export { type GetLoginProfileArgs, type GetLoginProfileResult, getLoginProfile, getLoginProfileOutput } from "./functions/ims/get-login-profile";
export { type GetSamlProvidersProvider, type GetSamlProvidersResult, getSamlProviders, getSamlProvidersOutput } from "./functions/ims/get-saml-providers";
export { type GetUserGroupsArgs, type GetUserGroupsResult, type UserGroup, getUserGroups, getUserGroupsOutput } from "./functions/ims/get-user-groups";
export { type GetUserArgs, type GetUserResult, getUser, getUserOutput } from "./functions/ims/get-user";
export type { Timeouts } from "./resources/timeouts";
