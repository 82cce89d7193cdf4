import assert from "node:assert/strict";
import { nameOf } from "../support/engine";
import { ramOf } from "../support/view";
import { assertHidden } from "./hidden";
import { scenario } from "./scenario";
import type { Stage } from "./stage";

const DAY_MS = 24 * 60 * 60_000;
const TOKEN = "ScimServerCredential token";

const credentials = ({ directory }: Stage) => Object.values(directory.scimCredentials);

scenario(
  "a secret that is told once, lost by no failure and replaced before it ends",
  "secret-once",
  { program: "token", accounts: 1 },
  async (stage) => {
    await stage.program({ status: "Disabled" });
    const broken = {
      kind: "refuse",
      action: "UpdateSCIMServerCredentialStatus",
      code: "Some.Refusal",
      status: 400,
    } as const;
    await stage.cloud.control.fault(broken);
    const half = await stage.up();
    assert.equal(half.exitCode, 1);
    const [old, ...more] = credentials(stage);
    assert.ok(old !== undefined && more.length === 0);
    assertHidden(stage, [old.credentialSecret], half);

    await stage.program({ status: "Enabled" });
    const whole = await stage.up();
    assert.equal(whole.exitCode, 0);
    assert.equal(stage.configuration("user").description, old.credentialSecret);
    assertHidden(stage, [old.credentialSecret], whole);

    Object.assign(old, { createTime: Date.now() - 355 * DAY_MS, expireTime: Date.now() + 10 * DAY_MS });
    const preview = await stage.preview({ refresh: true });
    const step = preview.steps.find(({ urn, op }) => nameOf(urn) === TOKEN && op === "replace");
    assert.deepEqual(step?.changes, ["~expiryStatus"]);

    const at = { DirectoryId: stage.cloud.directoryId };
    const answer = await stage.cloud.control.perform("cloudsso", "CreateSCIMServerCredential", at);
    const { CredentialId } = answer["SCIMServerCredential"] as { readonly CredentialId: string };
    const refused = await stage.up({ refresh: true });
    assert.equal(refused.exitCode, 1);
    assert.match(refused.output, /there are 2 already, .* of the resource token, .*; nothing was lost/);
    assert.deepEqual(
      credentials(stage).map(({ credentialId }) => credentialId),
      [old.credentialId, CredentialId],
    );

    await stage.cloud.control.perform("cloudsso", "DeleteSCIMServerCredential", { ...at, CredentialId });
    await stage.cloud.control.clearCalls();
    const replaced = await stage.up({ refresh: true });
    assert.equal(replaced.exitCode, 0);
    const [renewed, ...others] = credentials(stage);
    assert.ok(renewed !== undefined && others.length === 0 && renewed.credentialId !== old.credentialId);
    assert.equal(stage.configuration("user").description, renewed.credentialSecret);
    assert.deepEqual(
      stage.cloud.calls.flatMap(({ by, action }) => (by === "api" && !/^(Get|List)/.test(action) ? [action] : [])),
      ["CreateSCIMServerCredential", "UpdateAccessConfiguration", "DeleteSCIMServerCredential"],
      "what uses it has the new one before the old one goes",
    );
    const secrets = [old.credentialSecret, renewed.credentialSecret];
    assertHidden(stage, secrets, preview, refused, replaced);
    assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);
  },
);

/** Of the account, what is told once. */
function toldOnce({ cloud }: Stage) {
  const { users, applications, virtualMfaDevices } = ramOf(cloud);
  const [robot] = Object.values(users);
  const [portal] = Object.values(applications);
  assert.ok(robot !== undefined && portal !== undefined);
  return {
    user: robot.userPrincipalName,
    appId: portal.appId,
    keys: Object.values(robot.accessKeys),
    credentials: Object.values(robot.serviceCredentials ?? {}),
    secrets: Object.values(portal.secrets),
    devices: Object.values(virtualMfaDevices),
    password: robot.loginProfile?.password ?? "",
  };
}

/** All of them, and how the image of a seed begins, which is no more than a picture of it. */
function valuesOf(stage: Stage): readonly string[] {
  const { keys, credentials, secrets, devices, password } = toldOnce(stage);
  return [
    ...keys.map(({ accessKeySecret }) => accessKeySecret),
    ...credentials.map(({ serviceCredentialSecret }) => serviceCredentialSecret),
    ...secrets.map(({ appSecretValue }) => appSecretValue),
    ...devices.map(({ base32StringSeed }) => base32StringSeed),
    password,
    "iVBORw0KGgo",
  ];
}

const CREATES = ["CreateAccessKey", "CreateServiceCredential", "CreateAppSecret", "CreateVirtualMFADevice"] as const;

scenario(
  "secrets of an account that are told once, each lost with its answer, named, and made anew when it is gone",
  "told-once",
  { program: "told-once", accounts: 1 },
  async (stage) => {
    await stage.program({ domain: stage.domain });
    for (const action of CREATES) await stage.cloud.control.fault({ kind: "resetAfter", action });
    const lost = await stage.up();
    assert.equal(lost.exitCode, 1);
    const { user, appId, keys, credentials, secrets, devices } = toldOnce(stage);
    const [[key], [credential], [secret], [device]] = [keys, credentials, secrets, devices];
    assert.ok(key && credential && secret && device);
    const ids = [
      key.accessKeyId,
      credential.serviceCredentialId,
      secret.appSecretId,
      device.serialNumber.replace(/^.*:/, ""),
    ];
    for (const id of ids) assert.match(lost.output, new RegExp(`, and with it the secret of ${id}; delete it with: `));
    const before = valuesOf(stage);

    const again = await stage.up();
    assert.equal(again.exitCode, 1);
    for (const id of ids) assert.match(again.output, new RegExp(`, so a secret of ${id} may be lost; `));
    for (const action of CREATES) assert.equal(stage.calls(action).length, 1, "no second one is made");
    assert.deepEqual(valuesOf(stage), before);

    const ofUser = { UserPrincipalName: user };
    for (const [action, at] of [
      ["DeleteAccessKey", { ...ofUser, UserAccessKeyId: key.accessKeyId }],
      ["DeleteServiceCredential", { ...ofUser, ServiceCredentialId: credential.serviceCredentialId }],
      ["DeleteAppSecret", { AppId: appId, AppSecretId: secret.appSecretId }],
      ["DeleteVirtualMFADevice", { SerialNumber: device.serialNumber }],
    ] as const) {
      await stage.cloud.control.perform("ims", action, at);
    }
    const preview = await stage.preview();
    const whole = await stage.up();
    assert.equal(whole.exitCode, 0);
    const unchanged = await stage.preview({ refresh: true, expectNoChanges: true });
    assert.equal(unchanged.exitCode, 0);
    const values = [...before, ...valuesOf(stage)];
    assertHidden(stage, values, lost, again, preview, whole, unchanged);
    const log = JSON.stringify(stage.cloud.calls);
    for (const value of values) assert.ok(!log.includes(value), "the emulator's log holds a secret");
  },
);
