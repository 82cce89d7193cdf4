import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type Emulator, startEmulator } from "../../emulator";
import { nameOf, type Run, type Stack } from "../support/engine";
import { ramMemberships } from "../support/ram-people";
import { ramOf } from "../support/view";
import { type Example, openExample } from "./example";

const DAY_MS = 24 * 60 * 60_000;

describe("the example people", () => {
  let cloud: Emulator;
  let example: Example;
  const printed: string[] = [];

  before(async () => {
    cloud = await startEmulator({ accounts: 1 });
    example = await openExample("people", cloud);
  });

  after(async () => {
    await cloud.close();
    example.remove();
  });

  async function run(...of: Parameters<Stack["start"]>): Promise<Run> {
    const done = await example.stack.start(...of).done;
    printed.push(done.output);
    return done;
  }

  const console = (action: string, parameters: object, service: "ims" | "ram" = "ims") =>
    cloud.control.perform(service, action, { ...parameters });

  function user(name: string) {
    const found = Object.values(ramOf(cloud).users).find(({ userPrincipalName }) =>
      userPrincipalName.startsWith(`${name}@`),
    );
    assert.ok(found !== undefined, name);
    return found;
  }

  function group(name: string) {
    const found = Object.values(ramOf(cloud).groups).find(({ groupName }) => groupName === name);
    assert.ok(found !== undefined, name);
    return found;
  }

  /** Who may do what, and how they log on. */
  function whole() {
    const { users, groups, securityPreference, passwordPolicy } = ramOf(cloud);
    return {
      memberships: ramMemberships({ cloud }),
      groups: Object.values(groups).map(
        ({ groupName, policies }) => `${groupName}: ${[...policies].sort().join(", ")}`,
      ),
      users: Object.values(users).map(({ userPrincipalName, policies, loginProfile, accessKeys }) => {
        const keys = Object.values(accessKeys).map(({ status }) => status);
        return { userPrincipalName, policies, logsOn: loginProfile?.status, keys };
      }),
      mfa: securityPreference?.MFAOperationForLogin,
      passwords: passwordPolicy?.MinimumPasswordLength,
    };
  }

  it("goes up, and is found and repaired when it drifts in six ways", async () => {
    const up = await run("up");
    assert.equal(up.exitCode, 0, up.output);
    const wanted = whole();
    assert.deepEqual(wanted.memberships, [
      "auditors: carol",
      "developers: alice",
      "developers: bob",
      "operators: alice",
    ]);
    assert.equal(wanted.mfa, "mandatory");
    assert.deepEqual(user("deployer").policies, ["Custom/releases"]);
    const clean = await run("preview", { refresh: true, expectNoChanges: true });
    assert.equal(clean.exitCode, 0, clean.output);

    const { userPrincipalName: UserPrincipalName } = user("carol");
    const administrator = { PolicyType: "System", PolicyName: "AdministratorAccess" };
    await console("AttachPolicyToGroup", { ...administrator, GroupName: "developers" }, "ram");
    await console("DetachPolicyFromUser", { PolicyType: "Custom", PolicyName: "releases", UserName: "backup" }, "ram");
    await console("AddUserToGroup", { UserPrincipalName, GroupName: "operators" });
    await console("UpdateUser", { UserPrincipalName, NewDisplayName: "Somebody" });
    await console("SetSecurityPreference", { MFAOperationForLogin: "independent" });
    await console("DeleteLoginProfile", { UserPrincipalName: user("bob").userPrincipalName });
    const preview = await run("preview", { refresh: true, expectNoChanges: true });
    assert.equal(preview.exitCode, 7, preview.output);
    const shown = new Set(
      preview.steps.filter(({ op }) => op !== "same" && op !== "refresh").map(({ urn }) => nameOf(urn)),
    );
    const drifted = [
      "GroupPolicies developers",
      "UserPolicyAttachment backup-releases",
      "UserGroups carol",
      "User carol",
      "SecurityPreference log-on",
      "LoginProfile bob",
    ];
    assert.deepEqual(
      drifted.filter((name) => !shown.has(name)),
      [],
      "shown by no row",
    );

    const repair = await run("up", { refresh: true });
    assert.equal(repair.exitCode, 0, repair.output);
    assert.deepEqual(whole(), wanted);
    assert.equal(group("developers").policies.includes("System/AdministratorAccess"), false);
  });

  it("replaces a machine's key when it is of age, and leaves the one before at work", async () => {
    const [key] = Object.values(user("deployer").accessKeys);
    assert.ok(key !== undefined);
    Object.assign(key, { createDate: Date.now() - 31 * DAY_MS });
    const rotation = await run("up", { refresh: true });
    assert.equal(rotation.exitCode, 0, rotation.output);
    const keys = Object.values(user("deployer").accessKeys);
    assert.deepEqual(
      keys.map(({ status }) => status),
      ["Active", "Active"],
    );
    assert.equal(Object.keys(user("backup").accessKeys).length, 1);

    const seen = [...printed, readFileSync(example.stack.stateFile, "utf8")].join("\n");
    for (const { accessKeySecret } of [...keys, ...Object.values(user("backup").accessKeys)]) {
      assert.ok(!seen.includes(accessKeySecret), "a secret is in plain text");
    }
  });

  it("goes as a whole, and leaves the account's settings as they are", async () => {
    const destroy = await run("destroy");
    assert.equal(destroy.exitCode, 0, destroy.output);
    const { users, groups, memberships } = ramOf(cloud);
    assert.deepEqual([users, groups, memberships], [{}, {}, {}]);
    assert.equal(whole().mfa, "mandatory");
  });
});
