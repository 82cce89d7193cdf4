/** Programs that must compile. `tests/package` compiles them against the installed package too. */
import * as pulumi from "@pulumi/pulumi";
import {
  AlibabaError,
  type Connection,
  type ConnectSettings,
  cloudsso,
  connect,
  ims,
  ram,
  resourcedirectory,
} from "pulumi-alicloud-identity";

/** As written for `@pulumi/alicloud`: the same names, so a program moves by its import. */
function fromAlicloud(config: pulumi.Config): pulumi.Output<string> {
  const directory = new cloudsso.Directory("default", { directoryName: "tf-example" });
  const configuration = new cloudsso.AccessConfiguration(
    "default",
    {
      accessConfigurationName: "tf-example",
      directoryId: directory.id,
      description: "example",
      relayState: "https://cloudsso.console.aliyun.com/test1",
      sessionDuration: 1800,
      forceRemovePermissionPolicies: true,
      permissionPolicies: [
        {
          permissionPolicyType: "Inline",
          permissionPolicyName: "own",
          permissionPolicyDocument: JSON.stringify({
            Statement: [{ Action: "ecs:Get*", Effect: "Allow", Resource: "*" }],
            Version: "1",
          }),
        },
      ],
    },
    { protect: true, dependsOn: [directory] },
  );
  const provisioning = new cloudsso.AccessConfigurationProvisioning("default", {
    directoryId: directory.id,
    accessConfigurationId: configuration.accessConfigurationId,
    targetType: "RD-Account",
    targetId: config.require("account"),
  });
  const grant: cloudsso.AccessAssignment = new cloudsso.AccessManagement("default", {
    directoryId: directory.id,
    accessConfigurationId: configuration.accessConfigurationId,
    targetType: "RD-Account",
    targetId: provisioning.targetId,
    principalType: "User",
    principalId: config.require("user"),
    deprovisionStrategy: "DeprovisionForLastAccessAssignmentOnAccount",
  });
  return pulumi.interpolate`${configuration.accessConfigurationName} ${grant.targetId} ${provisioning.status}`;
}

/** Outputs may stand at any depth of the arguments, and are all there on the resource. */
function outputsEverywhere(name: pulumi.Output<string>): pulumi.Output<number | undefined> {
  const configuration = new cloudsso.AccessConfiguration("readers", {
    directoryId: "d-1",
    accessConfigurationName: name,
    permissionPolicies: [{ permissionPolicyType: "System", permissionPolicyName: name }],
  });
  new ims.User("alice", { userPrincipalName: name, displayName: "Alice", tags: { team: name } });
  return configuration.sessionDuration.apply((seconds) => seconds);
}

