import assert from "node:assert/strict";
import { isOurs, nameOf, type Run } from "../support/engine";
import { ramOf } from "../support/view";
import { scenario } from "./scenario";
import type { Stage } from "./stage";

const logon = (stage: Stage, name: string) => `${name}@${stage.domain}`;

function onlyUser({ cloud }: Stage) {
  const [user, ...others] = Object.values(ramOf(cloud).users);
  assert.ok(user !== undefined && others.length === 0);
  return user;
}

/** Whatever hangs on the user, without the name that it has today. */
function hangingOn(stage: Stage): object {
  const { memberships, groups, virtualMfaDevices } = ramOf(stage.cloud);
  const { userId, accessKeys, loginProfile, policies, createDate } = onlyUser(stage);
  return structuredClone({
    user: [userId, createDate],
    keys: Object.values(accessKeys),
    loginProfile,
    policies,
    groups: Object.values(memberships)
      .filter((row) => row.userId === userId)
      .map((row) => [groups[row.groupId]?.groupName, row.joinDate])
      .sort(),
    devices: Object.values(virtualMfaDevices).filter((device) => device.userId === userId),
  });
}

function changes(run: Run): string[] {
  return run.steps
    .filter(({ op, urn }) => isOurs(urn) && op !== "same" && op !== "refresh")
    .map(({ op, urn }) => `${op} ${nameOf(urn)}`);
}

const writes = ({ cloud }: Stage) =>
  cloud.calls.flatMap(({ by, action }) => (by === "api" && !/^(Get|List)/.test(action) ? [action] : []));

async function assertSettled(stage: Stage): Promise<void> {
  const seen = await stage.preview({ refresh: true, expectNoChanges: true });
  assert.equal(seen.exitCode, 0, seen.output);
}

scenario(
  "a rename of a RAM user with password, keys, groups, policies and MFA",
  "rename-of-a-person",
  { program: "team", accounts: 1 },
  async (stage) => {
    await stage.program({ logonName: logon(stage, "alice") });
    assert.equal((await stage.up()).exitCode, 0);
    // The stack has a policy; of this one it knows nothing.
    const policy = { UserName: "alice", PolicyType: "System", PolicyName: "AliyunECSFullAccess" };
    await stage.cloud.control.perform("ram", "AttachPolicyToUser", policy);
    const [device] = Object.values(ramOf(stage.cloud).virtualMfaDevices);
    Object.assign(device ?? {}, { userId: onlyUser(stage).userId, activateDate: onlyUser(stage).createDate });
    await assertSettled(stage);
    const before = hangingOn(stage);

    await stage.branches({
      "in the program": async () => {
        await stage.program({ logonName: logon(stage, "alicia") });
        // Nobody has the new name yet, and whose it will be the preview cannot know.
        const foreseen = ["update User alice", "update GroupMembership alice-auditors"];
        assert.deepEqual(changes(await stage.preview()), foreseen);
        await stage.cloud.control.clearCalls();
        const renamed = await stage.up();
        assert.equal(renamed.exitCode, 0);
        assert.deepEqual(changes(renamed), ["update User alice"]);
        assert.deepEqual(writes(stage), ["UpdateUser"]);
        assert.equal(onlyUser(stage).userPrincipalName, logon(stage, "alicia"));
        assert.deepEqual(hangingOn(stage), before);
        await assertSettled(stage);
      },
      "at the console": async () => {
        await stage.program({ logonName: logon(stage, "alice") });
        const { userId } = onlyUser(stage);
        const rename = { UserId: userId, NewUserPrincipalName: logon(stage, "mallory") };
        await stage.cloud.control.perform("ims", "UpdateUser", rename);
        const repaired = await stage.up({ refresh: true });
        assert.equal(repaired.exitCode, 0);
        assert.deepEqual(changes(repaired), ["update User alice"]);
        assert.equal(onlyUser(stage).userPrincipalName, logon(stage, "alice"));
        assert.deepEqual(hangingOn(stage), before);
        await assertSettled(stage);
      },
      "and the end": async () => {
        await stage.program({ logonName: logon(stage, "alicia"), forceDestroy: true });
        assert.equal((await stage.up()).exitCode, 0);
        assert.deepEqual(hangingOn(stage), before);
        const destroyed = await stage.destroy();
        assert.equal(destroyed.exitCode, 0);
        const { users, groups, recycledUsers } = ramOf(stage.cloud);
        assert.deepEqual([users, groups, Object.keys(recycledUsers).length], [{}, {}, 1]);
      },
    });
  },
);
