// Generated from facts/sts.json by `npm run generate`. Edit the table, not this file.
// The types of Sts 2015-04-01 in wire names. Any field of an answer may be missing.

export type RequestTag = { readonly Key: string; readonly Value?: string | undefined };

export interface AssumedRoleUser {
  readonly Arn?: string;
  readonly AssumedRoleId?: string;
}

export interface Credentials {
  readonly AccessKeyId?: string;
  readonly AccessKeySecret?: string;
  readonly Expiration?: string;
  readonly SecurityToken?: string;
}

export interface OIDCTokenInfo {
  readonly ClientIds?: string;
  readonly ExpirationTime?: string;
  readonly IssuanceTime?: string;
  readonly Issuer?: string;
  readonly Subject?: string;
  readonly VerificationInfo?: string;
}

export type AssumeRoleRequest = {
  /** 900 to 43200 seconds; without it `3600`. */
  readonly DurationSeconds?: number | undefined;
  /** 2 to 1224 characters. */
  readonly ExternalId?: string | undefined;
  /** JSON text; 1 to 2048 characters. */
  readonly Policy?: string | undefined;
  readonly RoleArn: string;
  /** 2 to 64 characters. */
  readonly RoleSessionName: string;
  readonly SourceIdentity?: string | undefined;
};

export interface AssumeRoleResponse {
  readonly AssumedRoleUser?: AssumedRoleUser;
  readonly Credentials?: Credentials;
  readonly RequestId?: string;
  readonly SourceIdentity?: string;
}

export type AssumeRoleWithOIDCRequest = {
  /** 900 to 43200 seconds; without it `3600`. */
  readonly DurationSeconds?: number | undefined;
  /** Officially optional, yet needed. */
  readonly OIDCProviderArn: string;
  /** 4 to 20000 characters; officially optional, yet needed. */
  readonly OIDCToken: string;
  /** JSON text; 1 to 2048 characters. */
  readonly Policy?: string | undefined;
  /** Officially optional, yet needed. */
  readonly RoleArn: string;
  /** 2 to 64 characters. */
  readonly RoleSessionName: string;
};

export interface AssumeRoleWithOIDCResponse {
  readonly AssumedRoleUser?: AssumedRoleUser;
  readonly Credentials?: Credentials;
  readonly OIDCTokenInfo?: OIDCTokenInfo;
  readonly RequestId?: string;
  readonly SourceIdentity?: string;
}

export type GetCallerIdentityRequest = Readonly<Record<string, never>>;

export interface GetCallerIdentityResponse {
  readonly AccountId?: string;
  readonly Arn?: string;
  readonly IdentityType?: string;
  readonly PrincipalId?: string;
  readonly RequestId?: string;
  readonly RoleId?: string;
  readonly UserId?: string;
}

/** Every operation with its types; `item` is what a paged list holds. */
export interface StsOperations {
  readonly AssumeRole: { readonly request: AssumeRoleRequest; readonly response: AssumeRoleResponse };
  readonly AssumeRoleWithOIDC: { readonly request: AssumeRoleWithOIDCRequest; readonly response: AssumeRoleWithOIDCResponse };
  readonly GetCallerIdentity: { readonly request: GetCallerIdentityRequest; readonly response: GetCallerIdentityResponse };
}
