import assert from "node:assert/strict";
import { systemClock } from "../../provider/client/wait";
import { joinId } from "../../provider/kernel/ids";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { otherAccount } from "../support/other-account";
import type { Values } from "../support/provider";
import { type ProviderHere, startProviderHere } from "../support/provider-here";
import { destroyOf, refreshOf, type Story, unlessBroken, unlessKilled, upOf } from "./disturbed";

type Here = Lifecycle<ProviderHere>;

/** What a list can hold. */
export interface Item {
  /** As a program says it. */
  readonly value: unknown;
  /** As `held` calls it. Of items in a row these are in alphabetical order. */
  readonly label: string;
  /** As a sentence calls it: `dan (u-1)`. */
  readonly shown: string;
}

/** Whose list it is, and what it can hold, made at the console. */
export interface Furniture {
  /** The inputs that say whose. */
  readonly whose: Values;
  /** `group g-1`, as sentences say it. */
  readonly named: string;
  /** Four of them. */
  readonly items: readonly Item[];
}

/** What one kind is, in the terms in which every kind is tried that is all that something has, as one list. */
export interface ExclusiveList {
  /** Inputs that make up the id, in its order. */
  readonly id: readonly string[];
  /** The input that is the list, and the derived one that says which of it are foreign. */
  readonly list: string;
  readonly foreign: string;
  /** `member`, as sentences count them; and in the plural. */
  readonly item: string;
  readonly items: string;
  furnish(here: Here): Promise<Furniture>;
  /** What the cloud holds of it, by the items' labels, sorted. */
  held(here: Here): readonly string[];
  /** The operations. Four items must fit into one page. */
  readonly actions: { readonly list: string; readonly add: string; readonly remove: string };
  /** Somebody does it at the console. */
  add(here: Here, whose: Values, item: unknown): Promise<unknown>;
  remove(here: Here, whose: Values, item: unknown): Promise<unknown>;
  /** Somebody deletes at the console what could have any; it has none. */
  vanish(here: Here, whose: Values): Promise<unknown>;
  /** One that is not there, which the service refuses. */
  readonly nobody: unknown;
  /** The kind that is one item by itself, and its inputs. */
  readonly part: { readonly kind: string; of(whose: Values, item: unknown): Values };
}

