import { checkNames, checkOneOf } from "./known-names";

/**
 * What no document settles. Each row has the answers that are possible, the one the emulator gives by default (the one
 * that finds more mistakes, where there is a choice), and why it is open. Tests of a provider should pass under all.
 */
interface Uncertainty<Value extends string | number | boolean = string | number | boolean> {
  readonly values: readonly Value[];
  readonly initial: Value;
  readonly open: string;
}

function either<const Value extends string | number | boolean>(
  values: readonly Value[],
  initial: Value,
  open: string,
): Uncertainty<Value> {
  return { values, initial, open };
}

export const uncertainties = {
  // Gateway
  missingParameterCode: either(
    ["MissingParameter", "MissingParameter.<Name>", "Missing<Name>"],
    "MissingParameter",
    "seen bare in public code; the platform's tables write the name into it",
  ),
  unsignedContentType: either(
    ["accept", "refuse"],
    "accept",
    "official Python clients send an unsigned content type on an empty body; the documented rule is to sign it",
  ),
  futureDates: either(["refuse", "accept"], "refuse", "only the past half of the clock window is documented"),
  throttlingStatus: either([400, 429, 503], 400, "400 in general pages, 429 reported for other products"),
  pageSizeOutOfRange: either(["refuse", "clamp"], "refuse", "not documented"),
  listOrder: either(["oldest first", "newest first"], "oldest first", "the order of lists is not documented"),
  nameCase: either(["insensitive", "sensitive"], "insensitive", "whether uniqueness looks at case is not documented"),
  emptyNewValue: either(
    ["clear", "ignore", "refuse"],
    "clear",
    "whether an empty New... text clears a field is documented for the RAM twin only",
  ),

  // CloudSSO
  conflictStatus: either([409, 400], 409, "the HTTP status of OperationConflict and DeletionConflict is not known"),
  conflictScope: either(
    ["account", "configuration", "assignment"],
    "account",
    "what a running task stands in the way of: its (configuration, account), its whole configuration, or, as a task of an assignment, only those of the same principal there",
  ),
  configurationDeleteDuringTask: either(
    ["DeletionConflict.AccessConfiguration.Task", "OperationConflict.Task"],
    "DeletionConflict.AccessConfiguration.Task",
    "other clients expect both",
  ),
  assignmentSpelling: either(
    ["AccessAssigment", "AccessAssignment"],
    "AccessAssigment",
    "the last part of DeletionConflict.User/Group codes; other clients match the misspelt one",
  ),
  failedDeprovision: either(
    ["DeprovisionFailed", "unchanged"],
    "DeprovisionFailed",
    "the status's name and its documented explanation contradict each other",
  ),
  failedFirstProvision: either(
    ["no record", "DeprovisionFailed"],
    "no record",
    "whether a failed first provisioning leaves a record is not documented",
  ),
  repeatedGrant: either(
    ["refuse", "task fails", "accept"],
    "refuse",
    "an error by one account, skipped by another; at the call or in the task is not known",
  ),
  repeatedMembership: either(["refuse", "accept"], "refuse", "adding a member twice, removing one that is not there"),
  halfFilterPair: either(["ignore", "refuse"], "ignore", "the filters for principal and target need both halves"),
  undoneEdit: either(
    ["stays", "clears"],
    "stays",
    "whether ReprovisionRequired goes when a policy edit is undone before provisioning",
  ),
  grantOnStaleAccount: either(
    ["stays", "refreshes"],
    "stays",
    "whether a grant refreshes a provisioning that is ReprovisionRequired",
  ),
  inlinePolicyLimit: either([6144, 4096], 6144, "4,096 in the API reference, 6,144 in the user guide"),
  omittedPasswordPolicyField: either(
    ["keep", "reset"],
    "keep",
    "whether SetPasswordPolicy keeps what it is not given is documented for the IMS twin only",
  ),
  initialDifferentChars: either(
    [8, 3],
    8,
    "a new directory's MinPasswordDifferentChars: 8 in the sample, 3 in the guide",
  ),
  oldMfaStatus: either(
    ["of Enabled only", "of all but Disabled"],
    "of Enabled only",
    "what GetMFAAuthenticationStatus calls Enabled; another client's tests expect Disabled for OnlyRiskyLogin",
  ),
  sourceIdentitySpelling: either(
    ["UserName", "Username"],
    "UserName",
    "how SourceIdentityPassing is read back; one language of the documents spells it Username",
  ),
  globalAccessAnswer: either(
    ["object", "text"],
    "object",
    "GetDirectoryGlobalAccessStatus is on no page; another client reads GlobalAccessStatus.status, and its siblings are texts",
  ),
  samlNeverSet: either(
    ["SSOStatus Disabled", "nothing"],
    "SSOStatus Disabled",
    "what GetExternalSAMLIdentityProvider answers before anything was set",
  ),
  ssoWithoutProvider: either(
    ["refuse", "accept"],
    "refuse",
    "whether SSO can be on without EntityId, LoginUrl or a certificate",
  ),
  clearingWithSsoOn: either(
    ["refuse", "accept"],
    "refuse",
    "ClearExternalSAMLIdentityProvider while SSO is on: forbidden by the documents, done by another client's tests",
  ),
  omittedSsoFields: either(
    ["keep", "reset"],
    "keep",
    "SSOStatus and WantRequestSigned left out of SetExternalSAMLIdentityProvider: it changes what it is given alone, yet both have a documented default",
  ),
  repeatedCertificate: either(["refuse", "accept"], "refuse", "adding a signing certificate a second time"),
  unknownDelegate: either(
    ["Disabled", "not found"],
    "Disabled",
    "GetDelegateAccount of an account that was never switched on",
  ),
  unknownDelegateDisabling: either(
    ["refuse", "accept"],
    "refuse",
    "DisableDelegateAccount of an account that was never switched on",
  ),
  delegateSwitchMs: either<number>(
    [0, 2000],
    0,
    "how long DelegateStatus takes to follow EnableDelegateAccount and DisableDelegateAccount; another client waits for it",
  ),
  riskLoginReadBack: either(
    ["with any setting", "with Byuser and OnlyRiskyLogin"],
    "with any setting",
    "when OperationForRiskLogin is read back: the documents name two settings, another client's tests expect it with all",
  ),
  strategyCase: either(
    ["any", "exact"],
    "any",
    "DuplicationStrategy: the documents write TakeOver, another client's tests write Takeover and read it back so",
  ),
  provisionedPrincipalDeletion: either(
    ["refuse", "clear"],
    "refuse",
    "whether a user or group with RAM user provisionings can be deleted",
  ),
  successfulEvents: either(
    ["forgotten", "listed"],
    "forgotten",
    "whether events of RAM user provisioning stay listed once they have succeeded",
  ),
  userProvisioningWorkMs: either<number>(
    [0, 2000],
    0,
    "how long after the answer RAM user provisioning works; it has no tasks, and a deletion clears in the background",
  ),
  userProvisioningPath: either(
    ["names", "ids"],
    "names",
    "TargetPath of RAM user provisionings: the samples show names, everywhere else it holds ids",
  ),

  // Resource directory
  managementAccountListed: either(
    [false, true],
    false,
    "the management account is outside the directory by definition; whether ListAccounts names it is not documented",
  ),
  severalTags: either(["all", "any"], "all", "whether several tags of a filter are wanted all or any"),
  ancestorsWithChild: either([false, true], false, "whether ListAncestors names the folder itself"),
  lastNextToken: either(
    ["empty", "absent"],
    "empty",
    "NextToken on the last page: empty by the documents, tested for absence by others",
  ),

  // RAM
  policyOnRoleCode: either(
    ["DeleteConflict.Role.Policy", "DeleteConflict.Policy.Role"],
    "DeleteConflict.Role.Policy",
    "DeletePolicy while a role has it: another client waits on the first, the second would be like its siblings",
  ),
  roleSessionOnUpdate: either(
    ["reset", "keep"],
    "reset",
    "UpdateRole without NewMaxSessionDuration: the documents say the default is used, another client expects no change",
  ),

  // IMS
  userDeletion: either(
    ["conflict", "cascade"],
    "conflict",
    "the RAM twin refuses while keys, groups, a login profile, MFA or policies are there; newer pages describe a cascade",
  ),
  userNameCodes: either(
    ["UserName", "UserPrincipalName"],
    "UserName",
    "how InvalidParameter codes spell the logon name in IMS",
  ),
  foreignDomain: either(["refuse", "accept"], "refuse", "a logon name outside the account's default domain"),
  loginProfileWithoutPassword: either(["accept", "refuse"], "accept", "the password became optional in 2026"),
  mfaInfoWithoutDevice: either(
    ["IsMFAEnable false", "EntityNotExist"],
    "IsMFAEnable false",
    "GetUserMFAInfo of a user without a device",
  ),
  site: either(
    ["china", "international"],
    "china",
    "e-mail and mobile phone work on the China site only; elsewhere they are expected to be dropped",
  ),
  omittedPreferences: either(
    ["reset", "keep"],
    "reset",
    "LoginNetworkMasks and LoginSessionDuration left out of SetSecurityPreference; another client found them reset",
  ),
  omittedSettings: either(
    ["keep", "reset"],
    "keep",
    "what is left out of SetPasswordPolicy and SetUserSsoSettings; no page says",
  ),
  verificationMismatch: either(
    ["refuse", "ignore"],
    "refuse",
    "UnbindVerification with another phone or address than the bound one; no refusal is documented",
  ),
  encodedLineBreaks: either(
    ["76 columns", "none"],
    "76 columns",
    "metadata is read back with line breaks in its Base64; how long the lines are was not seen",
  ),
  samlAlgorithmAlone: either(
    ["refuse", "accept"],
    "refuse",
    "UpdateSAMLProvider with AuthnSignAlgo and none of the two parameters of which one is demanded",
  ),
  oidcWithoutFingerprint: either(
    ["accept", "refuse"],
    "accept",
    "fingerprints are optional at creation, yet the last one is thought not to be removable",
  ),
  lastFingerprint: either(
    ["refuse", "accept"],
    "refuse",
    "removing the last fingerprint; inferred from another client's order of work",
  ),
  repeatedEntry: either(
    ["refuse", "accept"],
    "refuse",
    "adding a client id or fingerprint that is there, removing one that is not",
  ),
  fingerprintOrder: either(
    ["as added", "sorted"],
    "as added",
    "the order in which fingerprints come back is not documented",
  ),
  unknownPasskeyDeletion: either(
    ["refuse", "accept"],
    "refuse",
    "DeletePasskey of a passkey that the user does not have",
  ),
  fingerprintCase: either(["kept", "lower"], "kept", "whether fingerprints come back as they were written"),
  requiredScopesAlone: either(
    ["lost", "kept"],
    "lost",
    "required flags when an update replaces the scopes without naming the required ones",
  ),
  scopesByType: either(
    ["narrowed", "all"],
    "narrowed",
    "which scopes an application may ask for by its type; a server application has no user to ask about",
  ),
  secretOfOAuth21: either(
    ["refuse", "accept"],
    "refuse",
    "applications of OAuth 2.1 use no static secret; whether making one is refused is not documented",
  ),
  appSecretValue: either(
    ["once", "readable"],
    "once",
    "a user guide says that the value is shown once, the model of GetAppSecret has it",
  ),
  accessKeyPolicyNeverSet: either(
    ["{}", "EntityNotExist.AccessKeyPolicy"],
    "{}",
    "GetAccessKeyPolicy of a key that never had one: an empty object was seen, a code is listed",
  ),
  unusedKey: either(
    ["empty", "absent", "N/A"],
    "empty",
    "the fields of GetAccessKeyLastUsed for a key that was never used",
  ),
  credentialReportHeader: either(
    ["every page", "first page"],
    "every page",
    "whether each page of a credential report begins with the names of the columns",
  ),
  readLagMs: either<number>(
    [0, 2000],
    0,
    "how long a new RAM user, group or membership stays invisible to other calls, and a member who left in the way",
  ),

  // Quotas of IMS: an account may be granted others. A second value is what older pages and samples say.
  usersQuota: either<number>([5000, 1000], 5000, "RAM users in an account"),
  groupsQuota: either<number>([300, 50], 300, "groups in an account"),
  groupsPerUserQuota: either<number>([10, 5], 10, "groups that a user is in"),
  accessKeysPerUserQuota: either<number>([2], 2, "access keys of a user"),
  virtualMfaDevicesQuota: either<number>([5000, 1000], 5000, "virtual MFA devices in an account"),
  recycledUsersQuota: either<number>([1000], 1000, "users in the recycle bin; the oldest makes room"),
  recycledKeysPerUserQuota: either<number>([3], 3, "keys of a user in the recycle bin; the oldest makes room"),
  samlProvidersQuota: either<number>([100], 100, "SAML providers in an account"),
  oidcProvidersQuota: either<number>([100], 100, "OIDC providers in an account"),
  clientIdsPerProviderQuota: either<number>([50], 50, "client ids of an OIDC provider"),
  fingerprintsPerProviderQuota: either<number>([5], 5, "fingerprints of an OIDC provider"),
  secretsPerApplicationQuota: either<number>([2], 2, "secrets of an OAuth application"),
  serviceCredentialsQuota: either<number>([2], 2, "service credentials of a user for one service"),
  conditionsPerKeyPolicyQuota: either<number>([8], 8, "statements of a key's network policy"),
  addressesPerKeyPolicyQuota: either<number>([50], 50, "addresses in all statements of a key's network policy"),
  credentialReportUsersQuota: either<number>([3500], 3500, "users beyond which no credential report is made"),
} satisfies Record<string, Uncertainty>;