/** What is this package's own. */
function ownNames(secret: pulumi.Output<string>): pulumi.Output<string | undefined> {
  const directory = new cloudsso.Directory("directory");
  const policies: cloudsso.PermissionPolicy[] = [
    { permissionPolicyType: "System", permissionPolicyName: "ReadOnlyAccess" },
    {
      permissionPolicyType: "Inline",
      permissionPolicyName: "no-secrets",
      permissionPolicyDocument: { Version: "1", Statement: [{ Effect: "Deny", Action: "kms:*", Resource: "*" }] },
    },
  ];
  const configuration = new cloudsso.AccessConfiguration("auditors", {
    directoryId: directory.directoryId,
    accessConfigurationName: "auditors",
    tags: { team: secret },
    permissionPolicies: policies,
    reprovision: "manual",
    adopt: true,
    timeouts: { create: "20m" },
  });
  new cloudsso.AccessConfigurationProvisioning("auditors", {
    directoryId: directory.id,
    accessConfigurationId: configuration.id,
    targetId: "1234567890123456",
    policyRevision: configuration.policyRevision,
  });
  const auditorsSet = new cloudsso.AccessConfigurationProvisioningSet("auditors", {
    directoryId: directory.id,
    accessConfigurationId: configuration.id,
    policyRevision: configuration.policyRevision,
    targets: { folderIds: ["fd-1", secret], tags: { stage: secret }, exceptAccountIds: ["1234567890123456"] },
    maxRemovals: 10,
  });
  const granted = new cloudsso.AccessAssignmentSet("operators", {
    directoryId: directory.id,
    accessConfigurationId: auditorsSet.accessConfigurationId,
    principalIds: [secret, "g-1"],
    targets: { everywhere: true },
    exclusive: true,
    deprovisionStrategy: "None",
  });
  granted.deviations.apply((deviations = {}) => Object.keys(deviations).length);
  auditorsSet.accounts.apply((accounts) => Object.keys(accounts).length);
  const operators = new cloudsso.GroupMembers("operators", {
    directoryId: directory.id,
    groupId: "g-1",
    userIds: [secret, "u-1"],
  });
  new cloudsso.UserAttachment("alice-readers", { directoryId: directory.id, groupId: "g-2", userId: secret });
  operators.userIds.apply((ids: string[]) => ids.length);
  const token = new cloudsso.ScimServerCredential("token", {
    directoryId: directory.id,
    status: "Enabled",
    renewBeforeDays: 60,
  });
  new cloudsso.UserProvisioning("operators-production", {
    directoryId: directory.id,
    principalType: "Group",
    principalId: operators.groupId,
    targetId: "1234567890123456",
    duplicationStrategy: "Takeover",
    deletionStrategy: "Keep",
    description: token.credentialSecret.apply((text: string) => `${text.length}`),
  });
  new cloudsso.DelegateAccount("security", { accountId: "1234567890123456" });
  const alice = new ims.User("alice", {
    userPrincipalName: pulumi.interpolate`alice@${secret}`,
    displayName: Promise.resolve("Alice"),
    tags: { team: "platform" },
    forceDestroy: true,
    purgeOnDestroy: true,
    restoreFromRecycleBin: true,
  });
  const key = new ims.AccessKey("alice", { userId: alice.id, status: "Inactive" });
  new ims.AccessKey("other", { userId: alice.userId, timeouts: { create: "5m" } });
  const rotated = new ims.RotatedAccessKey("robot", { userId: alice.id, rotateAfterDays: 60, overlapHours: 48 });
  const office = { type: "ClassicWhiteList", ipList: ["203.0.113.0/24"] };
  new ims.AccessKeyPolicy("robot", { accessKeyId: rotated.accessKeyId, status: "Active", statements: [office] });
  new ims.AccountAccessKeyPolicy("all", {
    statements: [office, { type: "VPCWhiteList", vpc: "vpc-1", ipList: [secret] }],
    callerAddress: "203.0.113.7",
    onDestroy: "leave",
  });
  rotated.previousAccessKeyId.apply((previous) => previous ?? rotated.accessKeyId);
  new ims.VirtualMfaDevice("alice", { virtualMfaDeviceName: "alice-phone" }).base32StringSeed.apply(String);
  const service = { serviceName: "dlf.aliyuncs.com", serviceCredentialName: "alice", credentialAgeDays: 90 };
  new ims.ServiceCredential("alice", { userId: alice.id, ...service }).serviceCredentialSecret.apply(String);
  key.accessKeySecret.apply((text: string) => text.length);
  const logon = new ims.LoginProfile("alice", {
    userId: alice.id,
    generatePassword: true,
    passwordResetRequired: true,
  });
  new ims.LoginProfile("other", { userId: alice.userId, password: secret, status: "Inactive", mfaBindRequired: true });
  logon.generatedPassword.apply((text: string | undefined) => text?.length);
  const again = ims.User.get("again", alice.id);
  const found: unknown = again;
  return ims.User.isInstance(found) ? found.userId : pulumi.output(undefined);
}

/** What a directory tells of itself, as the input of whatever configures the identity provider. */
function serviceProvider(directory: cloudsso.Directory, algorithm: pulumi.Output<string>): pulumi.Output<string> {
  const provider = new cloudsso.SamlServiceProvider("service-provider", {
    directoryId: directory.id,
    authnSignAlgo: algorithm,
    certificateType: "public",
    supportEncryptedAssertion: true,
    onDestroy: "reset",
  });
  const texts: pulumi.Output<string>[] = [provider.entityId, provider.acsUrl, provider.encodedMetadataDocument];
  return pulumi.concat(...texts);
}

