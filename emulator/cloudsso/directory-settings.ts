import type { Switch } from "./terms";

/** What a directory has exactly one of. Times are milliseconds since the epoch. */
export interface DirectorySettings {
  mfa: "Enabled" | "Byuser" | "Disabled" | "OnlyRiskyLogin";
  operationForRiskLogin: "Autonomous" | "EnforceVerify";
  /** Until it is first set it is not shown. */
  allowedVerificationTypes?: readonly string[];
  allowUserToGetCredentials: boolean;
  /** As they were sent, joined by `;`. */
  loginNetworkMasks: string;
  passwordPolicy: PasswordPolicy;
  sourceIdentityPassing: "IdP" | "UserName" | "Disabled";
  globalAccess: Switch;
  scimSynchronization: Switch;
  serviceProvider: ServiceProvider;
  /** Absent until it is first set, and once it is cleared. */
  samlIdentityProvider?: SamlIdentityProvider;
  userProvisioning: UserProvisioningSettings;
}

/** What a directory's administrator may change of it; the rest is the same everywhere. */
export interface PasswordPolicy {
  minPasswordLength: number;
  /** Absent until it is set: the value of a new directory is an open question. */
  minPasswordDifferentChars?: number;
  passwordNotContainUsername: boolean;
  /** Days. */
  maxPasswordAge: number;
  passwordReusePrevention: number;
  maxLoginAttempts: number;
}

interface ServiceProvider {
  authnSignAlgo: "rsa-sha256" | "rsa-sha1";
  certificateType: "self-signed" | "public";
  supportEncryptedAssertion: boolean;
  /** What an identity provider must know of a directory that was loaded; otherwise it follows from the directory's id. */
  addresses?: ServiceProviderAddresses;
}

export interface ServiceProviderAddresses {
  readonly entityId: string;
  readonly acsUrl: string;
  /** Base64. */
  readonly encodedMetadataDocument: string;
}

export interface SamlIdentityProvider {
  entityId: string;
  loginUrl: string;
  bindingType: "Post" | "Redirect";
  wantRequestSigned: boolean;
  ssoStatus: Switch;
  /** As it was sent; empty when there was none. */
  encodedMetadataDocument: string;
  certificates: SamlCertificate[];
  readonly createTime: number;
  updateTime: number;
}

export interface SamlCertificate {
  readonly certificateId: string;
  readonly pem: string;
}

interface UserProvisioningSettings {
  defaultLandingPage: string;
  /** Hours; an access configuration's are seconds. */
  sessionDuration: number;
  readonly createTime: number;
  updateTime: number;
}

export const initialPasswordPolicy: Readonly<PasswordPolicy> = {
  minPasswordLength: 8,
  passwordNotContainUsername: true,
  maxPasswordAge: 90,
  passwordReusePrevention: 1,
  maxLoginAttempts: 5,
};

export function newSettings(now: number): DirectorySettings {
  return {
    mfa: "Enabled",
    operationForRiskLogin: "Autonomous",
    allowUserToGetCredentials: false,
    loginNetworkMasks: "",
    passwordPolicy: { ...initialPasswordPolicy },
    sourceIdentityPassing: "Disabled",
    globalAccess: "Disabled",
    scimSynchronization: "Disabled",
    serviceProvider: { authnSignAlgo: "rsa-sha256", certificateType: "self-signed", supportEncryptedAssertion: false },
    userProvisioning: {
      defaultLandingPage: "https://homenew.console.aliyun.com",
      sessionDuration: 6,
      createTime: now,
      updateTime: now,
    },
  };
}
