import fc from "fast-check";
import { coverage, type Emulator } from "../../emulator";
import type { OperationFacts, ParameterFacts } from "../../provider/api/facts";
import { certificates, metadata } from "./cloudsso/certificates";
import { factsOf } from "./conformance";

/** Ids of what is there, by parameter name, so that random calls mostly hit something. */
function known(emulator: Emulator): Record<string, string[]> {
  const { cloudsso, ims, ram, resourceDirectory } = emulator.state;
  const directory = cloudsso.directory;
  const account = ims[emulator.managementAccountId];
  const held = ram[emulator.managementAccountId];
  const users = Object.values(account?.users ?? {});
  const keys = (items: object | undefined) => Object.keys(items ?? {});
  const names = ["alice", "bob", "developers", "Admin"];
  return {
    DirectoryId: [directory?.directoryId ?? ""],
    AccessConfigurationId: keys(directory?.accessConfigurations),
    AccessConfigurationName: names,
    CredentialId: keys(directory?.scimCredentials),
    CertificateId:
      directory?.settings.samlIdentityProvider?.certificates.map(({ certificateId }) => certificateId) ?? [],
    X509Certificate: Object.values(certificates),
    EncodedMetadataDocument: [metadata(certificates.first)],
    UserProvisioningId: keys(directory?.userProvisionings),
    EventId: keys(directory?.userProvisioningEvents),
    Password: ["Correct-Horse1", "Battery-Staple2"],
    AccountId: emulator.accountIds.slice(0, 2),
    RdMemberId: emulator.accountIds.slice(0, 2),
    FolderId: keys(resourceDirectory.folders),
    ParentFolderId: keys(resourceDirectory.folders),
    ChildId: keys(resourceDirectory.folders),
    DestinationFolderId: [resourceDirectory.rootFolderId, ...keys(resourceDirectory.folders)],
    ServicePrincipal: ["cloudsso.aliyuncs.com", "config.aliyuncs.com"],
    PolicyName: ["ReadOnlyAccess", "own", ...keys(held?.policies)],
    PolicyDocument: ['{"Version":"1","Statement":[{"Effect":"Allow"}]}'],
    AssumeRolePolicyDocument: ['{"Version":"1","Statement":[{"Effect":"Allow","Principal":{}}]}'],
    RoleName: names,
    VersionId: ["v1", "v2"],
    ResourceNames: ['["Admin"]', '["own"]'],
    PermissionPolicyName: ["ReadOnlyAccess", "AdministratorAccess", "own"],
    InlinePolicyName: ["own"],
    InlinePolicyDocument: ['{"Version":"1","Statement":[]}'],
    NewInlinePolicyDocument: ['{"Version":"1","Statement":[1]}', '{"Version":"1","Statement":[]}'],
    TargetId: emulator.accountIds.slice(0, 2),
    TaskId: keys(directory?.tasks),
    PrincipalId: [...keys(directory?.users), ...keys(directory?.groups)],
    GroupId: keys(directory?.groups),
    UserId: [...keys(directory?.users), ...keys(account?.users)],
    ResourceId: [...keys(directory?.users), ...keys(directory?.accessConfigurations), ...keys(account?.users)],
    UserName: names,
    GroupName: names,
    NewGroupName: names,
    UserPrincipalName: [
      ...users.map(({ userPrincipalName }) => userPrincipalName),
      "alice@1000000000000000.onaliyun.com",
    ],
    NewUserPrincipalName: ["bob@1000000000000000.onaliyun.com"],
    UserAccessKeyId: users.flatMap(({ accessKeys }) => keys(accessKeys)),
    SerialNumber: keys(account?.virtualMfaDevices),
    VirtualMFADeviceName: names,
    SAMLProviderName: names,
    EncodedSAMLMetadataDocument: [metadata(certificates.first), metadata(certificates.second)],
    OIDCProviderName: names,
    IssuerUrl: ["https://one.example.com", "https://two.example.com"],
    AppName: names,
    AppId: keys(account?.applications),
    AppSecretId: Object.values(account?.applications ?? {}).flatMap(({ secrets }) => keys(secrets)),
    ServiceName: ["dlf.aliyuncs.com"],
  };
}

function anyValue(parameter: ParameterFacts, ids: Record<string, string[]>): fc.Arbitrary<unknown> {
  const present = ids[parameter.name] ?? [];
  const tag = { Key: fc.constantFrom("team", "acs:x", ""), Value: fc.constantFrom("a", "") };
  const own: fc.Arbitrary<unknown> =
    parameter.values !== undefined
      ? fc.constantFrom(...parameter.values)
      : parameter.type === "boolean"
        ? fc.boolean()
        : parameter.type === "integer"
          ? fc.integer({ min: parameter.minimum ?? 0, max: parameter.maximum ?? 100 })
          : parameter.type === "tags"
            ? fc.array(fc.record(tag), { minLength: 1, maxLength: 3 })
            : parameter.type === "strings"
              ? fc.array(fc.constantFrom("x", ...present), { minLength: 1, maxLength: 3 })
              : present.length > 0
                ? fc.constantFrom(...present)
                : fc.string({ maxLength: 20 });
  return fc.oneof(
    { weight: 40, arbitrary: own },
    { weight: 1, arbitrary: fc.constantFrom<unknown>("", "-", 0, "ü".repeat(2000)) },
  );
}

/** One of the operations that are emulated. */
export interface Operation {
  readonly service: "cloudsso" | "ims" | "resourceDirectory" | "ram";
  readonly operation: OperationFacts;
}

/** Directories come and go too seldom to be worth losing everything in them to chance. */
export const harmless: readonly Operation[] = (["cloudsso", "ims", "resourceDirectory", "ram"] as const)
  .flatMap((service) => {
    const emulated = new Set(coverage()[service]?.emulated);
    const own = factsOf(service).operations.filter(({ action }) => emulated.has(action));
    return own.map((operation) => ({ service, operation }));
  })
  .filter(({ operation }) => !/^(Delete|Create)Directory$|^DisableService$/.test(operation.action));

/** Parameters for a call, the same for the same seed and state: of what is there where that is asked for, mostly. */
export function anyParameters(emulator: Emulator, { operation }: Operation, seed: number): Record<string, unknown> {
  const ids = known(emulator);
  const parameters: Record<string, unknown> = {};
  for (const [index, parameter] of operation.request.entries()) {
    const wanted = parameter.required || parameter.needed === true || sample(fc.boolean(), seed, index * 2);
    if (wanted) parameters[parameter.name] = sample(anyValue(parameter, ids), seed, index * 2 + 1);
  }
  return parameters;
}

function sample<Value>(arbitrary: fc.Arbitrary<Value>, seed: number, place: number): Value {
  return fc.sample(arbitrary, { seed: seed * 1000 + place, numRuns: 1 })[0] as Value;
}