/** The identity provider of a directory: what another provider tells of it may be its input. */
function identityProvider(directoryId: string, pem: pulumi.Output<string>, metadata: pulumi.Output<string>) {
  const before = new cloudsso.SamlIdentityProvider("before", {
    directoryId,
    entityId: pulumi.interpolate`https://idp.example.com/${directoryId}`,
    loginUrl: "https://idp.example.com/sso",
    bindingType: "Post",
    wantRequestSigned: true,
    x509Certificates: [pem, "-----BEGIN CERTIFICATE-----"],
    ssoStatus: "Enabled",
  });
  const after = new cloudsso.SamlIdentityProvider("after", {
    directoryId,
    encodedMetadataDocument: metadata,
    ssoStatus: "Disabled",
    onDestroy: "reset",
  });
  const expiry: pulumi.Output<string[]> = before.certificateExpireTimes;
  return pulumi.all([expiry, after.certificateIds, after.createTime]);
}

/** Settings of a directory: all that can be given may be an output, and what is left out stays as it is. */
function settings(directory: cloudsso.Directory, office: pulumi.Output<string>): pulumi.Output<boolean> {
  const { id: directoryId } = directory;
  const passwords = new cloudsso.PasswordPolicy("passwords", {
    directoryId,
    minPasswordLength: 14,
    minPasswordDifferentChars: 6,
    passwordNotContainUsername: true,
    maxPasswordAge: 90,
    passwordReusePrevention: 5,
    maxLoginAttempts: 5,
    onDestroy: "reset",
  });
  new cloudsso.LoginPreference("logon", { directoryId, loginNetworkMasks: [office, "203.0.113.0/24"] });
  new cloudsso.LoginPreference("anywhere", { directoryId, loginNetworkMasks: [], allowUserToGetCredentials: false });
  new cloudsso.MfaSettings("mfa", {
    directoryId,
    mfaAuthenticationSettings: "OnlyRiskyLogin",
    operationForRiskLogin: "EnforceVerify",
    allowedVerificationTypes: ["TOTP"],
  });
  new cloudsso.ScimSynchronization("scim", { directoryId, scimSynchronizationStatus: "Enabled" });
  new cloudsso.AttributePassing("who", { directoryId, sourceIdentityPassing: "UserName" });
  new cloudsso.GlobalAccess("worldwide", { directoryId, globalAccessStatus: "Disabled" });
  new cloudsso.UserProvisioningConfiguration("sessions", {
    directoryId,
    sessionDuration: 8,
    defaultLandingPage: "https://homenew.console.aliyun.com",
  });
  return pulumi.all([passwords.requireSymbols, passwords.maxPasswordLength]).apply(([symbols]) => symbols);
}

/** Settings of an account. */
function accountSettings(
  days: pulumi.Output<number>,
  office: pulumi.Output<string>,
): pulumi.Output<string | undefined> {
  const passwords = new ims.PasswordPolicy("passwords", {
    minimumPasswordLength: 14,
    requireSymbols: true,
    maxPasswordAge: days,
    maxLoginAttempts: 5,
    onDestroy: "reset",
  });
  new ims.SecurityPreference("logon", {
    allowUserToManageMfaDevices: false,
    loginNetworkMasks: [office],
    loginSessionDuration: 8,
    mfaOperationForLogin: "mandatory",
    verificationTypes: ["mfa", office],
    callerAddress: office,
    force: false,
    maxIdleDaysForUsers: days,
  });
  new ims.SecurityPreference("anywhere", { loginNetworkMasks: [], verificationTypes: [] });
  new ims.UserSsoSettings("sso", {
    ssoEnabled: true,
    metadataDocument: office,
    auxiliaryDomain: "example.com",
    ssoLoginWithDomain: false,
    authnSignAlgo: "rsa-sha256",
    force: true,
  });
  const domain = new ims.DefaultDomain("domain", { defaultDomainName: pulumi.interpolate`${office}.onaliyun.com` });
  const names: pulumi.Output<string> = pulumi.interpolate`alice@${domain.defaultDomainName}`;
  new ims.User("alice", { userPrincipalName: names, displayName: "Alice" });
  return passwords.accountId;
}

