import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../../emulator";
import { unverified } from "../../../emulator/refusal";
import type { Reason } from "../../../provider/api/facts";
import { factsOf } from "../../../provider/api/tables";
import { doEverything, everMissing } from "../cloudsso/everything";
import { type Furnished, furnish, type Given } from "../cloudsso/furnished";
import { refusalRows } from "../cloudsso/refusal-rows";
import { unknownIds } from "../cloudsso/unknown-ids";
import { type Company, foundCompany } from "../ims/company";
import { readRows } from "../ims/rows/reads";
import { writeRows } from "../ims/rows/writes";
import { Ledger } from "../ledger";
import type { Key } from "../wire";
import { Heard } from "./heard";
import type { OfficialClient } from "./official";

/** All that is known of CloudSSO, done and refused through the client alone: nothing else talks to the emulator. */
export function cloudSsoThrough(client: OfficialClient): void {
  describe(`emulator: CloudSSO through ${client.name}, ${client.way}`, () => {
    const ledger = new Ledger("cloudsso");
    const heard = new Heard(client, "cloudsso");
    let on: Furnished;
    before(async () => {
      on = await furnish(ledger, heard.carry);
    });
    after(() => on.desk.close());

    it("takes every parameter, and gives every field, of every operation", async () => {
      await doEverything(on, client.same);
      assert.deepEqual(everMissing(ledger), []);
      heard.judge(on.desk.emulator);
    });

    it("carries every character there and back", async () => {
      await on.restore();
      const DisplayName = "Zoë (x)! *'~ 王 \u{1f511}";
      const Tags = [{ Key: "a+b", Value: 'a & b=c%20<d> "e"' }];
      const { User: made } = await on.call("CreateUser", { UserName: "zoe", DisplayName, Tags });
      const { User: read } = await on.call("GetUser", { UserId: made.UserId });
      assert.deepEqual([read.DisplayName, read.Tags], [DisplayName, Tags]);
    });

    it("tells of every refusal of an unknown id", async () => {
      for (const { action, code, send } of unknownIds()) {
        await on.restore();
        assert.equal(await refusal(on, action, send(on)), code, action);
      }
    });

    it("tells of every other refusal", async () => {
      for (const { action, refusal: wanted, first, send } of refusalRows) {
        await on.restore();
        await first?.(on);
        const code = await refusal(on, action, send(on));
        const known = wanted.includes(".") ? wanted : unverified(wanted as Reason, "", "").code;
        assert.ok(code.startsWith(known), `${action} was refused with ${code}, not ${known}`);
      }
    });
  });
}

/** Every operation of IMS, once, by the rows that the emulator's own tests have. */
export function imsThrough(client: OfficialClient): void {
  describe(`emulator: IMS through ${client.name}, ${client.way}`, () => {
    const heard = new Heard(client, "ims");
    let company: Company;
    before(async () => {
      company = await foundCompany({}, heard.carry);
    });
    after(() => company.close());

    it("carries out every operation", async () => {
      for (const [action, rowOf] of writeRows) {
        await company.restore();
        const row = rowOf(company);
        await row.first?.();
        assert.deepEqual(await row.read(), row.before, `before ${action}`);
        if (row.byAlice === true) await company.by(company.ids.key, action, row.send);
        else await company.ims(action, row.send);
        assert.deepEqual(await row.read(), row.after, `after ${action}`);
      }
      for (const [action, send, first] of readRows) {
        await company.restore();
        await first?.(company);
        await company.ims(action, send(company));
      }
      heard.judge(company.desk.emulator);
    });
  });
}

/** A role of another account, and calls with the credentials of its session. */
export function stsThrough(client: OfficialClient): void {
  describe(`emulator: the token service through ${client.name}, ${client.way}`, () => {
    const heard = new Heard(client, "sts");
    let emulator: Emulator;
    before(async () => {
      emulator = await startEmulator({ roles: [{ roleName: "admin", accountId: "1000000000000001" }] });
    });
    after(() => emulator.close());

    it("hands out credentials that sign", async () => {
      const call = async (key: Key, action: string, parameters: Given = {}) =>
        (await heard.carry({ url: emulator.url, key, service: "sts", action, parameters })).json;
      const [account] = emulator.accountIds;
      const RoleArn = `acs:ram::${account}:role/admin`;
      const role = await call(keyOf(emulator), "AssumeRole", { RoleArn, RoleSessionName: "story" });
      const { AccessKeyId: accessKeyId, AccessKeySecret: accessKeySecret, SecurityToken } = role.Credentials;
      const session = { accessKeyId, accessKeySecret, securityToken: SecurityToken };
      const who = await call(session, "GetCallerIdentity");
      assert.deepEqual([who.AccountId, who.Arn], [account, `acs:ram::${account}:assumed-role/admin/story`]);
      const spoilt = await call({ ...session, securityToken: "none" }, "GetCallerIdentity");
      assert.match(spoilt.Code, /^InvalidSecurityToken/);
      heard.judge(emulator);
    });
  });
}

function keyOf({ accessKeyId, accessKeySecret }: Emulator): Key {
  return { accessKeyId, accessKeySecret };
}

/** A refusal as the client tells it, with all five parts of its body; its code. */
async function refusal({ desk }: Furnished, action: string, parameters: Given): Promise<string> {
  const { status, json } = await desk.answer("cloudsso", action, parameters);
  const { Code, Message, RequestId, HostId, Recommend, ...more } = json;
  const { calls, port } = desk.emulator;
  const entry = calls.at(-1);
  assert.deepEqual([entry?.action, entry?.status, entry?.code], [action, status, Code]);
  assert.deepEqual([RequestId, HostId, more], [entry?.requestId, `127.0.0.1:${port}`, {}]);
  assert.ok(typeof Message === "string" && Message.length > 0);
  assert.deepEqual(Object.fromEntries(new URL(Recommend).searchParams), {
    q: Code,
    product: factsOf("cloudsso").product,
    requestId: RequestId,
  });
  return Code;
}
