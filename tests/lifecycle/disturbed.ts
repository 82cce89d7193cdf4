import assert from "node:assert/strict";
import type { Fault } from "../../emulator";
import { type Case, generated } from "../support/generated";
import type { Lifecycle } from "../support/lifecycle";
import type { Managed } from "../support/managed";
import type { Values } from "../support/provider";
import type { ProviderHere } from "../support/provider-here";
import { cloudNow } from "../support/view";

type Here = Lifecycle<ProviderHere>;

/** A verb in a cloud that is made anew for each attempt. */
export interface Story {
  readonly what: string;
  /** What the verb must leave behind in any case, without ids and times. Default: `cloudNow`. */
  look?(): unknown;
  /** Makes what the verb starts from, and gives the verb: what the engine does, and does again when it failed. */
  prepare(): Promise<Verb>;
}

export interface Verb {
  run(): Promise<unknown>;
  /** What of the state must agree with the cloud in the end. */
  readonly settled?: () => Promise<unknown>;
}

export function upOf(one: Managed, program: Values): Verb {
  return {
    run: () => one.up(program),
    async settled() {
      assert.equal(await one.refresh(), "there");
      assert.equal(await one.preview(program), "same", "after a refresh nothing is left to do");
    },
  };
}

export function destroyOf(one: Managed): Verb {
  return { run: async () => one.recorded && (await one.destroy()) };
}

export function refreshOf(one: Managed, program: Values): Verb {
  return { run: () => one.refresh(), settled: async () => assert.equal(await one.preview(program), "same") };
}

/** What can happen to a call, and must make no difference. */
const FAULTS = {
  "cut before it is carried out": { kind: "resetBefore" },
  "cut after it was carried out": { kind: "resetAfter" },
  throttled: { kind: "throttle", retryAfterMs: 1 },
  "answered with an error 500": { kind: "error500" },
  "answered with an error 500 and carried out": { kind: "error500", carriedOut: true },
} as const satisfies { readonly [what: string]: Fault };

/**
 * `SWEEPS=all`: every call of every kind in every way, some quarter of an hour. Otherwise what could end differently: how a
 * call is repeated is the client's, the same for every kind and proven there. Of that a sixth, of each verb of each kind:
 * another sixth after each change of the package.
 */
const ALL = process.env["SWEEPS"] === "all";
const PARTS = ALL ? 1 : 6;

/** Of a write the one whose answer is lost, and another, in turn; of a read one. */
function faultsOf(action: string, index: number): [what: string, fault: Fault][] {
  const lost = "cut after it was carried out";
  const others = Object.keys(FAULTS).filter((what) => what !== lost);
  const played = [lost, ...(isRead(action) ? [] : [others[index % others.length]])];
  return Object.entries(FAULTS).filter(([what]) => (ALL ? !isRead(action) || what === lost : played.includes(what)));
}

/** Where a kill finds what no other does: from one read to the next nothing has changed. */
function boundariesOf(actions: readonly string[], index: number): readonly ("before" | "after")[] {
  if (!isRead(actions[index] ?? "")) return ["before", "after"];
  return ALL || index === 0 || !isRead(actions[index - 1] ?? "") ? ["after"] : [];
}

/** The verb reaches its end at once, whichever of its calls is broken and how. */
export function unlessBroken(here: () => Here, story: Story): void {
  generated(`${story.what}, of which one call is broken`, "ends as ever when none is", PARTS, async () => {
    const { actions, wanted } = await undisturbed(here(), story);
    return actions.flatMap((action, index) =>
      faultsOf(action, index).map(
        ([what, fault]): Case => ({
          title: `reaches its end at once when ${nameOf(actions, index)} is ${what}`,
          async run() {
            const verb = await prepared(here(), story);
            const armed = await here().cloud.control.fault({ ...fault, nth: index + 1 });
            await verb.run();
            assert.equal(await armed.hits(), 1);
            await assertEnd(here(), story, verb, wanted);
          },
        }),
      ),
    );
  });
}

/** The engine is killed while the verb is at any of its calls, and the next command ends what was begun. */
export function unlessKilled(here: () => Here, story: Story): void {
  generated(`${story.what}, in which the engine is killed`, "ends as ever when it is not", PARTS, async () => {
    const { actions, wanted } = await undisturbed(here(), story);
    return actions.flatMap((_, index) =>
      boundariesOf(actions, index).map(
        (at): Case => ({
          title: `ends with the next command when that is ${at} ${nameOf(actions, index)}`,
          async run() {
            const verb = await prepared(here(), story);
            await killAt(here(), verb, index + 1, at);
            await here().later();
            await verb.run();
            await assertEnd(here(), story, verb, wanted);
          },
        }),
      ),
    );
  });
}

/** The engine is killed while a write is on its way, and the next command runs while it is carried out. */
export function unlessOvertaken(here: () => Here, story: Story): void {
  generated(`${story.what}, which the next command overtakes`, "ends as ever when none does", PARTS, async () => {
    const { actions, wanted } = await undisturbed(here(), story);
    const writes = [...actions.keys()].filter((index) => !isRead(actions[index] ?? ""));
    return writes.map(
      (index): Case => ({
        title: `ends with that command while ${nameOf(actions, index)} of the old one is carried out`,
        async run() {
          const verb = await prepared(here(), story);
          const held = await here().cloud.control.pause({ at: "before", nth: index + 1 });
          void verb.run();
          await held.reached();
          const ended = here().provider.killEngine(() => true);
          await here().later(0);
          const next = verb.run();
          await Promise.race([here().cloud.control.waitForCall({}, { count: index + 2 }), next]);
          await held.release();
          // Both may be about to do the same: then the later one is refused, and goes on in the command after it.
          await next.catch(() => verb.run());
          await ended;
          await assertEnd(here(), story, verb, wanted);
        },
      }),
    );
  });
}

/** @param at `before` the nth call is sent (it never is), or `after` it. */
async function killAt(here: Here, verb: Verb, nth: number, at: "before" | "after"): Promise<void> {
  const calls = at === "before" ? nth - 1 : nth;
  const ended = here.provider.killEngine(() => here.calls().length >= calls);
  const run = verb.run().then(() => assert.fail("the verb ended before it came to that call"));
  await Promise.race([ended, run]);
}

async function prepared(here: Here, story: Story): Promise<Verb> {
  await here.reset();
  const verb = await story.prepare();
  await here.later();
  await here.cloud.control.clearCalls();
  return verb;
}

async function undisturbed(here: Here, story: Story) {
  const verb = await prepared(here, story);
  await verb.run();
  const actions = here.calls().map(({ action }) => action);
  await here.later();
  await verb.settled?.();
  return { actions, wanted: lookOf(here, story) };
}

async function assertEnd(here: Here, story: Story, verb: Verb, wanted: unknown): Promise<void> {
  await here.later();
  await verb.settled?.();
  assert.deepEqual(lookOf(here, story), wanted);
}

function lookOf(here: Here, story: Story): unknown {
  return story.look === undefined ? cloudNow(here.cloud) : story.look();
}

/** `GetUser`, or `the second GetUser`. */
function nameOf(actions: readonly string[], index: number): string {
  const action = actions[index] ?? "";
  const nth = actions.slice(0, index).filter((one) => one === action).length + 1;
  return actions.filter((one) => one === action).length === 1 ? action : `${action} ${nth}`;
}

function isRead(action: string): boolean {
  return /^(Get|List)/.test(action);
}