/** What an interface of a component leaves open: texts that are one of a few, outputs that may hold nothing, a state. */
function loosely(
  reprovision: string,
  comments: pulumi.Output<string | undefined>,
  status: Promise<string | undefined>,
): pulumi.Output<number> {
  const timeouts: cloudsso.Timeouts = { create: "20m" };
  const readers = new cloudsso.AccessConfiguration("readers", {
    directoryId: "d-1",
    accessConfigurationName: "readers",
    description: comments,
    permissionPolicies: [
      { permissionPolicyType: reprovision, permissionPolicyName: "own", permissionPolicyDocument: comments },
    ],
    reprovision,
    timeouts,
  });
  new cloudsso.AccessConfigurationProvisioning("readers", {
    directoryId: readers.directoryId,
    accessConfigurationId: readers.accessConfigurationId,
    targetId: "1234567890123456",
    status,
  });
  const state: ims.UserState = { comments, createDate: "2026-01-01T00:00:00Z" };
  const alice = ims.User.get("alice", "1", state, { parent: readers });
  const directory: cloudsso.DirectoryState = {};
  const args: ims.UserArgs = {
    userPrincipalName: alice.userPrincipalName,
    displayName: "Alice",
    comments: alice.comments,
  };
  new ims.User("again", { ...args, timeouts: alice.timeouts, forceDestroy: alice.forceDestroy });
  cloudsso.Directory.get("directory", "d-1", directory);
  return readers.sessionDuration;
}

/** What is always there is so by its type, and can be pasted without looking. */
function alwaysThere(directory: cloudsso.Directory, readers: cloudsso.AccessConfiguration, user: ims.User) {
  const texts: pulumi.Output<string>[] = [
    ...[directory.directoryId, directory.region, directory.createTime],
    ...[readers.accessConfigurationId, readers.accessConfigurationName, readers.createTime, readers.policyRevision],
    ...[user.userId, user.userPrincipalName, user.displayName, user.createDate],
  ];
  return pulumi.concat(...texts);
}

/** Users and groups, as a program moves them over and as it lets the service make a password. */
function people(directory: cloudsso.Directory, email: pulumi.Output<string>): pulumi.Output<string | undefined> {
  const group: cloudsso.Group = new cloudsso.Group("operators", {
    directoryId: directory.id,
    groupName: "operators",
    description: "example",
  });
  new cloudsso.User("ann", {
    directoryId: directory.directoryId,
    userName: email,
    displayName: "Ann",
    firstName: "Ann",
    lastName: "Arbor",
    email,
    status: "Disabled",
    mfaAuthenticationSettings: "Enabled",
    tags: { team: "platform" },
    password: email,
    forceDestroy: true,
  });
  const ben = new cloudsso.User("ben", {
    directoryId: group.directoryId,
    userName: "ben",
    generatePassword: true,
    requirePasswordResetForNextLogin: true,
  });
  new cloudsso.UserAttachment("ben", { directoryId: directory.id, groupId: group.groupId, userId: ben.userId });
  return ben.generatedPassword;
}

/** Groups of RAM users. */
function ramGroups(comments: pulumi.Output<string>): pulumi.Output<string> {
  const args: ims.GroupArgs = { groupName: "operators", displayName: "Operators", comments, forceDestroy: true };
  const operators = new ims.Group("operators", args);
  const { foreignUserIds } = new ims.GroupMembers("operators", {
    groupId: operators.id,
    userIds: [comments, "bob@example.com"],
  });
  new ims.UserGroups("carol", { userId: "carol@example.com", groupIds: [operators.id, "auditors"] });
  const attached: ram.AttachedPolicy = { policyType: "System", policyName: "ReadOnlyAccess" };
  new ram.GroupPolicyAttachment("operators-read", { ...attached, groupId: operators.id });
  new ram.UserPolicyAttachment("carol-reads", { ...attached, userId: "carol@example.com" });
  new ram.RolePolicyAttachment("deployer-reads", { policyType: "Custom", policyName: comments, roleName: "deployer" });
  new ram.GroupPolicies("auditors", { groupId: "auditors", policies: [attached] });
  new ram.UserPolicies("carol", { userId: comments, policies: [{ policyType: "Custom", policyName: comments }] });
  const { foreignPolicies: _ } = new ram.RolePolicies("deployer", { roleName: "deployer", policies: [] });
  new ims.GroupMembership("alice-operators", { groupId: operators.id, userId: comments });
  return pulumi.concat(operators.groupId, operators.groupName, operators.createDate, foreignUserIds.apply(String));
}

