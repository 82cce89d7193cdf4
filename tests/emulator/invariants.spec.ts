import assert from "node:assert/strict";
import fc from "fast-check";
import { coverage, type Emulator, startEmulator } from "../../emulator";
import type { ParameterFacts } from "../../provider/api/facts";
import { certificates, metadata } from "./cloudsso/certificates";
import { answerAsTheFactsSay, factsOf, knownCodesOnly } from "./conformance";
import { consistent } from "./consistent";

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

describe("emulator: whatever is called in whatever order", () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator({ seed: "small", taskDurationMs: 1000 });
    await emulator.control.setClock("hold");
  });
  beforeEach(() => emulator.control.reset());
  after(() => emulator.close());

  const operations = (["cloudsso", "ims", "resourceDirectory", "ram"] as const).flatMap((service) => {
    const emulated = new Set(coverage()[service]?.emulated);
    const own = factsOf(service).operations.filter(({ action }) => emulated.has(action));
    return own.map((operation) => ({ service, operation }));
  });

  /** Directories come and go too seldom to be worth losing everything in them to chance. */
  const harmless = operations.filter(
    ({ operation }) => !/^(Delete|Create)Directory$|^DisableService$/.test(operation.action),
  );

  async function callAtRandom(seed: number, calls: number): Promise<void> {
    await emulator.control.reset();
    await emulator.control.setClock("hold");
    const pick = <Value>(arbitrary: fc.Arbitrary<Value>, step: number) =>
      fc.sample(arbitrary, { seed: seed * 1000 + step, numRuns: 1 })[0] as Value;
    for (let step = 0; step < calls; step += 1) {
      const { service, operation } = pick(fc.constantFrom(...harmless), step);
      const ids = known(emulator);
      const parameters: Record<string, unknown> = {};
      for (const [index, parameter] of operation.request.entries()) {
        const wanted = parameter.required || parameter.needed === true || pick(fc.boolean(), step * 31 + index);
        if (wanted) parameters[parameter.name] = pick(anyValue(parameter, ids), step * 37 + index);
      }
      try {
        answerAsTheFactsSay(
          service,
          operation.action,
          await emulator.control.perform(service, operation.action, parameters),
        );
      } catch (error) {
        // A refusal has a code; anything else is a defect of the emulator, or an answer against the facts.
        if (typeof (error as { code?: unknown }).code !== "string" || error instanceof assert.AssertionError)
          throw error;
      }
      if (step % 7 === 0) await emulator.control.advanceClock(400);
      consistent(emulator);
    }
    knownCodesOnly(emulator);
  }

  for (let seed = 1; seed <= 6; seed += 1) {
    it(`stays consistent and answers by the facts (round ${seed})`, async () => {
      await callAtRandom(seed, 400);
      const carriedOut = emulator.calls.filter((call) => call.carriedOut).length;
      assert.ok(carriedOut > 100, `only ${carriedOut} of 400 calls were more than refusals`);
    });
  }
});
