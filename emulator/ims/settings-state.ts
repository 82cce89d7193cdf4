/** The password policy of an account, in the API's words. */
export interface PasswordPolicy {
  readonly MinimumPasswordLength: number;
  readonly RequireLowercaseCharacters: boolean;
  readonly RequireUppercaseCharacters: boolean;
  readonly RequireNumbers: boolean;
  readonly RequireSymbols: boolean;
  /** Zero means no limit, here and below. */
  readonly MinimumPasswordDifferentCharacter: number;
  readonly PasswordNotContainUserName: boolean;
  /** How many earlier passwords may not come back. */
  readonly PasswordReusePrevention: number;
  /** Days. */
  readonly MaxPasswordAge: number;
  /** Days that a password which an administrator set can be used. */
  readonly InitialPasswordAge: number;
  readonly InterceptRiskPasswordOnApi: boolean;
  readonly HardExpire: boolean;
  /** The wire's own spelling. */
  readonly MaxLoginAttemps: number;
}

/** The security preference of an account, in the API's words and flat as it is set. */
export interface SecurityPreference {
  readonly AllowUserToChangePassword: boolean;
  readonly AllowUserToLoginWithPasskey: boolean;
  readonly AllowUserToManageAccessKeys: boolean;
  readonly AllowUserToManageMFADevices: boolean;
  readonly AllowUserToManagePersonalDingTalk: boolean;
  readonly AllowUserToManageServiceCredentials: boolean;
  readonly EnableSaveMFATicket: boolean;
  /** Joined by semicolons; empty = from anywhere. */
  readonly LoginNetworkMasks: string;
  /** Hours. */
  readonly LoginSessionDuration: number;
  readonly MFAOperationForLogin: string;
  readonly OperationForRiskLogin: string;
  /** Days. */
  readonly MaxIdleDaysForAccessKeys: number;
  /** Days. */
  readonly MaxIdleDaysForUsers: number;
  readonly VerificationTypes: readonly string[];
}
