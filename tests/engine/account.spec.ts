import assert from "node:assert/strict";
import { ramOf } from "../support/view";
import { changesOf } from "./changes";
import { type Kill, killsInTurn, killText, playKill } from "./kill";
import { scenario } from "./scenario";
import type { Stage } from "./stage";

const OLD = ["a1", "a2", "a3", "a4", "a5"];
const NEW = ["b1", "b2", "b3", "b4", "b5"];

const account = ({ cloud }: Stage) => ramOf(cloud);

const fingerprints = (stage: Stage) => [...(account(stage).oidcProviders["ci"]?.fingerprints ?? [])].sort();

const byHand = ({ cloud }: Stage, action: string, parameters: Record<string, string | number>) =>
  cloud.control.perform("ims", action, parameters);

scenario(
  "five new fingerprints, refused in the middle",
  "fingerprints",
  { program: "account", accounts: 1 },
  async (stage) => {
    await stage.program({ fingerprints: OLD });
    assert.equal((await stage.up()).exitCode, 0);

    await stage.program({ fingerprints: NEW });
    const refusal = {
      kind: "refuse",
      action: "AddFingerprintToOIDCProvider",
      nth: 3,
      code: "Odd",
      status: 400,
    } as const;
    await stage.cloud.control.fault(refusal);
    assert.equal((await stage.up()).exitCode, 1);
    assert.deepEqual(fingerprints(stage), ["a4", "a5", "b1", "b2"]);

    await stage.cloud.control.clearCalls();
    assert.equal((await stage.up()).exitCode, 0);
    assert.deepEqual(fingerprints(stage), NEW);
    assert.equal(stage.calls("AddFingerprintToOIDCProvider").length, 3, "what was done is not done again");
    assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);
  },
);

const KILLS: readonly Omit<Kill, "operation">[] = [
  {
    boundary: { action: "RemoveFingerprintFromOIDCProvider", nth: 3, at: "after" },
    aftermath: { dies: "the engine", next: "up" },
  },
  {
    boundary: { action: "AddFingerprintToOIDCProvider", nth: 2, at: "before" },
    aftermath: { dies: "engine and provider", next: "up" },
  },
  { boundary: { method: "update", of: "ci", at: "answered" }, aftermath: { dies: "engine and provider", next: "up" } },
];

scenario(
  "five new fingerprints, killed in the middle",
  "",
  { program: "account", accounts: 1, recorded: false, disturbed: true },
  async (stage) => {
    await stage.program({ fingerprints: OLD });
    assert.equal((await stage.up()).exitCode, 0);
    await stage.program({ fingerprints: NEW });
    const back = await stage.mark();
    for (const one of killsInTurn("five new fingerprints", KILLS)) {
      const kill: Kill = { operation: "up", ...one };
      await back();
      assert.ok(await playKill(stage, kill), killText(kill));
      assert.deepEqual(fingerprints(stage), NEW, killText(kill));
      // The cloud refuses a sixth fingerprint, and to be left without any.
      const refused = stage.cloud.calls.filter(({ by, code }) => by === "api" && code !== undefined);
      assert.deepEqual(refused, [], killText(kill));
      assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0, killText(kill));
    }
  },
);

scenario(
  "a default domain that changes under a program that has users",
  "default-domain",
  { program: "account", accounts: 1 },
  async (stage) => {
    const users = () =>
      Object.values(account(stage).users)
        .map(({ userId, userPrincipalName: name }) => [name, userId].join(" "))
        .sort();
    await stage.program({ domain: "company.onaliyun.com" });
    assert.equal((await stage.up()).exitCode, 0);
    const before = users();
    assert.deepEqual(before.length, 2);

    await byHand(stage, "SetDefaultDomain", { DefaultDomainName: "mallory.onaliyun.com" });
    const drifted = await stage.preview({ refresh: true });
    assert.deepEqual(changesOf(drifted), {
      "DefaultDomain domain": "update ~defaultDomainName",
      "User ann": "update ~userPrincipalName",
      "User ben": "update ~userPrincipalName",
    });
    const warning = "the logon names of all 2 RAM users change from @mallory.onaliyun.com to @company.onaliyun.com";
    assert.ok(drifted.output.includes(warning), drifted.output);
    assert.equal((await stage.up({ refresh: true })).exitCode, 0);
    assert.deepEqual(users(), before, "set back, and nobody was replaced");

    await stage.program({ domain: "firm.onaliyun.com" });
    const preview = await stage.preview();
    const told = "the logon names of all 2 RAM users change from @company.onaliyun.com to @firm.onaliyun.com";
    assert.ok(preview.output.includes(told), preview.output);
    assert.equal((await stage.up()).exitCode, 0);
    assert.deepEqual(
      users(),
      before.map((user) => user.replace("@company", "@firm")),
      "renamed in place",
    );
    assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);
  },
);

scenario(
  "a security preference written on an account that has a mask set by hand",
  "security-preference",
  { program: "account", accounts: 1 },
  async (stage) => {
    const held = () => {
      const {
        LoginNetworkMasks: masks,
        LoginSessionDuration: hours,
        MFAOperationForLogin: mfa,
      } = account(stage).securityPreference ?? {};
      return [masks, hours, mfa];
    };
    await byHand(stage, "SetSecurityPreference", { LoginNetworkMasks: "203.0.113.0/24", LoginSessionDuration: 2 });
    await stage.program({ preference: { mfaOperationForLogin: "mandatory" } });
    assert.equal((await stage.up()).exitCode, 0);
    assert.deepEqual(held(), ["203.0.113.0/24", 2, "mandatory"]);

    const narrow = { mfaOperationForLogin: "mandatory", loginNetworkMasks: ["203.0.113.0/28"] };
    await stage.program({ preference: narrow });
    const refused = await stage.preview();
    assert.equal(refused.exitCode, 1);
    assert.match(refused.output, /loginNetworkMasks would keep out addresses that may log on now, and perhaps yours/);
    assert.equal((await stage.up()).exitCode, 1);
    assert.deepEqual(held(), ["203.0.113.0/24", 2, "mandatory"]);

    await stage.program({ preference: { ...narrow, callerAddress: "203.0.113.7" } });
    assert.equal((await stage.up()).exitCode, 0);
    assert.deepEqual(held(), ["203.0.113.0/28", 2, "mandatory"]);

    await byHand(stage, "SetSecurityPreference", { LoginNetworkMasks: "", LoginSessionDuration: 2 });
    const drifted = await stage.preview({ refresh: true });
    assert.deepEqual(changesOf(drifted), { "SecurityPreference logon": "update +loginNetworkMasks[0]" });
    assert.equal((await stage.up({ refresh: true })).exitCode, 0);
    assert.deepEqual(held(), ["203.0.113.0/28", 2, "mandatory"]);
  },
);
