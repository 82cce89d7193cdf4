import { isDeepStrictEqual } from "node:util";
import type { dynamic } from "@pulumi/pulumi";
import { NotOurs } from "../kernel/adopt";
import { check } from "../kernel/check";
import { keyText, resourceName } from "../kernel/claim";
import type { Definition, Found, Recorded } from "../kernel/definition";
import { difference, withoutUnsent } from "../kernel/diff";
import type { AnyFields } from "../kernel/fields";
import type { Problem } from "../kernel/problem";
import { refuseUnresolved, unresolved } from "../kernel/references";
import { scrub, secretValues } from "../kernel/secret-values";
import { Unfinished } from "../kernel/unfinished";
import { holdsUnknown } from "../kernel/unknowns";
import type { Context } from "../resources/context";
import { timeoutMs } from "../resources/timeouts";
import type { Subject } from "./journal";
import type { Owners } from "./owners";
import {
  InitFailure,
  isLookUp,
  messageOf,
  own,
  type Record,
  recordedInputs,
  recordedOutputs,
  secretsOf,
  urnOf,
  type Values,
} from "./record";
import type { Session, VerbContext } from "./session";
import type { Shares } from "./shares";

export type AnyDefinition = Definition<Context, Record, Record>;
type Object = Found<Record, Record>;

/** A read has no time of its own in the arguments: long enough for a throttled refresh of a whole directory. */
const READ_MS = 30 * 60_000;

/** The verbs of one kind as Pulumi's process calls them, around those that its definition writes down. */
export class Verbs {
  constructor(
    private readonly definition: AnyDefinition,
    private readonly owners: Owners,
    private readonly shares: Shares,
    private readonly session: () => Session,
  ) {}

  async check(olds: Values, news: Values): Promise<dynamic.CheckResult<Record>> {
    if (Object.keys(olds).length > 0) this.owners.found(this.urnOf(news));
    let used: VerbContext | undefined;
    const context = (): Context => {
      used ??= this.open("check", news, READ_MS);
      return used.context;
    };
    const checked = async () => {
      const { inputs, problems } = await check(this.definition, this.given(olds, news), context, {
        secrets: secretsOf(news),
        ...(Object.keys(olds).length > 0 ? { recorded: own(olds) } : {}),
      });
      const refused = problems.length > 0 ? problems : this.wantedTwice(this.urnOf(news), inputs);
      if (refused.length === 0 && Object.keys(olds).length === 0) await this.warnOfCreate(context, inputs);
      return { inputs, refused };
    };
    const { inputs, refused } = await checked().finally(() => used?.close());
    // Without a property the engine prints no value; the path stands in the sentence.
    const failures = refused.map(({ path, reason }) => ({ property: "", reason: `${path} ${reason}` }));
    return { inputs: recordedInputs(inputs, news), failures };
  }

  /** An import checks what is recorded, with what `check` derived; no program gives that. */
  private given(olds: Values, news: Values): Record {
    const given = own(news);
    if (!isDeepStrictEqual(olds, news)) return given;
    const fields = this.definition.fields as AnyFields;
    return Object.fromEntries(Object.entries(given).filter(([name]) => fields[name]?.derived !== true));
  }

  /** The engine asks nothing more of a create that it previews. */
  private async warnOfCreate(context: () => Context, wanted: Values): Promise<void> {
    const { definition } = this;
    if (definition.warnings === undefined) return;
    const isKnown = !definition.naturalKey.some((name) => holdsUnknown(wanted[name]));
    const from = isKnown ? await this.before(context, wanted) : undefined;
    for (const sentence of await definition.warnings(wanted as Record, from, context)) context().warn(sentence);
  }

  /** Who may not look is told so by the write; a preview is no worse for it. */
  private async before(context: () => Context, wanted: Values): Promise<Partial<Record> | undefined> {
    try {
      return await this.definition.before?.(context(), wanted as Record);
    } catch {
      return undefined;
    }
  }

  private async warnOfChange(olds: Values, news: Values): Promise<void> {
    const { definition } = this;
    if (definition.warnings === undefined) return;
    const wanted = own(news);
    let verb: VerbContext | undefined;
    const context = (): Context => {
      verb ??= this.open("diff", news, READ_MS, olds);
      return verb.context;
    };
    try {
      // What the program gives for the first time is in no state yet.
      const isNew = Object.keys(wanted).some((name) => definition.fields[name]?.stateOnly !== true && !(name in olds));
      const from = { ...(isNew ? await this.before(context, wanted) : {}), ...own(olds) };
      for (const sentence of await definition.warnings(wanted, from, context)) context().warn(sentence);
    } finally {
      verb?.close();
    }
  }

