import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../../../emulator";
import type { Estate } from "../../../../estate/model";
import { impactOf } from "../../../../report/impact/report";
import { productionBy } from "../../../../report/production";
import { estateOf } from "../../../support/estates";

/** What `impact` compares: the copy of a company on the emulator, before and after somebody acts on it. */
describe("impact on a copy", function () {
  this.timeout(60_000);
  let original: Estate;
  let copy: Emulator;
  let start: Estate;
  let directoryId: string;

  before(async () => {
    const cloud = await startEmulator({ seed: "small" });
    original = await estateOf(cloud).finally(() => cloud.close());
  });

  beforeEach(async () => {
    copy = await startEmulator({ estate: original, taskDurationMs: 0 });
    directoryId = copy.directoryId;
    start = await estateOf(copy);
  });

  afterEach(() => copy.close());

  const act = (action: string, parameters: object) =>
    copy.control.perform("cloudsso", action, { DirectoryId: directoryId, ...parameters });

  async function impact(never: readonly string[] = []) {
    const gates = { maxPeople: 0, protect: [], never };
    const options = { time: new Date(0), isProduction: productionBy([]), gates };
    return impactOf(start, await estateOf(copy), options);
  }

  it("is nothing where nobody acts, and all was compared", async () => {
    const { outcome, notCompared, gates } = await impact();
    assert.deepEqual([outcome, notCompared, gates[0]?.isKnown], ["nothing", [], true]);
  });

  it("has another person where somebody is deleted and made again with all that they had", async () => {
    const of = (kind: string) => start.objects[kind] ?? [];
    const group = String(
      of("cloudsso:AccessAssignment").find((one) => one.inputs["principalType"] === "Group")?.inputs["principalId"],
    );
    const UserId = String(
      of("cloudsso:UserAttachment").find((one) => one.inputs["groupId"] === group)?.inputs["userId"],
    );
    const user = of("cloudsso:User").find(({ id }) => id.endsWith(UserId));
    const groups = of("cloudsso:UserAttachment").filter((one) => one.inputs["userId"] === UserId);
    for (const { inputs } of groups) await act("RemoveUserFromGroup", { GroupId: inputs["groupId"], UserId });
    await act("DeleteUser", { UserId });
    const made = (await act("CreateUser", { UserName: user?.name })) as { readonly User: { readonly UserId: string } };
    for (const { inputs } of groups) {
      await act("AddUserToGroup", { GroupId: inputs["groupId"], UserId: made.User.UserId });
    }
    const { counts, access, gates, notices } = await impact();
    assert.equal(counts.people, 2);
    assert.equal(counts.gained, counts.lost);
    assert.ok(counts.gained > 0);
    assert.ok(access.every(({ people }) => people.every(({ name }) => name === user?.name)));
    assert.equal(gates[0]?.isHit, true);
    assert.match(notices.join(), new RegExp(`^${user?.name} is gone, and somebody else is made`));
  });

  it("has for new what an account gets that had older policies than its configuration says", async () => {
    const [target] = start.objects["cloudsso:AccessConfigurationProvisioning"] ?? [];
    const AccessConfigurationId = String(target?.inputs["accessConfigurationId"]);
    const TargetId = String(target?.inputs["targetId"]);
    await act("AddPermissionPolicyToAccessConfiguration", {
      AccessConfigurationId,
      PermissionPolicyType: "System",
      PermissionPolicyName: "AliyunRAMFullAccess",
    });
    start = await estateOf(copy);
    await act("ProvisionAccessConfiguration", { AccessConfigurationId, TargetType: "RD-Account", TargetId });
    const { configurations, counts, gates, provisionings } = await impact(["aliyunramfullaccess"]);
    assert.deepEqual(configurations, []);
    const [line] = provisionings;
    assert.deepEqual(
      [line?.before, line?.after, line?.accounts.map(({ id }) => id)],
      ["ReprovisionRequired", "Provisioned", [TargetId]],
    );
    assert.ok(line?.rollOut?.policies.some(({ name }) => name === "AliyunRAMFullAccess"));
    assert.ok(counts.people > 0);
    assert.equal(line?.rollOut?.people.length, counts.people);
    assert.deepEqual(
      gates.map(({ isHit }) => isHit),
      [true, true],
    );
  });

  it("has everybody where the directory lets in other networks", async () => {
    await act("SetLoginPreference", { LoginNetworkMasks: "10.0.0.0/8" });
    const { counts, touched } = await impact();
    assert.deepEqual(
      touched.map(({ what, scope, fields }) => [what, scope, fields]),
      [["cloudsso:LoginPreference", "directory", ["loginNetworkMasks"]]],
    );
    assert.equal(counts.people, start.objects["cloudsso:User"]?.length);
  });
});
