import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { nameOf } from "../support/engine";
import { scenario } from "./scenario";
import type { Stage } from "./stage";

const DAY_MS = 24 * 60 * 60_000;
const TOKEN = "ScimServerCredential token";

const credentials = ({ directory }: Stage) => Object.values(directory.scimCredentials);

/** No secret that there ever was is in the state or in what was printed. */
async function assertHidden(stage: Stage, secrets: readonly string[], ...outputs: readonly string[]): Promise<void> {
  const seen = [readFileSync((await stage.stack()).stateFile, "utf8"), ...outputs].join("\n");
  for (const secret of secrets) assert.ok(!seen.includes(secret), "a secret is in plain text");
}

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
    await assertHidden(stage, [old.credentialSecret], half.output);

    await stage.program({ status: "Enabled" });
    const whole = await stage.up();
    assert.equal(whole.exitCode, 0);
    assert.equal(stage.configuration("user").description, old.credentialSecret);
    await assertHidden(stage, [old.credentialSecret], whole.output);

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
    await assertHidden(stage, secrets, preview.output, refused.output, replaced.output);
    assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);
  },
);
