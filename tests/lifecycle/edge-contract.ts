import assert from "node:assert/strict";
import { systemClock } from "../../provider/client/wait";
import { joinId } from "../../provider/kernel/ids";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { otherAccount } from "../support/other-account";
import type { Values } from "../support/provider";
import { type ProviderHere, startProviderHere } from "../support/provider-here";
import { destroyOf, refreshOf, type Story, unlessBroken, unlessKilled, upOf } from "./disturbed";

type Here = Lifecycle<ProviderHere>;

/** What one kind of edge is, in the terms in which every kind is tried that is two things and that they belong together. */
export interface Edge {
  /** Inputs that make up the id, in its order; every one is in the programs. */
  readonly id: readonly string[];
  /** Makes at the console what is to belong together. @returns whole programs of three edges of one parent. */
  siblings(here: Here): Promise<readonly Values[]>;
  /** The program with the joined ids of what it names in the place of bare ones; only for kinds that take them. */
  joined?(program: Values): Values;
  /** What the cloud holds of the kind, without ids and times. */
  held(here: Here): readonly unknown[];
  /** The operation that lists the edges of a parent. Three must fit into one page. */
  readonly list: string;
  /** Somebody makes it so at the console. */
  attach(here: Here, program: Values): Promise<unknown>;
  /** Somebody undoes it at the console. */
  detach(here: Here, program: Values): Promise<unknown>;
  /** Somebody deletes its parent at the console, after the edge itself. */
  vanish(here: Here, program: Values): Promise<unknown>;
}

