import assert from "node:assert/strict";
import { systemClock } from "../../provider/client/wait";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import { otherAccount } from "../support/other-account";
import type { Values } from "../support/provider";
import { type ProviderHere, startProviderHere } from "../support/provider-here";
import { destroyOf, refreshOf, type Story, unlessBroken, unlessKilled, unlessOvertaken, upOf } from "./disturbed";

type Here = Lifecycle<ProviderHere>;

/** What the cloud holds of one. */
interface Held {
  /** As the resource's. */
  readonly id: string;
  /** Its secrets, by the output that has them. */
  readonly secrets: { readonly [output: string]: string };
  /** What of it can be edited, as the program says it; without ids. */
  readonly inputs: Values;
}

/** What one kind of object is that is there for its secret, in the terms in which every such kind is tried. */
export interface SecretOnce {
  /** Makes what it belongs to, in the empty cloud. */
  prepare?(here: Here): Promise<unknown>;
  /** A whole program. */
  program(here: Here): Values;
  /** All that are there, the oldest first. */
  held(here: Here): readonly Held[];
  /** An edit in place, where there is one, the operation that brings it, and the same edit by somebody at the console. */
  readonly edit?: {
    readonly change: Values;
    readonly by: string;
    byHand(here: Here, id: string): Promise<unknown>;
  };
  /** The operations that make one, and that list all. */
  readonly creates: string;
  readonly lists: string;
  /** Somebody makes another one at the console. @returns its id. */
  foreign(here: Here): Promise<string>;
  /** Somebody deletes it at the console. */
  remove(here: Here, id: string): Promise<unknown>;
  /** How many there can be beside each other. Absent: they have names, and one of a name. */
  readonly most?: number;
  /** An id that could be one, of nothing. */
  absent(here: Here): string;
  /** What its end leaves, such as in a recycle bin. Absent: nothing. */
  left?(here: Here): unknown;
}

