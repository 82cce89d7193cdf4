import assert from "node:assert/strict";
import { isOurs, nameOf, type Run } from "../support/engine";
import { scenario } from "./scenario";

/** What a run with `--refresh` would do, less what stays as it is. */
function changes(run: Run): string[] {
  return run.steps
    .filter(({ urn, op }) => isOurs(urn) && op !== "refresh" && op !== "same")
    .map(({ urn, op, changes }) => [op, nameOf(urn).replace(/\d{16}/, ""), ...changes].join(" "))
    .sort();
}

const DENY = { Version: "1", Statement: [{ Effect: "Deny", Action: "kms:GetSecretValue", Resource: "*" }] };
const ALLOW = { Version: "1", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };

scenario("drift, each kind seen by a preview", "drift", {}, async (stage) => {
  const user = `alice@${stage.domain}`;
  await stage.program({
    accounts: [stage.account(1), stage.account(2)],
    policies: ["ReadOnlyAccess", ["no-secrets", DENY]],
    users: [user],
  });
  await stage.up();
  assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0, "clean");

  const drifts: Readonly<Record<string, readonly [() => Promise<unknown>, readonly RegExp[]]>> = {
    "a foreign policy": [
      () => stage.addForeignPolicy(),
      [
        /^update AccessConfiguration auditors -permissionPolicies\[2\] ~policyRevision ~provisioningStatus$/,
        /^update AccessConfigurationProvisioning /,
        /^update AccessConfigurationProvisioning /,
      ],
    ],
    "a policy taken away, the first": [
      () =>
        stage.byHand("RemovePermissionPolicyFromAccessConfiguration", {
          PermissionPolicyType: "System",
          PermissionPolicyName: "ReadOnlyAccess",
        }),
      [/^update AccessConfiguration /, /^update AccessConfigurationP/, /^update AccessConfigurationP/],
    ],
    "an edited document": [
      () =>
        stage.byHand("UpdateInlinePolicyForAccessConfiguration", {
          InlinePolicyName: "no-secrets",
          NewInlinePolicyDocument: JSON.stringify(ALLOW),
        }),
      [
        /^update AccessConfiguration auditors ~permissionPolicies\[1\]\.permissionPolicyDocument\./,
        /^update AccessConfigurationP/,
        /^update AccessConfigurationP/,
      ],
    ],
    "a document in another spelling": [
      () =>
        stage.byHand("UpdateInlinePolicyForAccessConfiguration", {
          InlinePolicyName: "no-secrets",
          NewInlinePolicyDocument: JSON.stringify({ Statement: DENY.Statement, Version: "1" }, undefined, 4),
        }),
      // The text means the same; that the accounts are stale now is true all the same.
      [
        /^update AccessConfiguration auditors ~provisioningStatus$/,
        /^update AccessConfigurationProvisioning auditors- ~status$/,
        /^update AccessConfigurationProvisioning auditors- ~status$/,
      ],
    ],
    "settings of the configuration": [
      () =>
        stage.byHand("UpdateAccessConfiguration", {
          NewDescription: "changed",
          NewSessionDuration: 7200,
          NewRelayState: "https://home.console.aliyun.com/",
        }),
      [/^update AccessConfiguration auditors -description -relayState ~sessionDuration$/],
    ],
    "an account taken out": [
      () => stage.deprovisionByHand(stage.account(2)),
      [/^create AccessConfigurationProvisioning auditors-$/],
    ],
    "the user renamed": [
      () =>
        stage.cloud.control.perform("ims", "UpdateUser", {
          UserPrincipalName: user,
          NewDisplayName: "Mallory",
          NewComments: "changed",
        }),
      [/^update User alice -comments ~displayName$/],
    ],
    "the user deleted": [
      () => stage.cloud.control.perform("ims", "DeleteUser", { UserPrincipalName: user }),
      [/^create User alice$/],
    ],
  };
  await stage.branches(
    Object.fromEntries(
      Object.entries(drifts).map(([name, [drift, expected]]) => [
        name,
        async () => {
          await drift();
          const seen = await stage.preview({ refresh: true, expectNoChanges: true });
          assert.equal(seen.exitCode, 7, name);
          const lines = changes(seen);
          assert.equal(lines.length, expected.length, `${name}: ${lines.join("; ")}`);
          for (const [index, line] of lines.entries()) assert.match(line, expected[index] as RegExp, name);
        },
      ]),
    ),
  );

  await drifts["the user renamed"]?.[0]().catch(() => undefined);
  await stage.addForeignPolicy();
  assert.equal((await stage.refresh({ previewOnly: true, expectNoChanges: true })).exitCode, 7);
  assert.equal((await stage.up({ refresh: true })).exitCode, 0);
  assert.equal((await stage.refresh({ previewOnly: true, expectNoChanges: true })).exitCode, 0);
});

scenario("ignoreChanges on the policies", "ignore-changes", { accounts: 1 }, async (stage) => {
  await stage.program({ policies: ["ReadOnlyAccess", "AliyunOSSReadOnlyAccess"] });
  await stage.up();
  await stage.addForeignPolicy();
  await stage.branches({
    "as a whole": async () => {
      await stage.program({ ignoreChanges: ["permissionPolicies"] });
      assert.equal((await stage.up({ refresh: true })).exitCode, 0);
      const live = stage.configuration().policies.map(({ name }) => name);
      assert.deepEqual(live.sort(), ["AdministratorAccess", "AliyunOSSReadOnlyAccess", "ReadOnlyAccess"]);
      assert.deepEqual(stage.accountsByPolicies(), { [live.join("+")]: [1] }, "what is accepted reaches the account");
      assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);
    },
    "by index": async () => {
      await stage.program({ ignoreChanges: ["permissionPolicies[0]"] });
      assert.equal((await stage.up({ refresh: true })).exitCode, 0);
      assert.deepEqual(
        stage.configuration().policies.map(({ name }) => name),
        ["ReadOnlyAccess", "AliyunOSSReadOnlyAccess"],
        "the foreign one goes, and no other",
      );
      assert.deepEqual(stage.accountsByPolicies(), { "AliyunOSSReadOnlyAccess+ReadOnlyAccess": [1] });
    },
  });
});
