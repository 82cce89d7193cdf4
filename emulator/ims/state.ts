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
  readonly createDate: number;
  updateDate: number;
}

export interface LoginProfile {
  status: "Active" | "Inactive";
  passwordResetRequired: boolean;
  mfaBindRequired: boolean;
  /** Empty when none was given. */
  password: string;
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