/** What holds for every kind of object whose secret is told once, from create to delete, whatever happens in between. */
export function secretOnceContract(kind: string, of: SecretOnce): void {
  describe(`${kind}, as everything whose secret is told once`, () => {
    let here: Here;

    before(async () => {
      here = await sharedLifecycle();
    });

    beforeEach(start);

    async function start(): Promise<void> {
      await here.reset();
      await of.prepare?.(here);
    }

    const program = (changes: Values = {}): Values => ({ ...of.program(here), ...changes });
    const held = () => of.held(here);
    const ids = () => held().map(({ id }) => id);
    const stranded = () => shortId(held().at(-1)?.id ?? "");

    /** Made by an earlier command. */
    async function existing(changes: Values = {}): Promise<Managed> {
      const one = here.resource(kind);
      assert.equal(await one.up(program(changes)), "create");
      await here.later();
      await here.cloud.control.clearCalls();
      return one;
    }

    /** The resource has the secrets of one that is there. */
    function assertKnown(one: Managed): void {
      const live = held().find(({ id }) => id === one.id);
      assert.ok(live !== undefined, `${one.id} is not there`);
      for (const [output, secret] of Object.entries(live.secrets)) assert.equal(one.outputs[output], secret);
    }

    async function removeLast(): Promise<void> {
      await of.remove(here, ids().at(-1) ?? "");
      await here.later();
    }

    it("is made once with its secret, which stays whatever is read, and the same program changes nothing", async () => {
      const one = await existing();
      assert.deepEqual(ids(), [one.id]);
      assertKnown(one);
      assert.equal(await one.preview(program()), "same");
      assert.equal(await one.refresh(), "there");
      assert.deepEqual(await one.drift(program()), []);
      assert.equal(await one.up(program()), "same");
      assertKnown(one);
      assert.deepEqual(here.writes(), []);
      assert.equal(here.calls(of.lists).length, 1);
    });

    const { edit } = of;
    if (edit !== undefined) {
      it("is edited in place with its secret, and found so when somebody else did it", async () => {
        const one = await existing(edit.change);
        const { id } = one;
        assert.deepEqual(held()[0]?.inputs, { ...held()[0]?.inputs, ...edit.change });
        assert.equal(await one.preview(program(edit.change)), "same");
        assert.equal(await one.up(program()), "update");
        const before = held();
        await edit.byHand(here, id);
        assert.notDeepEqual(held(), before);
        await here.later();
        await one.refresh();
        assert.deepEqual(await one.drift(program()), Object.keys(edit.change).sort());
        assert.equal(await one.up(program()), "update");
        assert.deepEqual(held(), before);
        assert.equal(one.id, id);
        assertKnown(one);
      });

      it("that could not be edited after it was made stays in the state with its secret, and the next up goes on", async () => {
        await here.cloud.control.fault({ kind: "refuse", action: edit.by, code: "Some.Refusal", status: 400 });
        const one = here.resource(kind);
        await assert.rejects(one.up(program(edit.change)), /Some\.Refusal/);
        assertKnown(one);
        await here.later();
        assert.equal(await one.up(program(edit.change)), "update");
        assert.deepEqual(held()[0]?.inputs, { ...held()[0]?.inputs, ...edit.change });
        assertKnown(one);
      });

      it("is recorded as it is when every answer to its edit was lost, right after a refresh", async () => {
        const one = await existing();
        assert.equal(await one.refresh(), "there");
        await here.cloud.control.fault({ kind: "resetAfter", action: edit.by, times: 100 });
        await assert.rejects(one.up(program(edit.change)), /may or may not have been carried out/);
        for (const [name, value] of Object.entries(edit.change)) assert.equal(one.outputs[name], value);
      });
    }

    if (of.most === 2) {
      it("says when two are there already, names them, and changes nothing; it is made when one of them is gone", async () => {
        const own = await existing();
        const theirs = await of.foreign(here);
        const one = here.resource(kind);
        const { message } = await failureOf(one.up(program()));
        assert.match(message, / could not be made, most likely because there are 2 already, /);
        assert.match(
          message,
          / and the service allows 2; nothing was lost; when nobody uses one of them, delete it with: /,
        );
        for (const id of [own.id, theirs]) assert.ok(message.includes(shortId(id)), message);
        assert.equal(held().length, 2);
        await of.remove(here, theirs);
        await here.later();
        assert.equal(await one.up(program()), "create");
        assertKnown(one);
      });

      it("stands beside another one of the program", async () => {
        const [one, two] = [here.resource(kind), here.resource(kind)];
        await Promise.all([one.up(program()), two.up(program())]);
        assert.deepEqual(ids().sort(), [one.id, two.id].sort());
        for (const each of [one, two]) assertKnown(each);
      });
    } else {
      it("is no second one of its name", async () => {
        await of.foreign(here);
        const before = held();
        await assert.rejects(here.resource(kind).up(program()), / already, and its .* was told to whoever made it; /);
        assert.deepEqual(held(), before);
      });
    }

    describe("whose create has no answer", () => {
      it("names the one whose secret is lost, makes no second, and goes on when that one is gone", async () => {
        await here.cloud.control.fault({ kind: "resetAfter", action: of.creates });
        const one = here.resource(kind);
        const lost = await failureOf(one.up(program()));
        assert.match(lost.message, new RegExp(` was lost, and with it the secret of ${stranded()}; delete it with: `));
        await here.later();
        const again = await failureOf(one.up(program()));
        assert.match(
          again.message,
          new RegExp(`^an earlier run ended before .* a secret of ${stranded()} may be lost;`),
        );
        assert.equal(held().length, 1);
        await removeLast();
        assert.equal(await one.up(program()), "create");
        assertKnown(one);
      });

      for (const at of ["before", "after"] as const) {
        it(`goes on, or names the stranded one, when the run was killed ${at} it was sent`, async () => {
          const one = here.resource(kind);
          await killed(one, at);
          assert.equal(held().length, at === "after" ? 1 : 0);
          if (at === "after") {
            const { message } = await failureOf(one.up(program()));
            assert.match(message, new RegExp(`^an earlier run ended before .* a secret of ${stranded()} may be lost;`));
            await removeLast();
          }
          assert.equal(await one.up(program()), "create");
          assert.deepEqual(ids(), [one.id]);
          assertKnown(one);
        });
      }

      if (of.most !== undefined) {
        it("names the new one alone, where another was there before", async () => {
          const old = await of.foreign(here);
          await here.cloud.control.fault({ kind: "error500", action: of.creates, carriedOut: true });
          const { message } = await failureOf(here.resource(kind).up(program()));
          assert.match(message, new RegExp(`the secret of ${stranded()}; delete it`));
          assert.ok(!message.includes(shortId(old)), message);
          assert.equal(held().length, 2);
        });
      }
    });

    it("is found gone when it is, and made anew; deleted, and gone is taken for deleted", async () => {
      const one = await existing();
      await of.remove(here, one.id);
      const { recorded } = one;
      if (edit !== undefined) {
        await assert.rejects(one.up(program(edit.change)), /is not there any more; run pulumi up --refresh/);
      }
      await one.destroy();
      one.recorded = recorded;
      await here.later();
      assert.equal(await one.refresh(), "gone");
      assert.equal(await one.up(program()), "create");
      assertKnown(one);
      await one.destroy();
      assert.deepEqual(held(), []);
    });

    it("is read by get without its secret, which is said, and one that is not there is an error", async () => {
      const one = await existing();
      const [live] = held();
      const found = await here.provider.read(kind, one.id, {});
      for (const [name, value] of Object.entries(live?.inputs ?? {})) assert.equal(found.inputs[name], value);
      for (const output of Object.keys(live?.secrets ?? {})) assert.equal(output in found.properties, false);
      assert.match(here.provider.said.join(), / told its secret at its creation alone, so .* empty here/);
      await assert.rejects(here.provider.read(kind, of.absent(here), {}), {
        message: `there is no ${kind} with the id ${of.absent(here)}`,
      });
    });

    it("is neither gone nor deleted for the keys of another account", async () => {
      const { id, outputs } = await existing();
      const other = await otherAccount(here.cloud);
      const provider = startProviderHere({ environment: other.environment(), clock: systemClock });
      await assert.rejects(provider.read(kind, id, outputs), /account/);
      await assert.rejects(provider.delete(kind, id, outputs), /account/);
      assert.equal(held().length, 1);
    });

    it("has no adopt", async () => {
      await assert.rejects(
        here.resource(kind).preview(program({ adopt: true })),
        /^Error: adopt is not a property of this resource/,
      );
    });

    it("keeps its secret out of everything but the one output", async () => {
      const one = await existing();
      await one.refresh();
      const said = [...here.provider.said];
      const second = await here
        .resource(kind)
        .up(program())
        .catch((error: Error) => error.message);
      const third = await here
        .resource(kind)
        .up(program())
        .catch((error: Error) => error.message);
      const names = Object.keys(held()[0]?.secrets ?? {});
      const rest = Object.entries(one.outputs).filter(([name]) => !names.includes(name));
      const seen = JSON.stringify([rest, one.inputs, said, second, third, here.provider.said, here.cloud.calls]);
      for (const { secrets } of held()) {
        for (const secret of Object.values(secrets)) assert.ok(secret !== "" && !seen.includes(secret), seen);
      }
    });

    const updates: readonly Story[] =
      edit === undefined
        ? []
        : [{ what: "an update", prepare: async () => upOf(await prepared(), program(edit.change)) }];
    const stories: readonly Story[] = [
      ...updates,
      { what: "a read", prepare: async () => refreshOf(await prepared(), program()) },
      { what: "a delete", prepare: async () => destroyOf(await prepared()) },
    ];
    for (const story of stories) {
      const seen = { ...story, look: () => [held().map(({ inputs }) => inputs), of.left?.(here)] };
      unlessBroken(() => here, seen);
      unlessKilled(() => here, seen);
      if (story.what !== "a read") unlessOvertaken(() => here, seen);
    }

    /** In a cloud that was just made anew. */
    async function prepared(): Promise<Managed> {
      await of.prepare?.(here);
      return existing();
    }

    /** The engine is killed before it sends the create, or before it hears the answer. */
    async function killed(one: Managed, at: "before" | "after"): Promise<void> {
      await here.cloud.control.clearCalls();
      const isThere = (): boolean => here.calls(at === "after" ? of.creates : of.lists).length > 0;
      const ended = here.provider.killEngine(isThere);
      await Promise.race([ended, one.up(program()).then(() => assert.fail("the create was answered"))]);
      await here.later();
    }
  });
}

/** As sentences name it: the last part of its id. */
function shortId(id: string): string {
  return id.slice(id.lastIndexOf(":") + 1);
}