/** OAuth, where the type of an application comes from elsewhere. */
function applications(appType: string, uri: pulumi.Output<string>): pulumi.Output<string> {
  const args: ims.ApplicationArgs = { appName: "portal", appType, displayName: "Portal", redirectUris: [uri] };
  const portal = new ims.Application("portal", { ...args, predefinedScopes: ["aliuid"], isMultiTenant: false });
  new ims.ApplicationProvisioning("portal", { appId: portal.appId, scopes: [uri] });
  new ims.ExternalApplication("backup", { appId: "4123456789012345678" }).appPrincipalName.apply(String);
  const { appSecretValue } = new ims.AppSecret("portal", { appId: portal.id });
  return pulumi.concat(portal.appId, portal.createDate, portal.appType, appSecretValue);
}

/** Identity providers for role SSO. */
function providers(text: pulumi.Output<string>): pulumi.Output<string> {
  const args: ims.SamlProviderArgs = { samlProviderName: "company", encodedSamlMetadataDocument: text };
  const company = new ims.SamlProvider("company", { ...args, authnSignAlgo: "rsa-sha256", description: text });
  const issuer: ims.OidcProviderArgs = { oidcProviderName: "ci", issuerUrl: text, fingerprints: [text] };
  const ci = new ims.OidcProvider("ci", { ...issuer, clientIds: [text], issuanceLimitTime: 1, description: text });
  return pulumi.concat(company.id, company.arn, company.samlProviderName, company.createDate, ci.arn, ci.issuerUrl);
}

/** Policies of RAM: a typed document with outputs in it, and text. */
function ramPolicies(bucket: pulumi.Output<string>): pulumi.Output<string> {
  const args: ram.PolicyArgs = {
    policyName: "readers",
    policyDocument: {
      Version: "1",
      Statement: [{ Effect: "Allow", Action: ["oss:Get*"], Resource: [pulumi.interpolate`acs:oss:*:*:${bucket}/*`] }],
    },
    tags: { bucket },
    forceDestroy: true,
  };
  const readers = new ram.Policy("readers", args);
  new ram.Policy("meant", { ...args, lintIgnore: { escalation: bucket, "pass-any-role": "the pipeline's functions" } });
  new ram.Policy("text", { policyName: "text", policyDocument: bucket.apply(() => "{}"), description: bucket });
  const deploy = new ram.Role("deploy", {
    roleName: "deploy",
    assumeRolePolicyDocument: {
      Version: "1",
      Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Federated: [bucket] }, Condition: {} }],
    },
    maxSessionDuration: 7200,
  });
  const own: pulumi.Output<ram.GetPolicyResult> = ram.getPolicyOutput({ policyName: bucket });
  return pulumi.concat(
    readers.policyName,
    readers.defaultVersion,
    deploy.arn,
    deploy.roleId,
    own.policyDocument,
    ram.getRoleOutput({ roleName: bucket }).assumeRolePolicyDocument,
    ram.getPoliciesOutput({ policyType: "Custom" }).ids[0] ?? bucket,
    ram.getRolesOutput({ roleNames: [bucket] }).ids[0] ?? bucket,
    ram.getEntitiesForPolicyOutput({ policyName: bucket }).users.apply((users) => `${users.length}`),
    ram.getPolicyDocumentOutput({ statements: [{ actions: ["oss:Get*"], resources: [bucket] }] }).document,
  );
}

/** Statements of a policy: outputs and plain texts at any depth, and one in a variable of its own. */
function statements(bucket: pulumi.Output<string>, effect: string): cloudsso.PolicyDocument {
  const statement: cloudsso.PolicyStatement = {
    Effect: "Deny",
    NotAction: ["ram:*"],
    NotResource: "acs:oss:*:*:secrets",
    Condition: { IpAddress: { "acs:SourceIp": ["203.0.113.0/24"] }, Bool: { "acs:MFAPresent": true } },
  };
  new cloudsso.AccessConfiguration("buckets", {
    directoryId: "d-1",
    accessConfigurationName: "buckets",
    permissionPolicies: [
      {
        permissionPolicyType: "Inline",
        permissionPolicyName: "own",
        permissionPolicyDocument: {
          Version: "1",
          Statement: [{ Effect: effect, Action: "oss:*", Resource: [bucket, pulumi.interpolate`${bucket}/*`] }],
        },
      },
    ],
  });
  return { Version: "1", Statement: [statement] };
}

