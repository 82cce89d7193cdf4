import assert from "node:assert/strict";
import type { Emulator } from "../../../emulator";
import { unverified } from "../../../emulator/refusal";
import type { Reason, ServiceName } from "../../../provider/api/facts";
import { factsOf } from "../../../provider/api/tables";
import { doEverything, everMissing } from "../cloudsso/everything";
import { type Furnished, furnish, type Given } from "../cloudsso/furnished";
import { refusalRows } from "../cloudsso/refusal-rows";
import { unknownIds } from "../cloudsso/unknown-ids";
import { type Company, foundCompany } from "../ims/company";
import { readRows } from "../ims/rows/reads";
import { writeRows } from "../ims/rows/writes";
import { Ledger } from "../ledger";
import { lackingOf } from "./coverage";
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

/** Which operations of a service the client has called with success. */
class Heard {
  private readonly actions = new Set<string>();

  constructor(
    private readonly client: OfficialClient,
    private readonly service: ServiceName,
  ) {}

  readonly carry: OfficialClient["carry"] = async (call) => {
    const answer = await this.client.carry(call);
    if (answer.status === 200 && call.service === this.service) this.actions.add(call.action);
    return answer;
  };

  /** Nothing may be left out but what `proven.json` says, and nobody else may have made the last calls. */
  judge({ calls }: Pick<Emulator, "calls">): void {
    const { client, service } = this;
    const lacking = factsOf(service).operations.flatMap(({ action }) => (this.actions.has(action) ? [] : [action]));
    assert.deepEqual(lacking, lackingOf(client.name, client.way, service));
    const signed = calls.filter(({ by }) => by === "api");
    assert.ok(signed.length > 0);
    assert.deepEqual(
      signed.filter((entry) => !client.made(entry)),
      [],
      "calls that the client has not made",
    );
  }
}
