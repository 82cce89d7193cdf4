import assert from "node:assert/strict";
import type { Uncertain } from "../../emulator";
import { systemClock } from "../../provider/client/wait";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { otherAccount } from "../support/other-account";
import type { Values } from "../support/provider";
import { type ProviderHere, startProviderHere } from "../support/provider-here";
import { destroyOf, refreshOf, type Story, unlessBroken, unlessKilled, upOf } from "./disturbed";

type Here = Lifecycle<ProviderHere>;

/** What one setting is, in the terms in which every setting is tried. Values are in the terms of a program. */
export interface Setting {
  /** Makes what it is a setting of, in a cloud that was made anew. Absent: that is there always. */
  prepare?(here: Here): Promise<void>;
  /** What it is a setting of: `{ directoryId }`, or nothing for an account's. */
  place(here: Here): Values;
  /** All that can be given, each otherwise than the service begins with. */
  readonly one: Values;
  /** All of it once more, each otherwise than in `one`. */
  readonly other: Values;
  /** What is left of `one` after `onDestroy: "reset"`; what is not named stays. */
  readonly defaults: Values;
  /** A reset writes all of the defaults, whatever the program gave. */
  readonly resetWhole?: true;
  /** What the cloud holds of it. */
  held(here: Here): Values;
  /** Somebody sets all of it at the console. */
  console(here: Here, whole: Values): Promise<unknown>;
  /** What changes are told before they are made; what is not named in them is as in `one`. */
  readonly told: {
    readonly [what: string]: readonly [from: Values, to: Values, sentences: readonly string[]];
  };
  /** Changes of which nothing is told. */
  readonly silent: { readonly [what: string]: readonly [from: Values, to: Values] };
  /** The answers of open questions that touch it, beside those that the emulator gives by default. */
  readonly answers?: readonly Partial<Uncertain>[];
  /** An id that could be one, of nothing. Absent: there is none, as for what an account has once. */
  readonly absent?: string;
}

