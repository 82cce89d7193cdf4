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
    ["account", "configuration"],
    "account",
    "what a running task stands in the way of: its (configuration, account) or its whole configuration",
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
  readLagMs: either<number>(
    [0, 2000],
    0,
    "how long a new RAM user, group or membership stays invisible to other calls, and a member who left in the way",
  ),
} satisfies Record<string, Uncertainty>;

export type Uncertain = {
  readonly [Name in keyof typeof uncertainties]: (typeof uncertainties)[Name]["initial"];
};

export function uncertain(chosen: Partial<Uncertain> = {}): Uncertain {
  const initial = Object.fromEntries(Object.entries(uncertainties).map(([name, { initial }]) => [name, initial]));
  for (const [name, value] of Object.entries(chosen)) {
    const row: Uncertainty | undefined = (uncertainties as Record<string, Uncertainty>)[name];
    if (row === undefined) throw new Error(`The emulator has no option "${name}".`);
    if (typeof row.initial !== "number" && !row.values.includes(value)) {
      throw new Error(`The emulator's option "${name}" is one of ${row.values.join(", ")}, not ${String(value)}.`);
    }
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
  tagsPerResource: 20,
  ramUsers: 5000,
  ramGroups: 300,
  groupsPerRamUser: 10,
  accessKeysPerRamUser: 2,
  virtualMfaDevices: 5000,
  recycledUsers: 1000,
  recycledKeysPerUser: 3,
} as const;

export type Quotas = { readonly [Name in keyof typeof quotas]: number };
