import assert from "node:assert/strict";
import type { Emulator } from "../../../emulator";
import { services } from "../../../emulator/services";
import type { versions } from "../wire";
import { lackingOf } from "./coverage";
import type { OfficialClient } from "./official";

/** Which operations of a service the client has called with success. */
export class Heard {
  private readonly actions = new Set<string>();

  constructor(
    private readonly client: OfficialClient,
    private readonly service: keyof typeof versions,
  ) {}

  readonly carry: OfficialClient["carry"] = async (call) => {
    const answer = await this.client.carry(call);
    if (answer.status === 200 && call.service === this.service) this.actions.add(call.action);
    return answer;
  };

  /** Nothing may be left out but what `proven.json` says, and nobody else may have made the last calls. */
  judge({ calls }: Pick<Emulator, "calls">): void {
    const { client, service } = this;
    const operations = services.find(({ name }) => name === service)?.facts.operations ?? [];
    const lacking = operations.flatMap(({ action }) => (this.actions.has(action) ? [] : [action]));
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
