import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../emulator";
import { nameOf, type Run, type Stack } from "../support/engine";
import { configurations, directoryOf, provisionings } from "../support/view";
import { type Example, openExample } from "./example";

const ACCOUNTS = 18;
const PRODUCTION = 7; // each stage has another number, so that one in the place of another is seen
const STAGING = 5;
const SANDBOX = ACCOUNTS - PRODUCTION - STAGING;

/** Steps of a preview that say that something is not as it should be. */
const DRIFT: ReadonlySet<string> = new Set(["create", "update", "replace", "delete"]);

/** What somebody does at the console, and the resources in whose rows a refreshed preview has to show it. */
interface Drift {
  readonly action: string;
  readonly parameters: object;
  readonly shows: readonly string[];
}

describe("the example landing-zone", function () {
  this.timeout(600_000);
  let cloud: Emulator;
  let example: Example;

  before(async () => {
    cloud = await startEmulator({ accounts: ACCOUNTS, taskDurationMs: 200 });
    example = await openExample("landing-zone", cloud);
    const { accountIds: all } = cloud;
    await example.stack.configure({
      production: all.slice(0, PRODUCTION),
      staging: all.slice(PRODUCTION, PRODUCTION + STAGING),
      sandbox: all.slice(PRODUCTION + STAGING),
    });
  });

  after(async () => {
    await cloud.close();
    example.remove();
  });

  const run = (...of: Parameters<Stack["start"]>): Promise<Run> => example.stack.start(...of).done;

  /** The directory without ids and times: what people may do, and how they log on. */
  function whole() {
    const { groups, accessAssignments, accessConfigurations, settings } = directoryOf(cloud);
    const nameOf = (id: string) => groups[id]?.groupName ?? id;
    return {
      groups: Object.values(groups).map(({ groupName, description }) => ({ groupName, description })),
      configurations: configurations(cloud),
      provisionings: provisionings(cloud)
        .map((one) => JSON.stringify(one))
        .sort(),
      grants: Object.values(accessAssignments)
        .map(({ accessConfigurationId: id, targetId, principalId }) => {
          return `${nameOf(principalId)} ${accessConfigurations[id]?.accessConfigurationName} ${targetId}`;
        })
        .sort(),
      settings: JSON.parse(JSON.stringify(settings, (key, value) => (/Time$/.test(key) ? undefined : value))) as object,
    };
  }

  function configurationId(name: string): string {
    const all = Object.values(directoryOf(cloud).accessConfigurations);
    const found = all.find(({ accessConfigurationName }) => accessConfigurationName === name);
    assert.ok(found !== undefined, name);
    return found.accessConfigurationId;
  }

  function groupId(name: string): string {
    const found = Object.values(directoryOf(cloud).groups).find(({ groupName }) => groupName === name);
    assert.ok(found !== undefined, name);
    return found.groupId;
  }

  function drifts(): readonly Drift[] {
    const of = (name: string) => ({ AccessConfigurationId: configurationId(name) });
    const account = cloud.accountIds[0];
    return [
      {
        action: "AddPermissionPolicyToAccessConfiguration",
        parameters: {
          ...of("read-only"),
          PermissionPolicyType: "System",
          PermissionPolicyName: "AdministratorAccess",
        },
        shows: ["AccessConfiguration read-only", `AccessConfigurationProvisioning read-only-${account}`],
      },
      {
        action: "RemovePermissionPolicyFromAccessConfiguration",
        parameters: { ...of("operator"), PermissionPolicyType: "System", PermissionPolicyName: "AliyunVPCFullAccess" },
        shows: ["AccessConfiguration operator", `AccessConfigurationProvisioning operator-${account}`],
      },
      {
        action: "UpdateInlinePolicyForAccessConfiguration",
        parameters: {
          ...of("power-user"),
          InlinePolicyName: "no-identities",
          NewInlinePolicyDocument: '{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
        },
        shows: ["AccessConfiguration power-user"],
      },
      {
        action: "UpdateAccessConfiguration",
        parameters: { ...of("administrator"), NewSessionDuration: 43_200 },
        shows: ["AccessConfiguration administrator"],
      },
      {
        action: "DeleteAccessAssignment",
        parameters: {
          ...of("administrator"),
          TargetType: "RD-Account",
          TargetId: account,
          PrincipalType: "Group",
          PrincipalId: groupId("administrators"),
        },
        shows: [`AccessAssignment administrators-administrator-${account}`],
      },
      {
        action: "UpdateGroup",
        parameters: { GroupId: groupId("developers"), NewGroupName: "everybody" },
        shows: ["Group developers"],
      },
      {
        action: "UpdateGroup",
        parameters: { GroupId: groupId("finance"), NewDescription: "Nobody" },
        shows: ["Group finance"],
      },
      {
        action: "UpdateMFAAuthenticationSettings",
        parameters: { MFAAuthenticationSettings: "Disabled" },
        shows: ["MfaSettings second-factor"],
      },
      {
        action: "SetLoginPreference",
        parameters: { LoginNetworkMasks: ";" },
        shows: ["LoginPreference log-on"],
      },
      {
        action: "SetPasswordPolicy",
        parameters: { MinPasswordLength: 8 },
        shows: ["PasswordPolicy passwords"],
      },
      {
        action: "SetExternalSAMLIdentityProvider",
        parameters: { SSOStatus: "Disabled" },
        shows: ["SamlIdentityProvider sign-on"],
      },
      {
        action: "SetSCIMSynchronizationStatus",
        parameters: { SCIMSynchronizationStatus: "Disabled" },
        shows: ["ScimSynchronization people"],
      },
    ];
  }

  it("goes up, and is found and repaired when it drifts in a dozen ways", async () => {
    const up = await run("up");
    assert.equal(up.exitCode, 0, up.output);
    const wanted = whole();
    assert.equal(wanted.groups.length, 5);
    assert.equal(wanted.configurations.length, 6);
    assert.equal(wanted.grants.length, 2 * ACCOUNTS + 3 * PRODUCTION + 2 * STAGING + SANDBOX); // by grants.ts
    const brought = provisionings(cloud);
    assert.equal(new Set(brought.map(({ account }) => account)).size, ACCOUNTS);
    assert.ok(brought.every(({ status }) => status === "current"));
    const clean = await run("preview", { refresh: true, expectNoChanges: true });
    assert.equal(clean.exitCode, 0, clean.output);

    const drift = drifts();
    for (const { action, parameters } of drift) {
      await cloud.control.perform("cloudsso", action, { DirectoryId: cloud.directoryId, ...parameters });
      await cloud.control.finishTasks();
    }
    const preview = await run("preview", { refresh: true, expectNoChanges: true });
    assert.equal(preview.exitCode, 7, preview.output);
    const shown = new Set(preview.steps.filter(({ op }) => DRIFT.has(op)).map(({ urn }) => nameOf(urn)));
    assert.deepEqual(
      drift.flatMap(({ shows }) => shows).filter((name) => !shown.has(name)),
      [],
      "shown by no row",
    );

    const repair = await run("up", { refresh: true });
    assert.equal(repair.exitCode, 0, repair.output);
    assert.deepEqual(whole(), wanted);
    const settled = await run("preview", { refresh: true, expectNoChanges: true });
    assert.equal(settled.exitCode, 0, settled.output);
  });
});
