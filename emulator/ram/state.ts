/** What RAM holds of one account beside its users and groups. Times are milliseconds since the epoch. */

export interface RamAccount {
  readonly policies: Record<string, CustomPolicy>;
  /** By role id. */
  readonly roles: Record<string, Role>;
  /** Since when an identity has a policy, by `<user, group or role id>/<type>/<name>`. That it has it, the identity says. */
  readonly attachDates: Record<string, number>;
  /** Grants that count in one resource group only, by `<id>/<type>/<name>/<resource group>`. No list shows them. */
  readonly scopedGrants: Record<string, number>;
}

export interface CustomPolicy {
  readonly sequence: number;
  readonly policyName: string;
  description: string;
  versions: PolicyVersion[];
  defaultVersion: string;
  /** Numbers are not used again. */
  latestVersion: number;
  tags: Record<string, string>;
  /** What it was last taken from, and when: it stays in the way of deletion for the read lag. */
  detached?: { readonly kind: IdentityKind; readonly at: number };
  readonly createDate: number;
  updateDate: number;
}

export interface PolicyVersion {
  readonly versionId: string;
  /** As it was sent. */
  readonly document: string;
  readonly createDate: number;
}

export interface Role {
  readonly sequence: number;
  readonly roleId: string;
  readonly roleName: string;
  description: string;
  /** As it was sent. */
  trustPolicy: string;
  maxSessionDuration: number;
  tags: Record<string, string>;
  /** Names of policies it has, such as `System/ReadOnlyAccess`. */
  readonly policies: string[];
  readonly createDate: number;
  updateDate: number;
}

export type IdentityKind = "User" | "Group" | "Role";
export type PolicyType = "System" | "Custom";
