import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FORMATS, formOf } from "../../cli/drift/forms";
import { type Emulator, startEmulator } from "../../emulator";
import { compareEstates } from "../../estate/compare";
import type { Estate, EstateObject } from "../../estate/model";
import { findingsIn } from "../../report/drift/findings";
import type { DriftReport } from "../../report/drift/model";
import { reportOf } from "../../report/drift/report";
import { driftSchema } from "../../report/drift/schema";
import type { EngineStep } from "../../report/drift/steps";
import { UNMANAGED_KINDS, unmanagedIn } from "../../report/drift/unmanaged";
import { managedIn } from "../../report/managed";
import { estateOf } from "../support/estate";
import { sarifFaults } from "../support/sarif";

const urnOf = (kind: string, { name }: EstateObject) =>
  `urn:pulumi:all::company::pulumi-nodejs:dynamic/${kind}::${name}`;

/** What the engine would say of a stack that has everything of `before`. */
function stepsBetween(before: Estate, after: Estate): EngineStep[] {
  const changed = new Set(compareEstates(before, after).differences.map(({ what, id }) => `${what} ${id}`));
  return Object.entries(before.objects).flatMap(([kind, objects]) => {
    const now = new Map((after.objects[kind] ?? []).map((object) => [object.id, object]));
    const type = `pulumi-nodejs:dynamic/${kind}`;
    return objects.map((object): EngineStep => {
      const { id, inputs } = object;
      const live = now.get(id);
      return {
        op: live === undefined ? "delete" : changed.has(`${kind} ${id}`) ? "update" : "refresh",
        urn: urnOf(kind, object),
        oldState: { type, id, inputs },
        ...(live === undefined ? {} : { newState: { type, id, inputs: live.inputs } }),
      };
    });
  });
}

function stateOf({ objects }: Estate): string {
  const resources = Object.entries(objects).flatMap(([kind, all]) =>
    all.map((object) => ({ urn: urnOf(kind, object), type: `pulumi-nodejs:dynamic/${kind}`, id: object.id })),
  );
  return JSON.stringify({ version: 3, deployment: { resources } });
}

describe("drift of a company", () => {
  let cloud: Emulator;
  let report: DriftReport;
  /** Accounts that had the configuration whose policies were changed, up to date. */
  let stale: number;

  before(async () => {
    cloud = await startEmulator({ seed: "company", accounts: 60, taskDurationMs: 0 });
    const before = await estateOf(cloud);
    stale = await change(before);
    const after = await estateOf(cloud);
    const findings = [
      ...findingsIn("all", stepsBetween(before, after)),
      ...unmanagedIn(after, managedIn(stateOf(before), "the export"), UNMANAGED_KINDS),
    ];
    const resources = Object.values(before.objects).reduce((sum, { length }) => sum + length, 0);
    report = reportOf({
      time: new Date("2026-11-28T12:00:00.000Z"),
      stacks: [{ stack: "all", resources }],
      unmanaged: {
        kinds: UNMANAGED_KINDS,
        objects: resources,
        clouds: [{ account: after.accountId, objects: resources, stacks: ["all"] }],
        failures: [],
      },
      findings,
    });
  });
  after(() => cloud.close());

  /** What people do at the console. */
  async function change({ objects }: Estate): Promise<number> {
    const of = (kind: string) => objects[kind] ?? [];
    const byHand = (service: "cloudsso" | "ims", action: string, parameters: object) =>
      cloud.control.perform(service, action, {
        ...(service === "cloudsso" ? { DirectoryId: cloud.directoryId } : {}),
        ...parameters,
      });
    const configuration = of("cloudsso:AccessConfiguration")[0]?.inputs["accessConfigurationName"];
    const id = of("cloudsso:AccessConfiguration")[0]?.id.split(":")[1];
    assert.ok(configuration !== undefined && id !== undefined);
    await byHand("cloudsso", "AddPermissionPolicyToAccessConfiguration", {
      AccessConfigurationId: id,
      PermissionPolicyType: "System",
      PermissionPolicyName: "AliyunRAMFullAccess",
    });
    await byHand("cloudsso", "UpdateAccessConfiguration", { AccessConfigurationId: id, NewSessionDuration: 43_200 });
    const group = of("cloudsso:Group")[0]?.id.split(":")[1];
    const member = of("cloudsso:UserAttachment")[0]?.inputs;
    await byHand("cloudsso", "RemoveUserFromGroup", { GroupId: member?.["groupId"], UserId: member?.["userId"] });
    await byHand("cloudsso", "UpdateGroup", { GroupId: group, NewDescription: 'for <everybody> | "all"' });
    const { User } = (await byHand("cloudsso", "CreateUser", { UserName: "mallory" })) as {
      readonly User: { readonly UserId: string };
    };
    await byHand("cloudsso", "CreateAccessAssignment", {
      AccessConfigurationId: id,
      TargetType: "RD-Account",
      TargetId: cloud.accountIds[0],
      PrincipalType: "User",
      PrincipalId: User.UserId,
    });
    await cloud.control.finishTasks();
    const provisionings = of("cloudsso:AccessConfigurationProvisioning");
    return provisionings.filter(
      ({ inputs }) => inputs["accessConfigurationId"] === id && inputs["status"] === "Provisioned",
    ).length;
  }

  it("finds what people did, and what followed from it", () => {
    const found = report.findings.map(({ severity, rule, what, kind, path }) =>
      [severity, rule, what, kind, path].join(" "),
    );
    const count = (line: string) => found.filter((one) => one === line).length;
    assert.equal(count("critical grant-added unmanaged cloudsso:AccessAssignment "), 1);
    assert.equal(
      count(
        "critical policy-added changed cloudsso:AccessConfiguration permissionPolicies[System:AliyunRAMFullAccess]",
      ),
      1,
    );
    assert.equal(count("high session-longer changed cloudsso:AccessConfiguration sessionDuration"), 1);
    assert.equal(count("medium membership missing cloudsso:UserAttachment "), 1);
    assert.equal(count("medium unmanaged unmanaged cloudsso:User "), 1);
    assert.equal(count("low text-changed changed cloudsso:Group description"), 1);
    const stayed = count("medium reprovision-required changed cloudsso:AccessConfigurationProvisioning status");
    assert.ok(stale > 10);
    assert.equal(stayed, stale);
    assert.ok(driftSchema.safeParse(JSON.parse(JSON.stringify(report))).success);
  });

  for (const format of FORMATS.filter((one) => one === "text" || one === "markdown")) {
    it(`is as it was: ${format}`, () => {
      const file = join(__dirname, "golden", format === "text" ? "company.txt" : "company.md");
      const text = formOf(report, format, "1.2.3");
      if (process.env["RECORD"] === "1") {
        mkdirSync(join(__dirname, "golden"), { recursive: true });
        writeFileSync(file, text);
      }
      assert.equal(text, readFileSync(file, "utf8"), "RECORD=1 writes it anew");
    });
  }

  it("is SARIF as OASIS has it", () => assert.deepEqual(sarifFaults(formOf(report, "sarif", "1.2.3")), []));
});