  /** Two resources of one program with one object: when one of them goes, it would take the other's away. */
  private wantedTwice(urn: string, inputs: Values): Problem[] {
    const { kind, naturalKey, parentKey } = this.definition;
    const key = parentKey === undefined ? keyText(naturalKey, inputs) : undefined;
    const other = key === undefined ? undefined : this.owners.wants(urn, `${kind} ${key}`);
    if (other === undefined) return this.shares.want(urn, this.definition, inputs);
    const reason = `names what the resource ${other} of this program manages; declare it once and use ${other}, or read it with get`;
    return [{ path: naturalKey.at(-1) ?? kind, reason }];
  }

  /** `undefined` when different: then the engine names the changed properties by itself, in text and in JSON. */
  async diff(id: string, olds: Values, news: Values): Promise<dynamic.DiffResult> {
    this.owners.rename(this.urnOf(olds), this.urnOf(news));
    await this.isRecorded(id, this.urnOf(news), olds);
    const { changed, replaces: others } = difference(this.definition.fields as AnyFields, olds, news);
    const open = unresolved(this.definition, news).map(({ path }) => path);
    const replaces = others.filter((name) => !open.includes(name));
    if (replaces.length === 0) this.owners.keeps(this.urnOf(news), this.objectOf(id));
    if (changed.length === 0) return { changes: false };
    // The engine checks a replacement once more, as the create that it is.
    if (replaces.length === 0) await this.warnOfChange(olds, news);
    const kept = this.definition.exclusive?.some((name) => olds[name] === news[name]) === true;
    return { replaces: [...replaces], deleteBeforeReplace: replaces.length > 0 && kept };
  }

  async create(news: Values): Promise<dynamic.CreateResult<Record>> {
    const verb = this.open("create", news, timeoutMs(news["timeouts"], "create"));
    let home: Values = {};
    const done = ({ id, inputs, outputs }: Object): dynamic.CreateResult<Record> => {
      this.owners.took(this.urnOf(news), this.objectOf(id));
      return { id, outs: this.outputs({ id, inputs, outputs }, news, home) };
    };
    try {
      refuseUnresolved(this.definition, news);
      home = (await this.definition.home.record?.(verb.context)) ?? {};
      return done(await this.definition.create(verb.context, own(news)));
    } catch (error) {
      const failure = inTime(verb, error);
      if (error instanceof NotOurs) this.owners.refuse(this.urnOf(news), this.objectOf(error.id));
      if (!(error instanceof Unfinished)) throw failure;
      const { id, outs } = done(error.found as Object);
      throw new InitFailure(id, outs ?? {}, failure);
    } finally {
      verb.close();
    }
  }

  async read(id: string, props: Values): Promise<dynamic.ReadResult<Record>> {
    const verb = this.open("read", props, READ_MS);
    const recorded = own(props);
    try {
      await this.definition.home.enter?.(verb.context, this.recorded(verb, id, props));
      const found = await this.definition.read(verb.context, id, recorded);
      if (found !== undefined) {
        await this.isRecorded(id, this.urnOf(props), props);
        const home = await this.definition.home.record?.(verb.context);
        const outs = this.outputs(found, props, { ...home, ...props });
        return { id: found.id, props: outs, inputs: recordedInputs(found.inputs, props) };
      }
      // The engine takes any answer to a look-up for an existing object.
      if (isLookUp(props)) throw new Error(`there is no ${this.definition.kind} with the id ${id}`);
      await this.definition.home.confirmGone(verb.context, this.recorded(verb, id, props));
      this.owners.lost(this.urnOf(props), this.objectOf(id));
      return { id: "", props: {} };
    } finally {
      verb.close();
    }
  }

  async update(id: string, olds: Values, news: Values): Promise<dynamic.UpdateResult<Record>> {
    const verb = this.open("update", news, timeoutMs(news["timeouts"], "update"), olds);
    try {
      refuseUnresolved(this.definition, news);
      await this.definition.home.enter?.(verb.context, this.recorded(verb, id, olds));
      const home = await this.definition.home.record?.(verb.context);
      const found = await this.definition.update(verb.context, id, own(olds), own(news));
      return { outs: this.outputs(found, news, { ...home, ...olds }) };
    } catch (error) {
      const failure = inTime(verb, error);
      if (error instanceof Unfinished)
        throw new InitFailure(id, this.outputs(error.found as Object, news, olds), failure);
      // Something may have been written: the state must say what is, or a reverted program would look like no change.
      if (!verb.wrote()) throw failure;
      throw new InitFailure(id, this.outputs(await this.afterWrites(id, olds, news), news, olds), failure);
    } finally {
      verb.close();
    }
  }

