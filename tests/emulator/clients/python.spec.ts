import assert from "node:assert/strict";
import { isTurnOf } from "../../support/installations";
import { type Client, ims, newCloudsso, oldCloudsso, sts } from "./python/clients";
import { cloudssoTurns, openCloudsso } from "./python/cloudsso-turns";
import { pythonWith, type Requirements, Unavailable } from "./python/environment";
import { imsTurns, openIms } from "./python/ims-turns";
import { type Player, startPlayer } from "./python/player";
import { bare, Stage } from "./python/stage";
import { openSts, stsTurns } from "./python/sts-turns";
import type { Turn, Turns } from "./python/turn";

/** A furnished cloud, which can be made as new. */
interface Scene {
  restore(): Promise<void>;
  close(): Promise<void>;
}

/** The old client of CloudSSO, whose installation takes longer than its tests. */
const isTurnOfOld = isTurnOf("the old Python client");

/** The program that plays the clients of one environment. */
const players = new Map<Requirements, Player>();

describe("emulator: the official Python clients", () => {
  before("install them", async function () {
    // Once on a machine.
    const start = async (name: Requirements) => players.set(name, startPlayer(await pythonWith(name)));
    const started = await Promise.allSettled([start("new"), ...(isTurnOfOld ? [start("old")] : [])]);
    for (const one of started) {
      if (one.status === "fulfilled") continue;
      if (!(one.reason instanceof Unavailable)) throw one.reason;
      process.stdout.write(`The Python clients are left out: ${one.reason.message}.\n`);
      this.skip();
    }
  });

  after(() => {
    for (const player of players.values()) player.close();
  });

  if (isTurnOfOld) plays(oldCloudsso, cloudssoTurns, openCloudsso);
  plays(newCloudsso, cloudssoTurns, openCloudsso);
  plays(ims, imsTurns, openIms);
  plays(sts, stsTurns, openSts);
});

function plays<On>(client: Client, turns: readonly Turns<On>[], open: () => Promise<On & Scene>): void {
  const typed = turns.filter(({ action }) => !client.without.includes(action));

  describe(`${client.package} ${client.version}`, () => {
    const { stage, turn } = staged(client, false, open);

    it("has a method for each operation, but for those that it lacks, and no other", () => {
      assert.deepEqual(sorted(stage.methods), sorted(typed.map(({ action }) => bare(action))));
    });

    for (const { action, answered, refused } of typed) {
      for (const [outcome, ways] of Object.entries({ answered, refused })) {
        if (ways.length === 0) continue;
        it(`${action} is ${outcome} (${ways.length})`, async () => {
          for (const way of ways) await turn(way);
        });
      }
    }

    it("has been answered and refused by every method", () => everyMethod(stage, client));

    it("has sent every parameter and been given every field in its type, but for those with a reason", () => {
      const within = (name: string) => !client.beyond.some((action) => name.startsWith(`${bare(action)}.`));
      const { unknown, unmapped, mistyped } = stage;
      assert.deepEqual(
        {
          unknown: sorted(unknown),
          unmapped: sorted(unmapped),
          mistyped: sorted(mistyped),
          unsent: stage.unsent().filter(within),
          unfilled: sorted(stage.unfilled().filter(within)),
        },
        {
          unknown: sorted(client.unknown),
          unmapped: sorted(client.unmapped),
          mistyped: [],
          unsent: [],
          unfilled: sorted(Object.values(client.unfilled).flat()),
        },
      );
    });
  });

  // They send what the others do not: a content type that is not signed.
  describe(`${client.package} ${client.version}, the asynchronous twins`, () => {
    const { stage, turn } = staged(client, true, open);

    for (const { action, answered, refused } of typed) {
      it(`${action} is answered and refused`, async () => {
        for (const way of [answered[0], refused[0]]) if (way !== undefined) await turn(way);
      });
    }

    it("have all been called", () => everyMethod(stage, client));
  });
}

/** A client on its stage, and a furnished cloud that is as new for each turn. */
function staged<On>(client: Client, asynchronous: boolean, open: () => Promise<On & Scene>) {
  const stage = new Stage(client, asynchronous);
  let on: (On & Scene) | undefined;
  before(async () => {
    on = await open();
    await stage.open(player(client));
  });
  after(() => on?.close());
  const turn = async (way: Turn<On>): Promise<void> => {
    assert.ok(on);
    await on.restore();
    await way(on, stage);
  };
  return { stage, turn };
}

function player({ requirements }: Client): Player {
  const found = players.get(requirements);
  assert.ok(found);
  return found;
}

function everyMethod(stage: Stage, { beyond }: Client): void {
  assert.deepEqual(stage.unplayed("answered"), beyond.map(bare));
  assert.deepEqual(stage.unplayed("refused"), []);
}

function sorted(names: Iterable<string>): string[] {
  return [...names].sort();
}
