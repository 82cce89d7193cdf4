import assert from "node:assert/strict";
import { systemClock } from "../../provider/client/wait";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { otherAccount } from "../support/other-account";
import type { Values } from "../support/provider";
import { type ProviderHere, startProviderHere } from "../support/provider-here";
import { destroyOf, refreshOf, type Story, unlessBroken, unlessKilled, upOf } from "./disturbed";

type Here = Lifecycle<ProviderHere>;

/** What one kind of object is, in the terms in which every kind with a name of its own is tried. */
export interface Entity {
  /** Makes what it belongs to, in the empty cloud. */
  prepare?(here: Here): Promise<unknown>;
  /** A whole program: everything that can be edited or can drift is in it. */
  program(here: Here): Values;
  /** Inputs of it that no read brings back. */
  readonly unread?: readonly string[];
  /** What the cloud holds of the kind, without ids and times. */
  held(here: Here): readonly object[];
  /** Edits that are carried out in place: what the program then says, and what the cloud then shows, when it is not the same. */
  readonly edits: { readonly [what: string]: readonly [change: Values | ((here: Here) => Values), shown?: object] };
  /** What somebody does to it at the console, and the inputs that a refresh then shows to differ. */
  readonly drifts: {
    readonly [what: string]: readonly [by: (here: Here, id: string) => Promise<unknown>, shown: string[]];
  };
  /** An edit of as much as can be edited at once. */
  edit(here: Here): Values;
  /** Somebody deletes it at the console. */
  vanish(here: Here, id: string): Promise<unknown>;
  /** Somebody has made one of the same name at the console, otherwise. @returns its id. */
  foreign(here: Here): Promise<string>;
  /** An id that could be one, of nothing. */
  absent(here: Here): string;
}

/** What holds for every kind of object with a name of its own, from create to delete, whatever happens in between. */
export function entityContract(kind: string, of: Entity): void {
  describe(`${kind}, as every entity`, () => {
    let here: Here;

    before(async () => {
      here = await sharedLifecycle();
    });

    beforeEach(async () => {
      await here.reset();
      await of.prepare?.(here);
    });

    const program = (changes: Values = {}): Values => ({ ...of.program(here), ...changes });

    /** Made by an earlier command. */
    async function existing(changes: Values = {}): Promise<Managed> {
      const one = here.resource(kind);
      assert.equal(await one.up(program(changes)), "create");
      await here.later();
      await here.cloud.control.clearCalls();
      return one;
    }

    /** Nothing is left to do, before a refresh and after it. */
    async function assertSettled(one: Managed, wanted: Values): Promise<void> {
      assert.equal(await one.preview(wanted), "same");
      await here.later();
      assert.equal(await one.refresh(), "there");
      assert.deepEqual(await one.drift(wanted), []);
      assert.equal(await one.preview(wanted), "same");
    }

    it("is made once, and the same program changes nothing", async () => {
      const one = await existing();
      assert.equal(of.held(here).length, 1);
      assert.notEqual(one.id, "");
      await assertSettled(one, program());
      assert.equal(await one.up(program()), "same");
      assert.deepEqual(here.writes(), []);
    });

    for (const [what, [change, shown]] of Object.entries(of.edits)) {
      it(`carries out an edit in place: ${what}`, async () => {
        const one = await existing();
        const [before] = of.held(here);
        const { id } = one;
        const edit = typeof change === "function" ? change(here) : change;
        assert.equal(await one.up(program(edit)), "update");
        assert.equal(one.id, id);
        assert.deepEqual(of.held(here), [{ ...before, ...(shown ?? edit) }]);
        await assertSettled(one, program(edit));
      });
    }

    for (const [what, [by, shown]] of Object.entries(of.drifts)) {
      it(`finds drift and repairs it: ${what}`, async () => {
        const one = await existing();
        const before = of.held(here);
        await by(here, one.id);
        assert.notDeepEqual(of.held(here), before);
        await here.later();
        await one.refresh();
        assert.deepEqual(await one.drift(program()), shown);
        assert.equal(await one.up(program()), "update");
        assert.deepEqual(of.held(here), before);
        await assertSettled(one, program());
      });
    }

    it("is found gone when it is, and made anew", async () => {
      const one = await existing();
      const before = of.held(here);
      await of.vanish(here, one.id);
      await here.later();
      assert.equal(await one.refresh(), "gone");
      assert.equal(await one.up(program()), "create");
      assert.deepEqual(of.held(here), before);
    });

    it("is deleted, and gone is taken for deleted", async () => {
      const one = await existing();
      const { recorded } = one;
      await one.destroy();
      assert.deepEqual(of.held(here), []);
      one.recorded = recorded;
      await here.later();
      await one.destroy();
      assert.deepEqual(of.held(here), []);
    });

    it("is read by get, and one that is not there is an error", async () => {
      const { id, inputs } = await existing();
      const found = await here.provider.read(kind, id, {});
      assert.equal(found.id, id);
      const names = Object.keys(program()).filter((name) => of.unread?.includes(name) !== true);
      assert.deepEqual(
        names.filter((name) => found.inputs[name] === undefined && inputs[name] !== undefined),
        [],
        "what a program says can be read",
      );
      await assert.rejects(here.provider.read(kind, of.absent(here), {}), {
        message: `there is no ${kind} with the id ${of.absent(here)}`,
      });
    });

    it("is left alone when somebody else made it, with the differences named", async () => {
      const id = await of.foreign(here);
      const before = of.held(here);
      const one = here.resource(kind);
      const failure = await failureOf(one.up(program()));
      assert.match(
        failure.message,
        / is there already and differs in .+, and nothing proves that this resource made it;/,
      );
      assert.ok(failure.message.includes(id.slice(id.lastIndexOf(":") + 1)), failure.message);
      assert.equal(one.recorded, undefined);
      assert.deepEqual(of.held(here), before);
      assert.deepEqual(here.writes(), []);
    });

    it("is taken over with adopt: true, with the differences written", async () => {
      const own = await existing();
      const wanted = of.held(here);
      await own.destroy();
      const id = await of.foreign(here);
      await here.later();
      const one = here.resource(kind);
      await one.up(program({ adopt: true }));
      assert.equal(one.id, id);
      assert.deepEqual(of.held(here), wanted);
      await assertSettled(one, program({ adopt: true }));
      assert.equal(await one.preview(program()), "same", "adopt counts at creation alone");
    });

    it("is neither gone nor deleted for the keys of another account", async () => {
      const one = await existing();
      const { id, outputs } = one;
      const other = await otherAccount(here.cloud);
      const provider = startProviderHere({ environment: other.environment(), clock: systemClock });
      await assert.rejects(provider.read(kind, id, outputs), /account/);
      await assert.rejects(provider.delete(kind, id, outputs), /account/);
    });

    const stories: readonly Story[] = [
      { what: "a create", prepare: async () => upOf(here.resource(kind), program()) },
      { what: "an update", prepare: async () => upOf(await existing(), program(of.edit(here))) },
      { what: "a read", prepare: async () => refreshOf(await existing(), program()) },
      { what: "a delete", prepare: async () => destroyOf(await existing()) },
    ];
    for (const story of stories) {
      const prepare = async () => {
        await of.prepare?.(here);
        return story.prepare();
      };
      const seen = { ...story, prepare, look: () => of.held(here) };
      unlessBroken(() => here, seen);
      unlessKilled(() => here, seen);
    }
  });
}
