import assert from "node:assert/strict";
import type { CloudSso } from "../../../provider/api/cloudsso";
import type { AccessConfigurationProvisioning } from "../../../provider/api/cloudsso.generated";
import { UnexpectedAnswerError } from "../../../provider/client/errors";
import { SharedLists } from "../../../provider/rollout/shared-lists";
import { Snapshots } from "../../../provider/rollout/snapshot";
import type { Target } from "../../../provider/rollout/target";

const CONFIGURATION = { directoryId: "d-1", accessConfigurationId: "ac-1" };
const TARGET: Target = { ...CONFIGURATION, targetType: "RD-Account", targetId: "1" };

describe("the shared lists of a configuration", () => {
  let now: number;
  let rows: AccessConfigurationProvisioning[];
  let calls: number;
  let snapshots: Snapshots;

  beforeEach(() => {
    now = 1_000_000;
    calls = 0;
    rows = [
      { TargetId: "1", Status: "ReprovisionRequired" },
      { TargetId: "2", Status: "Provisioned" },
    ];
    const api = {
      listAccessConfigurationProvisionings: {
        async *items() {
          calls++;
          yield* rows;
        },
      },
      listPermissionPoliciesInAccessConfiguration: async () => {
        calls++;
        return {};
      },
    } as unknown as CloudSso;
    const time = () => now;
    snapshots = new Snapshots(api, new SharedLists(time), time);
  });

  async function statuses(): Promise<string[]> {
    return [...(await snapshots.provisioningsOf(CONFIGURATION)).values()].map(
      ({ target, status }) => `${target.targetId} ${status}`,
    );
  }

  it("answer for all accounts, and know what tasks of this process did", async () => {
    assert.deepEqual(await statuses(), ["1 ReprovisionRequired", "2 Provisioned"]);
    snapshots.provisioned(TARGET, now);
    snapshots.deprovisioned({ ...TARGET, targetId: "2" });
    assert.deepEqual(await statuses(), ["1 Provisioned"]);
    assert.equal(calls, 1);
  });

  it("are read again after a policy write, and after a task that failed", async () => {
    for (const change of [
      () => snapshots.policiesWritten(CONFIGURATION),
      () => snapshots.uncertain(TARGET),
      () => snapshots.drop(CONFIGURATION),
    ]) {
      calls = 0;
      await statuses();
      await snapshots.policiesOf(CONFIGURATION);
      change();
      await statuses();
      await snapshots.policiesOf(CONFIGURATION);
      assert.ok(calls >= 2, `${calls} calls`);
    }
  });

  it("leave it to the list whether an account is current, until this process writes policies", () => {
    assert.equal(snapshots.needsProvisioning(TARGET), false);
    assert.equal(snapshots.isCurrent(TARGET), false);
  });

  it("say that an account lacks what this process wrote, until a task that began later has brought it", () => {
    snapshots.provisioned(TARGET, now);
    now += 1000;
    snapshots.policiesWritten(CONFIGURATION);
    assert.equal(snapshots.needsProvisioning(TARGET), true);
    snapshots.provisioned(TARGET, now - 1);
    assert.equal(snapshots.isCurrent(TARGET), false);
    snapshots.provisioned(TARGET, now + 1);
    assert.equal(snapshots.isCurrent(TARGET), true);
    assert.equal(snapshots.needsProvisioning(TARGET), false);
    snapshots.uncertain(TARGET);
    assert.equal(snapshots.needsProvisioning(TARGET), true);
  });

  for (const [missing, row] of [
    ["account", { Status: "Provisioned" }],
    ["status", { TargetId: "3" }],
  ] as const) {
    it(`take a row without its ${missing} for an error, not for an account or a status of no name`, async () => {
      rows.push(row);
      await assert.rejects(
        statuses(),
        (error: Error) => error instanceof UnexpectedAnswerError && error.message.includes(`without the ${missing}`),
      );
    });
  }
});