export type Uncertain = {
  readonly [Name in keyof typeof uncertainties]: (typeof uncertainties)[Name]["initial"];
};

export function uncertain(chosen: Partial<Uncertain> = {}): Uncertain {
  const initial = Object.fromEntries(Object.entries(uncertainties).map(([name, { initial }]) => [name, initial]));
  checkNames("The setting options of the emulator", chosen, Object.keys(uncertainties));
  for (const [name, value] of Object.entries(chosen)) {
    const { values, initial }: Uncertainty = uncertainties[name as keyof Uncertain];
    if (typeof initial !== "number") checkOneOf(`The emulator's option "${name}"`, value, values);
    else if (typeof value !== "number") throw new Error(`The emulator's option "${name}" is a number, not "${value}".`);
  }
  return { ...initial, ...chosen } as Uncertain;
}

/** Quotas at the values the services report for a new account. */
export const quotas = {
  cloudssoUsers: 1000,
  cloudssoGroups: 500,
  accessConfigurations: 1000,
  systemPoliciesPerConfiguration: 20,
  inlinePoliciesPerConfiguration: 1,
  scimCredentials: 2,
  samlCertificates: 2,
  tagsPerResource: 20,
  folders: 100,
  folderDepth: 5,
  delegatedAdministratorsPerService: 5,
  ramPolicies: 1500,
  versionsPerRamPolicy: 5,
  ramRoles: 1000,
  customPoliciesPerRamIdentity: 10,
  systemPoliciesPerRamIdentity: 20,
} as const;

export type Quotas = { readonly [Name in keyof typeof quotas]: number };
