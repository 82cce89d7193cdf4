import { accessKeyPolicies } from "./access-key-policies";
import { accessKeys } from "./access-keys";
import { accountSummary } from "./account-summary";
import { appSecrets } from "./app-secrets";
import { applications } from "./applications";
import { credentialReport } from "./credential-report";
import { defaultDomain } from "./default-domain";
import { governanceReport } from "./governance-report";
import { groups } from "./groups";
import { installedApplications } from "./installed-applications";
import { loginProfiles } from "./login-profiles";
import { mfaDevices } from "./mfa-devices";
import { oidcProviders } from "./oidc-providers";
import { passkeys } from "./passkeys";
import { passwordPolicies } from "./password-policy";
import { recycleBin } from "./recycle-bin";
import { samlProviders } from "./saml-providers";
import { securityPreferences } from "./security-preference";
import { securityReport } from "./security-report";
import { serviceCredentials } from "./service-credentials";
import { tags } from "./tags";
import { userSso } from "./user-sso";
import { users } from "./users";
import { verification } from "./verification";

/** Every operation of IMS that the emulator carries out, by subject. */
export const imsActions = {
  ...users,
  ...loginProfiles,
  ...accessKeys,
  ...accessKeyPolicies,
  ...serviceCredentials,
  ...groups,
  ...mfaDevices,
  ...verification,
  ...passkeys,
  ...recycleBin,
  ...tags,
  ...passwordPolicies,
  ...securityPreferences,
  ...defaultDomain,
  ...userSso,
  ...samlProviders,
  ...oidcProviders,
  ...applications,
  ...appSecrets,
  ...installedApplications,
  ...accountSummary,
  ...credentialReport,
  ...securityReport,
  ...governanceReport,
};
