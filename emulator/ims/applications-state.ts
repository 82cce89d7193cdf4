/** An OAuth application. */
export interface Application {
  readonly sequence: number;
  readonly appId: string;
  readonly appName: string;
  readonly appType: AppType;
  readonly protocolVersion: string;
  displayName: string;
  isMultiTenant: boolean;
  secretRequired: boolean;
  redirectUris: readonly string[];
  scopes: readonly string[];
  requiredScopes: readonly string[];
  /** Seconds. */
  accessTokenValidity: number;
  /** Seconds. */
  refreshTokenValidity: number;
  /** By id. */
  readonly secrets: Record<string, AppSecret>;
  readonly createDate: number;
  updateDate: number;
}

export type AppType = "WebApp" | "NativeApp" | "ServerApp";

export interface AppSecret {
  readonly appSecretId: string;
  readonly appSecretValue: string;
  readonly createDate: number;
}

/** An application that the account has let in; a foreign one belongs to another account. */
export interface InstalledApplication {
  readonly sequence: number;
  readonly appId: string;
  readonly ownerId: string;
  readonly scopes: readonly string[];
  readonly createDate: number;
  readonly updateDate: number;
}