/** What holds for every edge, from create to delete, whatever happens in between. */
export function edgeContract(kind: string, of: Edge): void {
  describe(`${kind}, as every edge`, () => {
    let here: Here;
    let programs: readonly Values[];

    before(async () => {
      here = await sharedLifecycle();
    });

    beforeEach(() => begin());

    async function begin(): Promise<void> {
      await here.reset();
      programs = await of.siblings(here);
      await here.cloud.control.clearCalls();
    }

    function program(index = 0): Values {
      const one = programs[index];
      assert.ok(one !== undefined, "a contract needs three siblings");
      return one;
    }

    function idOf(one: Values): string {
      return joinId(...of.id.map((part) => String(one[part])));
    }

    /** Made by an earlier command. */
    async function existing(index = 0): Promise<Managed> {
      const one = here.resource(kind);
      assert.equal(await one.up(program(index)), "create");
      await nextCommand();
      return one;
    }

    async function nextCommand(): Promise<void> {
      await here.later();
      await here.cloud.control.clearCalls();
    }

    it("is made once, and the same program changes nothing", async () => {
      const one = await existing();
      assert.equal(of.held(here).length, 1);
      assert.equal(one.id, idOf(program()));
      assert.equal(await one.refresh(), "there");
      assert.deepEqual(await one.drift(program()), []);
      assert.equal(await one.up(program()), "same");
      assert.deepEqual(here.writes(), []);
    });

    it("adopts in silence what is so, and sends nothing", async () => {
      await of.attach(here, program());
      const before = of.held(here);
      await nextCommand();
      const one = here.resource(kind);
      assert.equal(await one.up(program()), "create");
      assert.equal(one.id, idOf(program()));
      assert.deepEqual([here.writes(), here.provider.said], [[], []]);
      assert.deepEqual(of.held(here), before);
    });

    it("shares one list with its siblings, when they are made, read and taken away", async () => {
      const all = programs.map(() => here.resource(kind));
      const each = (what: (one: Managed, index: number) => Promise<unknown>) => Promise.all(all.map(what));
      const lists = () => here.calls(of.list).length;
      await each((one, index) => one.up(program(index)));
      assert.equal(of.held(here).length, programs.length);
      assert.equal(lists(), 1, "for all creates");
      await nextCommand();
      await each(async (one) => assert.equal(await one.refresh(), "there"));
      assert.equal(lists(), 1, "for all reads");
      await nextCommand();
      await each((one) => one.destroy());
      assert.deepEqual(of.held(here), []);
      assert.equal(lists(), 1, "for all deletes");
    });

    it("is made anew when it is to be another one, and its siblings stay", async () => {
      const one = await existing(0);
      await existing(1);
      assert.equal(await one.preview(program(2)), "replace");
      assert.equal(await one.up(program(2)), "replace");
      assert.equal(one.id, idOf(program(2)));
      const now = of.held(here);
      await begin();
      await existing(1);
      await existing(2);
      assert.deepEqual(now, of.held(here));
    });

    it("is found gone when it is, and made anew", async () => {
      const one = await existing();
      const before = of.held(here);
      await of.detach(here, program());
      assert.deepEqual(of.held(here), []);
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
      await nextCommand();
      await one.destroy();
      assert.deepEqual([of.held(here), here.writes()], [[], []]);
    });

    it("goes with its parent, for a refresh and for a delete", async () => {
      const one = await existing();
      const { recorded } = one;
      await of.detach(here, program());
      await of.vanish(here, program());
      assert.equal(await one.refresh(), "gone");
      one.recorded = recorded;
      await nextCommand();
      await one.destroy();
      assert.deepEqual(here.writes(), []);
    });

    it("is neither gone nor deleted for the keys of another account", async () => {
      const { id, outputs } = await existing();
      const before = of.held(here);
      const other = await otherAccount(here.cloud);
      const provider = startProviderHere({ environment: other.environment(), clock: systemClock });
      await assert.rejects(provider.read(kind, id, outputs), /account/);
      await assert.rejects(provider.delete(kind, id, outputs), /account/);
      assert.deepEqual(of.held(here), before);
    });

    it("is not taken for gone when the list is denied", async () => {
      const one = await existing();
      const { id, outputs } = one;
      await here.cloud.control.fault({ kind: "refuse", code: "NoPermission", status: 403, action: of.list });
      await assert.rejects(here.provider.read(kind, id, outputs), /NoPermission/);
      await here.cloud.control.fault({ kind: "refuse", code: "NoPermission", status: 403, action: of.list });
      await assert.rejects(here.provider.delete(kind, id, outputs), /NoPermission/);
      assert.equal(of.held(here).length, 1);
    });

    it("is read by get, and one that is not there is an error", async () => {
      const { id } = await existing();
      const found = await here.provider.read(kind, id, {});
      assert.equal(found.id, id);
      assert.deepEqual(
        of.id.map((part) => found.inputs[part]),
        of.id.map((part) => program()[part]),
      );
      const absent = idOf(program(1));
      await assert.rejects(here.provider.read(kind, absent, {}), {
        message: `there is no ${kind} with the id ${absent}`,
      });
    });

    it("refuses an id with fewer parts or more, and says the form", async () => {
      const { id } = await existing();
      for (const wrong of [id.slice(0, id.lastIndexOf(":")), `${id}:more`, `${id}:`]) {
        const form = of.id.map((part) => `<${part}>`).join(":");
        await assert.rejects(here.provider.read(kind, wrong, {}), {
          message: `the id "${wrong}" is not of the form ${form}`,
        });
      }
    });

    if (of.joined !== undefined) {
      const { joined } = of;
      it("takes joined ids for bare ones", async () => {
        const one = here.resource(kind);
        assert.notDeepEqual(joined(program()), program());
        await one.up(joined(program()));
        assert.equal(one.id, idOf(program()));
        assert.equal(await one.preview(program()), "same");
        await here.later();
        assert.equal(await one.refresh(), "there");
        assert.equal(await one.preview(joined(program())), "same");
      });
    }

    const fresh = async (story: () => Promise<ReturnType<typeof upOf>>) => {
      programs = await of.siblings(here);
      return story();
    };
    const stories: readonly Story[] = [
      { what: "a create", prepare: () => fresh(async () => upOf(here.resource(kind), program())) },
      { what: "a read", prepare: () => fresh(async () => refreshOf(await existing(), program())) },
      { what: "a delete", prepare: () => fresh(async () => destroyOf(await existing())) },
    ];
    for (const story of stories) {
      const seen = { ...story, look: () => of.held(here) };
      unlessBroken(() => here, seen);
      unlessKilled(() => here, seen);
    }
  });
}
