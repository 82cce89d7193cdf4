import assert from "node:assert/strict";
import { certificates } from "../emulator/cloudsso/certificates";
import { nameOf, type Run } from "../support/engine";
import { type Kill, killsInTurn, killText, playKill } from "./kill";
import { scenario } from "./scenario";
import type { Stage } from "./stage";

/** `ann in operators`, sorted. */
function memberships({ directory }: Stage): string[] {
  const { memberships: rows, users, groups } = directory;
  return Object.values(rows)
    .map(({ userId, groupId }) => `${users[userId]?.userName} in ${groups[groupId]?.groupName}`)
    .sort();
}

function userNames({ directory }: Stage): string[] {
  return Object.values(directory.users)
    .map(({ userName }) => userName)
    .sort();
}

function changes(run: Run): string[] {
  return run.steps.filter(({ op }) => op !== "same" && op !== "refresh").map(({ op, urn }) => `${op} ${nameOf(urn)}`);
}

async function assertSettled(stage: Stage): Promise<void> {
  const seen = await stage.preview({ refresh: true, expectNoChanges: true });
  assert.equal(seen.exitCode, 0, seen.output);
}

const at = ({ cloud }: Stage) => ({ DirectoryId: cloud.directoryId });
const MEMBERS = { operators: ["ann", "ben"], auditors: ["ann"] };
const ALL = ["ann in auditors", "ann in operators", "ben in operators"];

scenario("people, and what happens to them at the console", "directory", { program: "directory" }, async (stage) => {
  await stage.program({ users: ["ann", "ben"], members: MEMBERS, certificates: [certificates.first] });
  assert.equal((await stage.up()).exitCode, 0);
  assert.deepEqual(memberships(stage), ALL);
  await assertSettled(stage);

  await stage.branches({
    "a group is deleted": async () => {
      const operators = Object.values(stage.directory.groups).find(({ groupName }) => groupName === "operators");
      const group = { ...at(stage), GroupId: operators?.groupId };
      for (const UserId of Object.keys(stage.directory.users)) {
        await stage.cloud.control
          .perform("cloudsso", "RemoveUserFromGroup", { ...group, UserId })
          .catch(() => undefined);
      }
      await stage.cloud.control.perform("cloudsso", "DeleteGroup", group);
      const repair = await stage.up({ refresh: true });
      assert.equal(repair.exitCode, 0);
      assert.deepEqual(changes(repair).sort(), [
        "create Group operators",
        "create UserAttachment ann-operators",
        "create UserAttachment ben-operators",
      ]);
      assert.deepEqual(memberships(stage), ALL);
      await assertSettled(stage);
    },
    "a user is disabled and described": async () => {
      const ann = Object.values(stage.directory.users).find(({ userName }) => userName === "ann");
      const user = { ...at(stage), UserId: ann?.userId };
      await stage.cloud.control.perform("cloudsso", "UpdateUserStatus", { ...user, NewStatus: "Disabled" });
      await stage.cloud.control.perform("cloudsso", "UpdateUser", { ...user, NewDisplayName: "Somebody" });
      const repair = await stage.up({ refresh: true });
      assert.deepEqual(changes(repair), ["update User ann"]);
      const live = Object.values(stage.directory.users).find(({ userName }) => userName === "ann");
      assert.deepEqual([live?.status, live?.displayName], ["Enabled", "ann"]);
      await assertSettled(stage);
    },
    "synchronization is switched on": async () => {
      await stage.program({ synchronization: "Enabled" });
      assert.equal((await stage.up()).exitCode, 0);
      assert.equal(stage.directory.settings.scimSynchronization, "Enabled");
      await assertSettled(stage);
      await stage.program({ members: { ...MEMBERS, auditors: ["ann", "ben"] } });
      assert.equal((await stage.up()).exitCode, 0, "who was made here can be changed here");
      assert.deepEqual(memberships(stage), [
        "ann in auditors",
        "ann in operators",
        "ben in auditors",
        "ben in operators",
      ]);
    },
    "certificates roll over": async () => {
      const live = () => stage.directory.settings.samlIdentityProvider;
      const [idOfFirst] = live()?.certificates.map(({ certificateId }) => certificateId) ?? [];
      await stage.program({ certificates: [certificates.first, certificates.second] });
      assert.equal((await stage.up()).exitCode, 0);
      assert.equal(live()?.certificates.length, 2);
      assert.ok(
        live()?.certificates.some(({ certificateId }) => certificateId === idOfFirst),
        "the old one stays",
      );
      await stage.program({ certificates: [certificates.second] });
      await stage.cloud.control.clearCalls();
      assert.equal((await stage.up()).exitCode, 0);
      assert.deepEqual([live()?.certificates.length, live()?.ssoStatus], [1, "Enabled"]);
      assert.deepEqual(stage.calls("SetExternalSAMLIdentityProvider").length, 0, "only the old certificate goes");
      await assertSettled(stage);
    },
  });
});

const KILLS: readonly Kill[] = ["CreateUser", "AddUserToGroup", "RemoveUserFromGroup"].map((action) => ({
  operation: "up",
  boundary: { action, nth: 1, at: "after" },
  aftermath: { dies: "engine and provider", next: "up" },
}));

scenario(
  "kills among people",
  "",
  { program: "directory", accounts: 1, recorded: false, disturbed: true },
  async (stage) => {
    await stage.program({ users: ["ann", "ben"], members: MEMBERS });
    assert.equal((await stage.up()).exitCode, 0);
    await stage.program({ users: ["ann", "ben", "cas"], members: { operators: ["ann", "cas"], auditors: ["ann"] } });
    const back = await stage.mark();
    for (const kill of killsInTurn("kills among people", KILLS)) {
      await back();
      assert.ok(await playKill(stage, kill), killText(kill));
      assert.deepEqual(userNames(stage), ["ann", "ben", "cas"], killText(kill));
      assert.deepEqual(memberships(stage), ["ann in auditors", "ann in operators", "cas in operators"], killText(kill));
      await assertSettled(stage);
    }
  },
);