/** What functions give, awaited and as outputs. */
async function functions(name: pulumi.Output<string>): Promise<readonly pulumi.Output<string>[]> {
  const status: cloudsso.GetServiceStatusResult = await cloudsso.getServiceStatus();
  const user: ims.GetUserResult = await ims.getUser({ userPrincipalName: "alice@example.onaliyun.com" });
  const text: string = `${JSON.stringify(status)} ${user.displayName}`;
  const { ids }: cloudsso.GetDirectoriesResult = await cloudsso.getDirectories({});
  const found = [cloudsso.getDirectoryOutput(), cloudsso.getDirectoryOutput({ directoryId: ids[0] ?? name })];
  return [
    pulumi.output(text),
    ims.getUserOutput({ userPrincipalName: name }).userId,
    ims.getUsersOutput({ status: "active", tags: { team: name } }).users.apply((rows) => rows[0]?.lastLoginDate ?? ""),
    ims.getUsersInRecycleBinOutput({ userPrincipalName: name }).ids[0] ?? name,
    ims.getAccessKeysInRecycleBinOutput({ userId: name }).keys.apply((keys) => keys[0]?.deleteDate ?? ""),
    ims.getUserMfaInfoOutput({ userId: name }).apply(({ mfaDevice }) => mfaDevice?.serialNumber ?? ""),
    ims.getAccountMfaInfoOutput().isMfaEnable.apply(String),
    ims.getVerificationInfoOutput({ userId: name }).apply(({ securityEmailDevice: to }) => to?.email ?? ""),
    ims.getPasskeysOutput({ userId: name }).passkeys.apply((rows) => `${rows.length}`),
    ims.getGroupOutput({ groupName: name }).groupId,
    ims.getGroupsOutput().ids[0] ?? name,
    ims.getOidcProvidersOutput().providers[0]?.fingerprints[0] ?? name,
    ims.getSamlProvidersOutput().providers[0]?.arn ?? name,
    ims.getGroupMembersOutput({ groupName: name }).members.apply((rows) => `${rows.length}`),
    ims.getUserGroupsOutput({ userPrincipalName: name }).groups.apply((rows) => `${rows.length}`),
    ims.getAccessKeysOutput({ userId: name, status: "Active" }).keys.apply((keys) => keys[0]?.createDate ?? ""),
    ims.getAccessKeyLastUsedOutput({ accessKeyId: name }).apply(({ lastUsedDate = "never" }) => lastUsedDate),
    ims.getApplicationsOutput().applications.apply((rows) => rows.map(({ appName }) => appName).join()),
    ims.getPredefinedScopesOutput({ appType: name }).names[0] ?? name,
    ims.getExternalApplicationsOutput().ids[0] ?? name,
    ims.getServiceCredentialsOutput({ userId: name, status: "Active" }).ids[0] ?? name,
    ims.getVirtualMfaDevicesOutput().devices.apply((rows) => rows.map(({ userId = "" }) => userId).join()),
    ims.getLoginProfileOutput({ userPrincipalName: name }).status,
    ims.getAccountSummaryOutput().apply(({ users, usersQuota }) => `${usersQuota - users}`),
    ims.getPasswordPolicyOutput().apply(({ minimumPasswordLength }) => `${minimumPasswordLength}`),
    ims.getSecurityPreferenceOutput().loginNetworkMasks[0] ?? name,
    ims.getDefaultDomainOutput().defaultDomainName,
    ims.getCredentialReportOutput({ timeoutSeconds: 60 }).users.apply((rows) => rows[0]?.accessKeys[0]?.lastUsed ?? ""),
    ims.getSecurityPracticeReportOutput().apply(({ score }) => `${score}`),
    ims.getGovernanceReportOutput({ governanceItems: [name] }).items.apply((items) => items[0]?.columns[0] ?? ""),
    resourcedirectory.getAccountsOutput({ folderId: name, recursive: true, tags: { team: name } }).ids[0] ?? name,
    resourcedirectory.getAccountOutput({ displayName: name }).apply(({ deletionStatus = "" }) => deletionStatus),
    resourcedirectory.getFoldersOutput().folders.apply((rows) => rows[0]?.path ?? ""),
    ...found.map(({ directoryName }) => directoryName),
    cloudsso.getServiceStatusOutput().status,
    cloudsso.getSamlServiceProviderInfoOutput({ directoryId: name }).acsUrl,
    cloudsso.getAccessConfigurationOutput({ accessConfigurationName: name }).policyRevision,
    cloudsso.getAccessAssignmentsOutput({ principalType: "Group", principalId: name }).assignments[0]?.targetId ?? name,
    cloudsso.getTasksOutput({ status: "Failed", startTime: name }).tasks[0]?.taskId ?? name,
    cloudsso.getAccessConfigurationsOutput({ tags: { team: name } }).ids[0] ?? name,
    cloudsso
      .getAccessConfigurationProvisioningsOutput({ targetId: name })
      .provisionings.apply((rows) => rows.map(({ status }) => status).join()),
    cloudsso.getUserOutput({ externalId: { id: name } }).userName,
    cloudsso
      .getUsersOutput({ status: "Enabled", tags: { team: name } })
      .users.apply((rows) => rows.map((row) => row.email).join()),
    cloudsso.getGroupOutput({ groupName: name }).id,
    cloudsso.getGroupsOutput({ groupNamePrefix: name }).ids[0] ?? name,
    cloudsso.getMfaDevicesOutput({ userId: name }).devices.apply((rows) => `${rows.length}`),
    cloudsso.getDirectoryStatisticsOutput().userQuota.apply(String),
    cloudsso.getScimServerCredentialsOutput({ status: "Enabled" }).ids[0] ?? name,
    cloudsso.getUserProvisioningsOutput({ principalType: "Group", principalId: name }).ids[0] ?? name,
    cloudsso.getUserProvisioningEventsOutput({ userProvisioningId: name }).events.apply((rows) => `${rows.length}`),
  ];
}