  private async afterWrites(id: string, olds: Values, news: Values): Promise<Object> {
    const verb = this.open("read", news, READ_MS);
    const found = await this.definition
      .read(verb.context, id, own(news))
      .catch(() => undefined)
      .finally(() => verb.close());
    if (found === undefined) return this.unsure(id, olds, news);
    const fields = this.definition.fields as AnyFields;
    return { ...found, inputs: { ...withoutUnsent(fields, found.inputs, { recorded: olds, wanted: news }) } };
  }

  /** Not even readable: what may have changed is left out, so that whatever the program says next differs from it. */
  private unsure(id: string, olds: Values, news: Values): Object {
    const { changed } = difference(this.definition.fields as AnyFields, olds, news);
    const sure = Object.entries(own(olds)).filter(([name]) => !changed.includes(name));
    return { id, inputs: Object.fromEntries(sure), outputs: {} };
  }

  async delete(id: string, olds: Values): Promise<void> {
    const verb = this.open("delete", olds, timeoutMs(olds["timeouts"], "delete"));
    try {
      const urn = this.urnOf(olds);
      const keeper = this.owners.keeper(urn, this.objectOf(id));
      if (keeper !== undefined) {
        const name = resourceName(keeper);
        const why = keeper === urn ? `the replacement of ${name} is this very object` : `it belongs to ${name} now`;
        return verb.context.notice(`${id} stays: ${why}`);
      }
      const other = this.owners.wantedBy(urn, this.objectOf(id));
      if (other !== undefined) throw new Error(keptText(id, resourceName(urn), other));
      const whole = this.shares.wholeOf(urn, this.definition, olds);
      if (whole !== undefined) return verb.context.notice(`${id} stays: ${whole} decides on it now`);
      await this.definition.home.beforeDelete(verb.context, this.recorded(verb, id, olds));
      await this.definition.delete(verb.context, id, this.shares.without(urn, this.definition, own(olds)));
      this.owners.lost(urn, this.objectOf(id));
      await this.session().seen(this.subjectOf(urn, olds), id);
    } catch (error) {
      throw inTime(verb, error);
    } finally {
      verb.close();
    }
  }

  private open(name: string, props: Values, milliseconds: number, ...others: readonly Values[]): VerbContext {
    const subject = this.subjectOf(this.urnOf(props), props);
    const ownerOf = (id: string): string | undefined => this.owners.ownerOf(this.objectOf(id));
    const held = (): string[] =>
      this.owners.heldBy(subject.urn).map((object) => object.slice(this.objectOf("").length));
    const isDeclared: Context["isDeclared"] = (what, key) => this.shares.isWanted(subject.urn, what, key);
    const hide = (sentence: string): string => this.hide(sentence, props, ...others);
    return this.session().context({ subject, name, timeoutMs: milliseconds, ownerOf, held, isDeclared, hide });
  }

  /** The sentence without the secrets of these inputs and outputs, whoever wrote it: a service quotes what it refuses. */
  hide(sentence: string, ...bags: readonly Values[]): string {
    const fields = { ...this.definition.outputs, ...this.definition.fields } as AnyFields;
    return scrub(
      sentence,
      bags.flatMap((props) => secretValues(fields, own(props), secretsOf(props))),
    );
  }

  private recorded(verb: VerbContext, id: string, props: Values): Recorded {
    const isThere = async () => (await this.definition.read(verb.context, id, own(props))) !== undefined;
    return { id, urn: this.urnOf(props), recorded: own(props), isThere };
  }

  /** The state has this object for this resource: so nobody else may take it, and its creation needs no note. */
  private async isRecorded(id: string, urn: string, props: Values): Promise<void> {
    this.owners.holds(urn, this.objectOf(id));
    if (urn !== "") await this.session().seen(this.subjectOf(urn, props), id);
  }

  private subjectOf(urn: string, props: Values): Subject {
    const { kind, naturalKey, parentKey = naturalKey } = this.definition;
    return { urn, kind, key: keyText(parentKey, props) ?? "" };
  }

  private urnOf(props: Values): string {
    return urnOf(this.definition.kind, props);
  }

  private objectOf(id: string): string {
    return `${this.definition.kind} ${id}`;
  }

  private outputs(found: Object, props: Values, before: Values): Record {
    return recordedOutputs(this.definition, found, props, before);
  }
}

function keptText(id: string, name: string, other: string): string {
  return (
    `${id} is not deleted, because the program has it as ${other} now, which was refused it; if ${name} was renamed, give ` +
    `${other} aliases: [{ name: "${name}" }], and if not, let ${name} go in a run before the one that adds ${other}`
  );
}

/** A call that was cut off says that it was cancelled; why, the verb's own clock knows. */
function inTime(verb: VerbContext, error: unknown): Error {
  const expired = verb.expired();
  const message = messageOf(error);
  if (expired === undefined || message.includes(expired.message))
    return error instanceof Error ? error : new Error(message);
  return new Error(`${expired.message}: ${message}`);
}