/** What holds for every list that has all of something, from create to delete, whatever happens in between. */
export function exclusiveListContract(kind: string, of: ExclusiveList): void {
  describe(`${kind}, as every exclusive list`, () => {
    let here: Here;
    let room: Furniture;

    before(async () => {
      here = await sharedLifecycle();
    });

    beforeEach(async () => {
      await here.reset();
      await furnish();
    });

    async function furnish(): Promise<void> {
      room = await of.furnish(here);
      await here.cloud.control.clearCalls();
    }

    const at = (index: number): Item => {
      const item = room.items[index];
      assert.ok(item !== undefined, "a contract needs four items");
      return item;
    };
    const values = (...indexes: number[]) => indexes.map((index) => at(index).value);
    const labels = (...indexes: number[]) => indexes.map((index) => at(index).label);
    const program = (...indexes: number[]): Values => ({ ...room.whose, [of.list]: values(...indexes) });
    const add = (index: number) => of.add(here, room.whose, at(index).value);
    const remove = (index: number) => of.remove(here, room.whose, at(index).value);
    const held = () => of.held(here);
    const idOf = (whose: Values) => joinId(...of.id.map((name) => String(whose[name])));
    const one = () => here.resource(kind);

    async function existing(...indexes: number[]): Promise<Managed> {
      const made = one();
      assert.equal(await made.up(program(...indexes)), "create");
      await nextCommand();
      return made;
    }

    async function nextCommand(): Promise<void> {
      await here.later();
      await here.cloud.control.clearCalls();
    }

    /** Nothing is left to do, before a refresh and after it. */
    async function assertSettled(made: Managed, wanted: Values): Promise<void> {
      assert.equal(await made.preview(wanted), "same");
      await nextCommand();
      assert.equal(await made.refresh(), "there");
      assert.deepEqual(await made.drift(wanted), []);
      assert.equal(await made.up(wanted), "same");
      assert.deepEqual(here.writes(), []);
    }

    it("is made so, and the same program changes nothing, in whatever order", async () => {
      const made = await existing(2, 0);
      assert.deepEqual(held(), labels(0, 2));
      assert.equal(made.id, idOf(room.whose));
      await assertSettled(made, program(2, 0));
      assert.equal(await made.preview(program(0, 2)), "same");
    });

    it("adds before it removes, and sends only what changed", async () => {
      const made = await existing(0, 1);
      assert.equal(await made.up(program(1, 2, 3)), "update");
      assert.deepEqual(held(), labels(1, 2, 3));
      assert.deepEqual(here.writes(), [of.actions.add, of.actions.add, of.actions.remove]);
      await assertSettled(made, program(1, 2, 3));
    });

    it("removes what it finds at its creation, and names it in the preview", async () => {
      await add(3);
      await add(0);
      const made = one();
      await made.preview(program(0, 1));
      const warning = `warning: removes 1 ${of.item} from ${room.named} that the list lacks: ${at(3).shown}`;
      assert.deepEqual(here.provider.said, [warning]);
      await nextCommand();
      await made.up(program(0, 1));
      assert.deepEqual(here.provider.said, [warning]);
      assert.deepEqual(held(), labels(0, 1));
      await assertSettled(made, program(0, 1));
    });

    it("says what it removes that no preview could show", async () => {
      const made = await existing(0);
      await add(3);
      await made.up(program(0, 1));
      const said = `removed 1 ${of.item} from ${room.named} that the list lacks: ${at(3).shown}`;
      assert.deepEqual(here.provider.said, [said]);
      assert.deepEqual(held(), labels(0, 1));
    });

    it("adopts in silence what is so, and sends nothing", async () => {
      await add(0);
      const made = one();
      await made.up(program(0));
      assert.deepEqual([here.writes(), here.provider.said], [[], []]);
      await assertSettled(made, program(0));
    });

    it("leaves nothing with an empty list", async () => {
      const made = await existing(0, 1);
      assert.equal(await made.up(program()), "update");
      assert.deepEqual(held(), []);
      await assertSettled(made, program());
    });

    it("refuses what is there twice", async () => {
      const { message } = await failureOf(one().preview(program(0, 0)));
      assert.equal(message, `${of.list}[1] is there already as ${of.list}[0]`);
      assert.deepEqual(here.writes(), []);
    });

    describe("drift", () => {
      it("shows what somebody added behind what the program has, and removes it", async () => {
        const made = await existing(2, 0);
        await add(3);
        await made.refresh();
        assert.deepEqual(await made.drift(program(2, 0)), [of.foreign, of.list].sort());
        assert.deepEqual([made.inputs[of.list], made.inputs[of.foreign]], [values(2, 0, 3), values(3)]);
        assert.equal(await made.up(program(2, 0)), "update");
        assert.deepEqual(held(), labels(0, 2));
        assert.deepEqual(here.provider.said, [], "the preview has shown it");
        await assertSettled(made, program(2, 0));
      });

      it("shows what somebody removed, and adds it again", async () => {
        const made = await existing(2, 0);
        await remove(2);
        await made.refresh();
        assert.deepEqual(made.inputs[of.list], values(0));
        assert.equal(await made.up(program(2, 0)), "update");
        assert.deepEqual(held(), labels(0, 2));
        await assertSettled(made, program(2, 0));
      });

      it("is gone with what it belongs to, for a refresh and for a delete", async () => {
        const made = await existing(0);
        const { recorded } = made;
        await remove(0);
        await of.vanish(here, room.whose);
        assert.equal(await made.refresh(), "gone");
        await assert.rejects(made.up(program(0)), /^Error: there is no (group|user|role) /);
        made.recorded = recorded;
        await nextCommand();
        await made.destroy();
        assert.deepEqual(here.writes(), []);
      });
    });

    describe("delete", () => {
      it("removes what the list names, and leaves others", async () => {
        const made = await existing(0, 1);
        await add(3);
        await made.destroy();
        assert.deepEqual(held(), labels(3));
      });

      it("removes what somebody added and the program has listed since", async () => {
        const made = await existing(0, 1);
        await add(3);
        await made.refresh();
        await nextCommand();
        await made.up(program(0, 1, 3));
        assert.deepEqual(here.writes(), []);
        await nextCommand();
        await made.destroy();
        assert.deepEqual(held(), []);
      });

      it("leaves others that a refresh has shown, too", async () => {
        const made = await existing(0, 1);
        await add(3);
        await made.refresh();
        await here.later();
        await made.destroy();
        assert.deepEqual(held(), labels(3));
      });
    });

    describe("a half failure", () => {
      it("leaves in the state what is there, and the next up goes on", async () => {
        const made = one();
        await here.cloud.control.fault({ kind: "refuse", code: "Busy", status: 400, action: of.actions.add, times: 2 });
        const { message } = await failureOf(made.up(program(0, 1, 2)));
        assert.match(
          message,
          new RegExp(`^2 ${of.items} could not be added to ${room.named}: \\S+: .* Busy.*, \\S+: `),
        );
        assert.equal(held().length, 1);
        assert.equal((made.outputs[of.list] as string[]).length, 1);
        await nextCommand();
        assert.equal(await made.up(program(0, 1, 2)), "update");
        assert.deepEqual(held(), labels(0, 1, 2));
        assert.equal(here.writes().length, 2);
      });

      it("removes nothing while something cannot be added", async () => {
        const made = await existing(0);
        const { message } = await failureOf(made.up({ ...room.whose, [of.list]: [of.nobody] }));
        assert.match(
          message,
          new RegExp(`^1 ${of.item} could not be added to ${room.named}: .*; nothing is removed before all are added$`),
        );
        assert.deepEqual(held(), labels(0));
        assert.deepEqual([made.outputs[of.list], made.outputs[of.foreign]], [values(0), values(0)]);
      });
    });

    describe("beside its parts in the same program", () => {
      const part = (index: number) => of.part.of(room.whose, at(index).value);

      it("is refused in the preview, as they are, by name", async () => {
        const [list, single] = [here.resource(kind, "all"), here.resource(of.part.kind, "one")];
        await list.preview(program(0));
        assert.match(
          (await failureOf(single.preview(part(0)))).message,
          new RegExp(`; put it into ${of.list} of all, or`),
        );
        await nextCommand();
        await single.preview(part(0));
        assert.match(
          (await failureOf(list.preview(program(1)))).message,
          new RegExp(`; put it into ${of.list} here, or`),
        );
        assert.deepEqual(here.writes(), []);
      });

      it("takes their place without removing anything in between", async () => {
        const single = here.resource(of.part.kind);
        await single.up(part(0));
        const { id } = single;
        await nextCommand();
        await here.resource(kind, "all").up(program(0));
        await single.destroy();
        assert.deepEqual(held(), labels(0));
        assert.deepEqual(here.writes(), []);
        assert.deepEqual(here.provider.said, [`${id} stays: all decides on it now`]);
      });

      it("gives its place to them without removing what they name", async () => {
        const list = await existing(0, 1);
        await here.resource(of.part.kind).up(part(0));
        await list.destroy();
        assert.deepEqual(held(), labels(0));
      });
    });

    it("is neither gone nor changed for the keys of another account", async () => {
      const { id, outputs } = await existing(0);
      const other = await otherAccount(here.cloud);
      const provider = startProviderHere({ environment: other.environment(), clock: systemClock });
      await assert.rejects(provider.read(kind, id, outputs), /account/);
      await assert.rejects(provider.delete(kind, id, outputs), /account/);
      assert.deepEqual(held(), labels(0));
    });

    it("is not taken for gone when the list is denied", async () => {
      const { id, outputs } = await existing(0);
      const denied = { kind: "refuse", code: "NoPermission", status: 403, action: of.actions.list } as const;
      await here.cloud.control.fault(denied);
      await assert.rejects(here.provider.read(kind, id, outputs), /NoPermission/);
      await here.cloud.control.fault(denied);
      await assert.rejects(here.provider.delete(kind, id, outputs), /NoPermission/);
      assert.deepEqual(held(), labels(0));
    });

    it("is read by get", async () => {
      const { id } = await existing(0, 1);
      const found = await here.provider.read(kind, id, {});
      const list = found.inputs[of.list] as unknown[];
      assert.deepEqual([found.id, list.length, new Set(list)], [id, 2, new Set(values(0, 1))]);
      assert.equal(found.properties[of.foreign], undefined);
    });

    const fresh = async (story: () => Promise<ReturnType<typeof upOf>>) => {
      await furnish();
      return story();
    };
    const stories: readonly Story[] = [
      {
        what: "a create",
        prepare: () =>
          fresh(async () => {
            await add(3);
            return upOf(one(), program(0, 1));
          }),
      },
      { what: "an update", prepare: () => fresh(async () => upOf(await existing(0, 1), program(2, 3))) },
      { what: "a read", prepare: () => fresh(async () => refreshOf(await existing(0, 1), program(0, 1))) },
      { what: "a delete", prepare: () => fresh(async () => destroyOf(await existing(0, 1))) },
    ];
    for (const story of stories) {
      const seen = { ...story, look: held };
      unlessBroken(() => here, seen);
      unlessKilled(() => here, seen);
    }
  });
}