/** What holds for every setting, from create to delete, whatever happens in between. */
export function settingContract(kind: string, of: Setting): void {
  describe(`${kind}, as every setting`, () => {
    const names = Object.keys(of.one);
    let here: Here;

    before(async () => {
      here = await sharedLifecycle();
    });

    beforeEach(async () => {
      await here.reset();
      await of.prepare?.(here);
    });

    const program = (values: Values = of.one): Values => ({ ...of.place(here), ...values });
    const only = (name: string, values: Values): Values => ({ [name]: values[name] });
    const without = (name: string, values: Values): Values =>
      Object.fromEntries(Object.entries(values).filter(([one]) => one !== name));

    /** Made by an earlier command. */
    async function existing(values: Values = of.one): Promise<Managed> {
      const one = here.resource(kind);
      assert.equal(await one.up(program(values)), "create");
      await nextCommand();
      return one;
    }

    /** With nothing said and nothing called yet. */
    async function nextCommand(): Promise<void> {
      await here.later();
      await here.cloud.control.clearCalls();
    }

    /** Nothing is left to do, before a refresh and after it. */
    async function assertSettled(one: Managed, wanted: Values): Promise<void> {
      assert.equal(await one.preview(wanted), "same");
      await nextCommand();
      assert.equal(await one.refresh(), "there");
      assert.deepEqual(await one.drift(wanted), []);
      assert.equal(await one.preview(wanted), "same");
    }

    function writes(): number {
      return here.calls().filter(({ action }) => !/^(Get|List)/.test(action)).length;
    }

    function warnings(): string[] {
      return here.provider.said.flatMap((text) => /^warning: (.*)$/.exec(text)?.[1] ?? []);
    }

    it("is written once, and the same program changes nothing", async () => {
      const one = await existing();
      assert.deepEqual(of.held(here), of.one);
      await assertSettled(one, program());
      assert.equal(await one.up(program()), "same");
      assert.equal(writes(), 0);
    });

    it("is not written when all that is given is so already", async () => {
      await of.console(here, of.one);
      await here.cloud.control.clearCalls();
      await here.resource(kind).up(program());
      assert.deepEqual([writes(), of.held(here)], [0, of.one]);
    });

    it("is changed in place, with one call", async () => {
      const one = await existing();
      const { id } = one;
      assert.equal(await one.up(program(of.other)), "update");
      assert.deepEqual([one.id, writes(), of.held(here)], [id, 1, of.other]);
      await assertSettled(one, program(of.other));
    });

    for (const name of names) {
      it(`finds drift of ${name} and repairs it`, async () => {
        const one = await existing();
        await of.console(here, { ...of.one, ...only(name, of.other) });
        assert.notDeepEqual(of.held(here), of.one);
        await nextCommand();
        await one.refresh();
        assert.deepEqual(await one.drift(program()), [name]);
        assert.equal(await one.up(program()), "update");
        assert.deepEqual(of.held(here), of.one);
        await assertSettled(one, program());
      });
    }

    // A setting of one value has no rest.
    for (const name of names.length > 1 ? names : []) {
      it(`of ${name} alone leaves the rest as it is, and does not look at it`, async () => {
        await of.console(here, of.other);
        const one = await existing(only(name, of.one));
        const held = { ...of.other, ...only(name, of.one) };
        assert.deepEqual(of.held(here), held);
        await of.console(here, { ...of.one, ...only(name, of.one) });
        await assertSettled(one, program(only(name, of.one)));
        assert.deepEqual([writes(), of.held(here)], [0, of.one]);
      });

      it(`lets go of ${name} when the program no longer gives it`, async () => {
        const one = await existing();
        const rest = program(without(name, of.one));
        assert.equal(await one.up(rest), "update");
        assert.deepEqual([writes(), of.held(here)], [0, of.one]);
        await of.console(here, { ...of.one, ...only(name, of.other) });
        await assertSettled(one, rest);
      });
    }

    it("is read whole by get, and one of what is not there is an error", async () => {
      const { id } = await existing();
      const found = await here.provider.read(kind, id, {});
      assert.equal(found.id, id);
      assert.deepEqual(Object.fromEntries(names.map((name) => [name, found.inputs[name]])), of.one);
      if (of.absent === undefined) return;
      await assert.rejects(here.provider.read(kind, of.absent, {}), {
        message: `there is no ${kind} with the id ${of.absent}`,
      });
    });

    it("is neither gone nor written nor deleted for the keys of another account", async () => {
      const one = await existing({ ...of.one, onDestroy: "reset" });
      const other = await otherAccount(here.cloud);
      const provider = startProviderHere({ environment: other.environment(), clock: systemClock });
      await other.control.clearCalls();
      const { id, outputs, inputs } = one;
      await assert.rejects(provider.read(kind, id, outputs), /account/);
      await assert.rejects(provider.update(kind, id, outputs, { ...inputs, ...of.other }), /account/);
      await assert.rejects(provider.delete(kind, id, outputs), /account/);
      const written = other.calls.filter(
        ({ by, action, carriedOut }) => by === "api" && carriedOut && !/^Get/.test(action),
      );
      assert.deepEqual(written, []);
    });

    it('stays as it is when it is deleted with onDestroy: "leave", and says so', async () => {
      const one = await existing({ ...of.one, onDestroy: "leave" });
      await one.destroy();
      assert.deepEqual([writes(), of.held(here)], [0, of.one]);
      assert.deepEqual(
        here.provider.said.map((text) => / stays as it is$/.test(text)),
        [true],
      );
    });

    it('is set back when it is deleted with onDestroy: "reset", and says so', async () => {
      const one = await existing({ ...of.one, onDestroy: "reset" });
      await one.destroy();
      assert.deepEqual(of.held(here), { ...of.one, ...of.defaults });
      const back = names.filter((name) => name in of.defaults);
      const said = here.provider.said.join("\n");
      assert.equal(said.includes(`has the service's defaults again: ${back.join(", ")}`), back.length > 0, said);
      for (const name of names) assert.ok(said.includes(name) || back.length === 0, `${name} in ${said}`);
    });

    for (const name of names.length > 1 ? Object.keys(of.defaults) : []) {
      it(`is set back in ${of.resetWhole ? "all" : `nothing but ${name}`} where the program gave ${name} alone`, async () => {
        await of.console(here, of.one);
        const one = await existing({ ...only(name, of.one), onDestroy: "reset" });
        await one.destroy();
        const back = of.resetWhole ? of.defaults : only(name, of.defaults);
        assert.deepEqual(of.held(here), { ...of.one, ...back });
      });
    }

    for (const [what, [from, to, sentences]] of Object.entries(of.told)) {
      it(`tells in the preview and in the update: ${what}`, async () => {
        const [before, after] = [
          { ...of.one, ...from },
          { ...of.one, ...to },
        ];
        await of.console(here, before);
        const created = here.resource(kind);
        assert.equal(await created.preview(program(after)), "create");
        assert.deepEqual(warnings(), sentences, "the preview of a create");

        await nextCommand();
        const one = await existing(before);
        assert.equal(await one.preview(program(after)), "update");
        assert.deepEqual(warnings(), sentences, "the preview of an update");

        await nextCommand();
        assert.equal(await one.up(program(after)), "update");
        assert.deepEqual(warnings(), sentences, "the update");
        await nextCommand();
        assert.equal(await one.up(program(after)), "same");
        assert.deepEqual(warnings(), [], "nothing changes");
      });
    }

    for (const [what, [from, to]] of Object.entries(of.silent)) {
      it(`tells nothing: ${what}`, async () => {
        const one = await existing({ ...of.one, ...from });
        assert.equal(await one.preview(program({ ...of.one, ...to })), "update");
        assert.deepEqual(warnings(), []);
      });
    }

    for (const answers of of.answers ?? []) {
      it(`comes to the same when ${JSON.stringify(answers)}`, async () => {
        await here.reset(answers);
        await of.prepare?.(here);
        const one = await existing({ ...of.one, onDestroy: "reset" });
        assert.deepEqual(of.held(here), of.one);
        await assertSettled(one, program({ ...of.one, onDestroy: "reset" }));
        await of.console(here, of.other);
        await nextCommand();
        await one.refresh();
        assert.equal(await one.up(program({ ...of.one, onDestroy: "reset" })), "update");
        assert.deepEqual(of.held(here), of.one);
        for (const name of names) {
          await nextCommand();
          const values = { ...of.one, ...only(name, of.other), onDestroy: "reset" };
          assert.equal(await one.up(program(values)), "update");
          assert.deepEqual(of.held(here), { ...of.one, ...only(name, of.other) });
          await one.up(program({ ...of.one, onDestroy: "reset" }));
        }
        await nextCommand();
        await one.destroy();
        assert.deepEqual(of.held(here), { ...of.one, ...of.defaults });
      });
    }

    /** In a cloud that was just made anew. */
    async function fresh(make: () => Managed | Promise<Managed>): Promise<Managed> {
      await of.prepare?.(here);
      return make();
    }

    const stories: readonly Story[] = [
      { what: "a create", prepare: async () => upOf(await fresh(() => here.resource(kind)), program()) },
      { what: "an update", prepare: async () => upOf(await fresh(() => existing()), program(of.other)) },
      { what: "a read", prepare: async () => refreshOf(await fresh(() => existing()), program()) },
      { what: "a delete", prepare: async () => destroyOf(await fresh(() => existing())) },
      {
        what: "a reset",
        prepare: async () => destroyOf(await fresh(() => existing({ ...of.one, onDestroy: "reset" }))),
      },
    ];
    for (const story of stories) {
      const seen = { ...story, look: () => of.held(here) };
      unlessBroken(() => here, seen);
      unlessKilled(() => here, seen);
    }
  });
}
