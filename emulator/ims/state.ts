import type { Application, InstalledApplication } from "./applications-state";
import type { OidcProvider, SamlProvider, UserSso } from "./providers-state";
import type { CredentialReports, GovernanceReports } from "./reports-state";
import type { PasswordPolicy, SecurityPreference } from "./settings-state";

/** What RAM holds of one account. Times are milliseconds since the epoch, a `sequence` is the place in the order of creation. */

export interface ImsAccount {
  readonly accountId: string;
  /** Such as `1000000000000000.onaliyun.com`. */
  defaultDomain: string;
  readonly users: Record<string, RamUser>;
  readonly groups: Record<string, RamGroup>;
  /** By `<group id>/<user id>`. */
  readonly memberships: Record<string, RamMembership>;
  /** By serial number. */
  readonly virtualMfaDevices: Record<string, VirtualMfaDevice>;
  readonly recycledUsers: Record<string, RecycledUser>;
  /** By access key id. */
  readonly recycledKeys: Record<string, RecycledKey>;
  /** Whether the account itself has a second factor. Set from outside only. */
  rootMfa?: boolean;
  /** Absent while at its defaults; so are the other settings. */
  passwordPolicy?: PasswordPolicy;
  securityPreference?: SecurityPreference;
  userSso?: UserSso;
  /** The network policy for all keys of the account; absent when never set. */
  accessKeyPolicy?: AccessKeyPolicy;
  /** By name. */
  readonly samlProviders: Record<string, SamlProvider>;
  /** By name. */
  readonly oidcProviders: Record<string, OidcProvider>;
  /** By application id. */
  readonly applications: Record<string, Application>;
  /** Installed applications, own ones and those of other accounts, by application id. */
  readonly installedApplications: Record<string, InstalledApplication>;
  readonly credentialReports: CredentialReports;
  readonly governanceReports: GovernanceReports;
  /** Settings of subjects whose actions keep their own part, by subject. */
  readonly settings: Record<string, unknown>;
}

export interface RamUser {
  readonly sequence: number;
  readonly userId: string;
  userPrincipalName: string;
  displayName: string;
  comments: string;
  email: string;
  mobilePhone: string;
  readonly provisionType: "Manual" | "SCIM" | "CloudSSO";
  status: "active" | "freeze";
  tags: Record<string, string>;
  readonly accessKeys: Record<string, AccessKey>;
  loginProfile?: LoginProfile;
  /** Set from outside only: nobody can sign in to a console here. */
  lastLoginDate?: number;
  /** What the person was asked to confirm, or has. */
  verification?: Verification;
  /** By id. They are made in a browser, so here from outside only: through the state or a restored snapshot. */
  passkeys?: Record<string, Passkey>;
  /** By id. */
  serviceCredentials?: Record<string, ServiceCredential>;
  /** Names of RAM policies attached directly, such as `System/AdministratorAccess`. */
  readonly policies: string[];
  readonly createDate: number;
  updateDate: number;
}

export interface AccessKey {
  readonly sequence: number;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  status: "Active" | "Inactive";
  lastUsed?: KeyUse;
  /** The newest use, not told yet, and when the first of those was that wait with it. */
  untold?: { readonly since: number; readonly use: KeyUse };
  policy?: AccessKeyPolicy;
  readonly createDate: number;
  updateDate: number;
}

export interface KeyUse {
  readonly date: number;
  readonly serviceName: string;
}

/** Documents as they are read, JSON text; the earlier one is what a read that lags sees. */
export interface AccessKeyPolicy {
  readonly document: string;
  readonly setDate: number;
  readonly earlier: string;
}

/** `confirmed` is the person's doing, so it is set from outside only. */
export interface Verification {
  phone?: { readonly value: string; confirmed: boolean };
  email?: { readonly value: string; confirmed: boolean };
}

export interface Passkey {
  readonly passkeyId: string;
  passkeyName: string;
  readonly createDate: number;
  lastUseDate?: number;
}

export interface ServiceCredential {
  readonly sequence: number;
  readonly serviceCredentialId: string;
  readonly serviceCredentialSecret: string;
  readonly serviceName: string;
  serviceCredentialName: string;
  status: "Active" | "Inactive";
  readonly createTime: number;
  /** Absent when it never expires. */
  readonly expirationTime?: number;
}

export interface LoginProfile {
  status: "Active" | "Inactive";
  passwordResetRequired: boolean;
  mfaBindRequired: boolean;
  /** Empty when none was given. */
  password: string;
  /** When the password was last set. */
  passwordDate?: number;
  /** Whether the user chose the password; absent while it is the administrator's. */
  ownPassword?: true;
  /** Earlier passwords, latest first. */
  earlierPasswords?: readonly string[];
  updateDate: number;
}

export interface RamGroup {
  readonly sequence: number;
  readonly groupId: string;
  groupName: string;
  displayName: string;
  comments: string;
  /** Names of RAM policies attached, such as `System/ReadOnlyAccess`. */
  readonly policies: string[];
  /** When a member was last taken out. */
  memberLeft?: number;
  readonly createDate: number;
  updateDate: number;
}

export interface RamMembership {
  readonly sequence: number;
  readonly groupId: string;
  readonly userId: string;
  readonly joinDate: number;
}

export interface VirtualMfaDevice {
  readonly sequence: number;
  readonly serialNumber: string;
  readonly base32StringSeed: string;
  userId?: string;
  activateDate?: number;
}

export interface RecycledUser {
  readonly sequence: number;
  readonly user: RamUser;
  readonly recycleDate: number;
  readonly deleteDate: number;
}

export interface RecycledKey {
  readonly sequence: number;
  readonly key: AccessKey;
  readonly userId: string;
  readonly recycleDate: number;
  readonly deleteDate: number;
}
