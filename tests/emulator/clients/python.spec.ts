import assert from "node:assert/strict";
import { type Client, ims, newCloudsso, oldCloudsso, sts } from "./python/clients";
import { cloudssoTurns, openCloudsso } from "./python/cloudsso-turns";
import { pythonWith, Unavailable } from "./python/environment";
import { imsTurns, openIms } from "./python/ims-turns";
import { bare, Stage } from "./python/stage";
import { openSts, stsTurns } from "./python/sts-turns";
import type { Turns } from "./python/turn";

/** A furnished cloud, which can be made as new. */
interface Scene {
  restore(): Promise<void>;
  close(): Promise<void>;
}

describe("emulator: the official Python clients", function () {
  this.timeout(30_000);

  before("install the clients", async function () {
    // Once on a machine.
    this.timeout(240_000);
    const made = await Promise.allSettled((["old", "new"] as const).map(pythonWith));
    for (const each of made) {
      if (each.status === "fulfilled") continue;
      if (!(each.reason instanceof Unavailable)) throw each.reason;
      process.stdout.write(`The Python clients are left out: ${each.reason.message}.\n`);
      this.skip();
    }
  });

  plays(oldCloudsso, cloudssoTurns, openCloudsso);
  plays(newCloudsso, cloudssoTurns, openCloudsso);
  plays(ims, imsTurns, openIms);
  plays(sts, stsTurns, openSts);
});

function plays<On>(client: Client, turns: readonly Turns<On>[], open: () => Promise<On & Scene>): void {
  describe(`${client.package} ${client.version}`, () => {
    const typed = turns.filter(({ action }) => !client.without.includes(action));
    const stage = new Stage(client);
    let on: On & Scene;
    before(async () => {
      on = await open();
      await stage.open();
    });
    beforeEach(() => on.restore());
    after(async () => {
      stage.close();
      await on.close();
    });

    it("has a method for each operation, but for those that it lacks, and no other", () => {
      assert.deepEqual(sorted(stage.methods), sorted(typed.map(({ action }) => bare(action))));
    });

    for (const { action, answered, refused } of typed) {
      for (const [outcome, ways] of Object.entries({ answered, refused })) {
        if (ways.length === 0) continue;
        it(`${action} is ${outcome} (${ways.length})`, async () => {
          for (const turn of ways) {
            await on.restore();
            await turn(on, stage);
          }
        });
      }
    }

    it("has been answered and refused by every method", () => {
      assert.deepEqual(stage.unplayed("answered"), client.beyond.map(bare));
      assert.deepEqual(stage.unplayed("refused"), []);
    });

    it("has sent every parameter and been given every field, but for those with a reason", () => {
      assert.deepEqual(sorted(stage.unknown), sorted(client.unknown));
      assert.deepEqual(sorted(stage.unmapped), sorted(client.unmapped));
      const beyond = client.beyond.map((action) => `${bare(action)}.`);
      const unfilled = stage.unfilled().filter((field) => !beyond.some((method) => field.startsWith(method)));
      assert.deepEqual(sorted(unfilled), sorted(Object.values(client.unfilled).flat()));
    });
  });
}

function sorted(names: Iterable<string>): string[] {
  return [...names].sort();
}