/** The client by itself: requests and answers in the API's names, lists page by page. */
async function acts(settings: ConnectSettings, DirectoryId: string): Promise<string | undefined> {
  const connection: Connection = connect(settings);
  const { cloudsso: api, ims: ram } = connect();
  await ram.bindMFADevice({
    UserPrincipalName: "alice@example.onaliyun.com",
    SerialNumber: "acs:ram::1:mfa/alice",
    AuthenticationCode1: "123456",
    AuthenticationCode2: "654321",
  });
  for await (const { UserName } of api.listUsers.items({ DirectoryId, Status: "Enabled" })) {
    if (UserName === "alice") return UserName;
  }
  const directories = await connection.cloudsso.listDirectories();
  try {
    const { NewPassword } = await api.resetUserPassword(
      { DirectoryId, UserId: "u-1", GenerateRandomPassword: !pulumi.runtime.isDryRun() },
      { signal: AbortSignal.timeout(1000) },
    );
    return NewPassword;
  } catch (error) {
    if (error instanceof AlibabaError && error.kind === "service") return error.code;
    return directories.Directories?.[0]?.DirectoryName;
  }
}

/** Arguments in a variable of the named type, as a component passes them on. */
class Team extends pulumi.ComponentResource {
  readonly user: ims.User;

  constructor(name: string, args: { readonly user: ims.UserArgs; readonly access: cloudsso.AccessConfigurationArgs }) {
    super("example:index:Team", name);
    this.user = new ims.User(`${name}-user`, args.user, { parent: this });
    new cloudsso.AccessConfiguration(`${name}-access`, { ...args.access, sessionDuration: 3600 }, { parent: this });
  }
}

export const programs = {
  fromAlicloud,
  outputsEverywhere,
  ownNames,
  serviceProvider,
  identityProvider,
  people,
  ramGroups,
  applications,
  providers,
  ramPolicies,
  loosely,
  alwaysThere,
  settings,
  accountSettings,
  statements,
  functions,
  acts,
  Team,
};
