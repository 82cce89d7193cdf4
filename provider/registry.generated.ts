// Generated from provider/resources by `npm run generate`. Edit that, not this file.
import { accessAssignment } from "./resources/cloudsso/access-assignment";
import { accessAssignmentSet } from "./resources/cloudsso/access-assignment-set";
import { accessConfiguration } from "./resources/cloudsso/access-configuration";
import { accessConfigurationProvisioning } from "./resources/cloudsso/access-configuration-provisioning";
import { accessConfigurationProvisioningSet } from "./resources/cloudsso/access-configuration-provisioning-set";
import { attributePassing } from "./resources/cloudsso/attribute-passing";
import { delegateAccount } from "./resources/cloudsso/delegate-account";
import { directory } from "./resources/cloudsso/directory";
import { globalAccess } from "./resources/cloudsso/global-access";
import { group as cloudssoGroup } from "./resources/cloudsso/group";
import { groupMembers as cloudssoGroupMembers } from "./resources/cloudsso/group-members";
import { loginPreference } from "./resources/cloudsso/login-preference";
import { mfaSettings } from "./resources/cloudsso/mfa-settings";
import { passwordPolicy as cloudssoPasswordPolicy } from "./resources/cloudsso/password-policy";
import { samlIdentityProvider } from "./resources/cloudsso/saml-identity-provider";
import { samlServiceProvider } from "./resources/cloudsso/saml-service-provider";
import { scimServerCredential } from "./resources/cloudsso/scim-server-credential";
import { scimSynchronization } from "./resources/cloudsso/scim-synchronization";
import { user as cloudssoUser } from "./resources/cloudsso/user";
import { userAttachment } from "./resources/cloudsso/user-attachment";
import { userProvisioning } from "./resources/cloudsso/user-provisioning";
import { userProvisioningConfiguration } from "./resources/cloudsso/user-provisioning-configuration";
import { accessKey } from "./resources/ims/access-key";
import { accessKeyPolicy } from "./resources/ims/access-key-policy";
import { accountAccessKeyPolicy } from "./resources/ims/account-access-key-policy";
import { appSecret } from "./resources/ims/app-secret";
import { application } from "./resources/ims/application";
import { applicationProvisioning } from "./resources/ims/application-provisioning";
import { defaultDomain } from "./resources/ims/default-domain";
import { externalApplication } from "./resources/ims/external-application";
import { group as imsGroup } from "./resources/ims/group";
import { groupMembers as imsGroupMembers } from "./resources/ims/group-members";
import { groupMembership } from "./resources/ims/group-membership";
import { loginProfile } from "./resources/ims/login-profile";
import { oidcProvider } from "./resources/ims/oidc-provider";
import { passwordPolicy as imsPasswordPolicy } from "./resources/ims/password-policy";
import { rotatedAccessKey } from "./resources/ims/rotated-access-key";
import { samlProvider } from "./resources/ims/saml-provider";
import { securityPreference } from "./resources/ims/security-preference";
import { serviceCredential } from "./resources/ims/service-credential";
import { user as imsUser } from "./resources/ims/user";
import { userGroups } from "./resources/ims/user-groups";
import { userSsoSettings } from "./resources/ims/user-sso-settings";
import { virtualMfaDevice } from "./resources/ims/virtual-mfa-device";
import { groupPolicies } from "./resources/ram/group-policies";
import { groupPolicyAttachment } from "./resources/ram/group-policy-attachment";
import { policy } from "./resources/ram/policy";
import { role } from "./resources/ram/role";
import { rolePolicies } from "./resources/ram/role-policies";
import { rolePolicyAttachment } from "./resources/ram/role-policy-attachment";
import { userPolicies } from "./resources/ram/user-policies";
import { userPolicyAttachment } from "./resources/ram/user-policy-attachment";

/** Every resource there is, in the order of kinds. */
export const definitions = [
  accessAssignment,
  accessAssignmentSet,
  accessConfiguration,
  accessConfigurationProvisioning,
  accessConfigurationProvisioningSet,
  attributePassing,
  delegateAccount,
  directory,
  globalAccess,
  cloudssoGroup,
  cloudssoGroupMembers,
  loginPreference,
  mfaSettings,
  cloudssoPasswordPolicy,
  samlIdentityProvider,
  samlServiceProvider,
  scimServerCredential,
  scimSynchronization,
  cloudssoUser,
  userAttachment,
  userProvisioning,
  userProvisioningConfiguration,
  accessKey,
  accessKeyPolicy,
  accountAccessKeyPolicy,
  appSecret,
  application,
  applicationProvisioning,
  defaultDomain,
  externalApplication,
  imsGroup,
  imsGroupMembers,
  groupMembership,
  loginProfile,
  oidcProvider,
  imsPasswordPolicy,
  rotatedAccessKey,
  samlProvider,
  securityPreference,
  serviceCredential,
  imsUser,
  userGroups,
  userSsoSettings,
  virtualMfaDevice,
  groupPolicies,
  groupPolicyAttachment,
  policy,
  role,
  rolePolicies,
  rolePolicyAttachment,
  userPolicies,
  userPolicyAttachment,
] as const;

/** Every kind, as states have it. */
export type Kind =
  | "cloudsso:AccessAssignment"
  | "cloudsso:AccessAssignmentSet"
  | "cloudsso:AccessConfiguration"
  | "cloudsso:AccessConfigurationProvisioning"
  | "cloudsso:AccessConfigurationProvisioningSet"
  | "cloudsso:AttributePassing"
  | "cloudsso:DelegateAccount"
  | "cloudsso:Directory"
  | "cloudsso:GlobalAccess"
  | "cloudsso:Group"
  | "cloudsso:GroupMembers"
  | "cloudsso:LoginPreference"
  | "cloudsso:MfaSettings"
  | "cloudsso:PasswordPolicy"
  | "cloudsso:SamlIdentityProvider"
  | "cloudsso:SamlServiceProvider"
  | "cloudsso:ScimServerCredential"
  | "cloudsso:ScimSynchronization"
  | "cloudsso:User"
  | "cloudsso:UserAttachment"
  | "cloudsso:UserProvisioning"
  | "cloudsso:UserProvisioningConfiguration"
  | "ims:AccessKey"
  | "ims:AccessKeyPolicy"
  | "ims:AccountAccessKeyPolicy"
  | "ims:AppSecret"
  | "ims:Application"
  | "ims:ApplicationProvisioning"
  | "ims:DefaultDomain"
  | "ims:ExternalApplication"
  | "ims:Group"
  | "ims:GroupMembers"
  | "ims:GroupMembership"
  | "ims:LoginProfile"
  | "ims:OidcProvider"
  | "ims:PasswordPolicy"
  | "ims:RotatedAccessKey"
  | "ims:SamlProvider"
  | "ims:SecurityPreference"
  | "ims:ServiceCredential"
  | "ims:User"
  | "ims:UserGroups"
  | "ims:UserSsoSettings"
  | "ims:VirtualMfaDevice"
  | "ram:GroupPolicies"
  | "ram:GroupPolicyAttachment"
  | "ram:Policy"
  | "ram:Role"
  | "ram:RolePolicies"
  | "ram:RolePolicyAttachment"
  | "ram:UserPolicies"
  | "ram:UserPolicyAttachment";
