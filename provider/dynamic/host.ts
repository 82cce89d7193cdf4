import type { dynamic } from "@pulumi/pulumi";
import type { Lookup } from "../config";
import { check } from "../kernel/check";
import type { Definition, Found } from "../kernel/definition";
import { difference } from "../kernel/diff";
import type { AnyFields } from "../kernel/fields";
import { Unfinished } from "../kernel/unfinished";
import { definitionOf } from "../registry";
import type { Context } from "../resources/context";
import { timeoutMs } from "../resources/timeouts";
import { Owners } from "./owners";
import { plainError } from "./plain-error";
import { openSession, type Session, type VerbContext } from "./session";

type Values = { readonly [name: string]: unknown };
type Record = { [name: string]: unknown };
type AnyDefinition = Definition<Context, Record, Record>;

/** Travel in inputs and outputs beside the resource's own: the provider text, and the URN that progress goes to. */
const HIDDEN = ["__provider", "__urn"] as const;
/** A read has no time of its own in the arguments: long enough for a throttled refresh of a whole directory. */
const READ_MS = 30 * 60_000;

let lookup: Lookup = () => undefined;
let opened: Session | undefined;
const owners = new Owners();

/** Opened by the first verb that needs the cloud: a preview that calls nothing loads no client and needs no credentials. */
function session(): Session {
  opened ??= openSession(lookup);
  return opened;
}

/** A kind's provider in the form that Pulumi's dynamic-provider process runs. */
export function provider(kind: string): dynamic.ResourceProvider<Record, Record> {
  const definition = definitionOf(kind) as unknown as AnyDefinition | undefined;
  if (definition === undefined) {
    throw plainError(
      new Error(
        `this version of pulumi-alicloud-identity has no resource ${kind}; install the one that made it, or a newer one`,
      ),
    );
  }
  return cleaned({
    // Stores and nothing else: the process calls other methods without waiting for this one.
    configure: async ({ config }: dynamic.ConfigureRequest) => {
      lookup = (key) => config.get(key);
    },
    check: (olds, news) => {
      if (Object.keys(olds).length > 0) owners.found(urnOf(news));
      return checkVerb(definition, news);
    },
    diff: async (_id, olds, news) => diffVerb(definition, olds, news),
    create: (news) => createVerb(definition, news),
    read: (id, props = {}) => readVerb(definition, id, props),
    update: (id, olds, news) => updateVerb(definition, id, olds, news),
    delete: (id, olds) => deleteVerb(definition, id, olds),
  });
}

async function checkVerb(definition: AnyDefinition, news: Values): Promise<dynamic.CheckResult<Record>> {
  let used: VerbContext | undefined;
  const context = (): Context => {
    used ??= contextFor("check", news, READ_MS);
    return used.context;
  };
  const checked = await check(definition, own(news), context).finally(() => used?.close());
  // Without a property the engine prints no value; the path stands in the sentence.
  const failures = checked.problems.map(({ path, reason }) => ({ property: "", reason: `${path} ${reason}` }));
  return { inputs: json({ ...checked.inputs, ...hidden(news) }), failures };
}

/** `undefined` when different: then the engine names the changed properties by itself, in text and in JSON. */
function diffVerb(definition: AnyDefinition, olds: Values, news: Values): dynamic.DiffResult {
  const { changed, replaces } = difference(definition.fields as AnyFields, olds, news);
  return changed.length === 0 ? { changes: false } : { replaces: [...replaces] };
}

async function createVerb(definition: AnyDefinition, news: Values): Promise<dynamic.CreateResult<Record>> {
  const verb = contextFor("create", news, timeoutMs(news["timeouts"], "create"));
  try {
    const found = await definition.create(verb.context, own(news));
    owners.took(urnOf(news), objectOf(definition, found.id));
    return { id: found.id, outs: state(found, news) };
  } catch (error) {
    const failure = inTime(verb, error);
    throw error instanceof Unfinished ? halfWay(error.found, failure, news) : failure;
  } finally {
    verb.close();
  }
}

async function readVerb(definition: AnyDefinition, id: string, props: Values): Promise<dynamic.ReadResult<Record>> {
  const verb = contextFor("read", props, READ_MS);
  try {
    const found = await definition.read(verb.context, id, own(props));
    if (found !== undefined) {
      return { id: found.id, props: state(found, props), inputs: json({ ...found.inputs, ...hidden(props) }) };
    }
    // `.get` passes the id alone, and the engine takes any answer to it for an existing object.
    if (Object.keys(own(props)).length === 0) throw new Error(`there is no ${definition.kind} with the id ${id}`);
    owners.lost(urnOf(props));
    return { id: "", props: {} };
  } finally {
    verb.close();
  }
}

async function updateVerb(definition: AnyDefinition, id: string, olds: Values, news: Values) {
  const verb = contextFor("update", news, timeoutMs(news["timeouts"], "update"));
  try {
    return { outs: state(await definition.update(verb.context, id, own(olds), own(news)), news) };
  } catch (error) {
    const failure = inTime(verb, error);
    if (error instanceof Unfinished) throw halfWay(error.found, failure, news);
    // Something may have been written: the state must say what is, or a reverted program would look like no change.
    throw verb.wrote() ? await afterWrites(definition, id, olds, news, failure) : failure;
  } finally {
    verb.close();
  }
}

async function afterWrites(definition: AnyDefinition, id: string, olds: Values, news: Values, failure: Error) {
  const verb = contextFor("read", news, READ_MS);
  const found = await definition
    .read(verb.context, id, own(news))
    .catch(() => undefined)
    .finally(() => verb.close());
  return halfWay(found ?? unsure(definition, id, olds, news), failure, news);
}

/** Not even readable: what may have changed is left out, so that whatever the program says next differs from it. */
function unsure(definition: AnyDefinition, id: string, olds: Values, news: Values): Found<Record, Record> {
  const { changed } = difference(definition.fields as AnyFields, olds, news);
  const sure = Object.entries(own(olds)).filter(([name]) => !changed.includes(name));
  return { id, inputs: Object.fromEntries(sure), outputs: {} };
}

/** A call that was cut off says that it was cancelled; why, the verb's own clock knows. */
function inTime(verb: VerbContext, error: unknown): Error {
  const expired = verb.expired();
  const message = messageOf(error);
  if (expired === undefined || message.includes(expired.message))
    return error instanceof Error ? error : new Error(message);
  return new Error(`${expired.message}: ${message}`);
}

async function deleteVerb(definition: AnyDefinition, id: string, olds: Values): Promise<void> {
  const verb = contextFor("delete", olds, timeoutMs(olds["timeouts"], "delete"));
  try {
    const urn = urnOf(olds);
    const keeper = owners.keeper(urn, objectOf(definition, id));
    if (keeper !== undefined) {
      const name = keeper.slice(keeper.lastIndexOf("::") + 2);
      const why = keeper === urn ? `the replacement of ${name} is this very object` : `it belongs to ${name} now`;
      return verb.context.notice(`${id} stays: ${why}`);
    }
    await definition.delete(verb.context, id, own(olds));
    owners.lost(urn);
  } catch (error) {
    throw inTime(verb, error);
  } finally {
    verb.close();
  }
}

function contextFor(name: string, props: Values, milliseconds: number): VerbContext {
  return session().context({ urn: urnOf(props), name, timeoutMs: milliseconds });
}

function urnOf(props: Values): string {
  return String(props["__urn"] ?? "");
}

function objectOf(definition: AnyDefinition, id: string): string {
  return `${definition.kind} ${id}`;
}

function own(props: Values): Record {
  return Object.fromEntries(Object.entries(props).filter(([name]) => !name.startsWith("__")));
}

function hidden(props: Values): Record {
  return Object.fromEntries(HIDDEN.filter((name) => props[name] !== undefined).map((name) => [name, props[name]]));
}

function state(found: Found<Record, Record>, props: Values): Record {
  return json({ ...found.inputs, ...found.outputs, ...hidden(props) });
}

/** The form that the host turns into "made, not ready". It adds no provider text itself, and a state without is lost. */
function halfWay(found: Found<object, object>, failure: Error, props: Values): unknown {
  const text = oneLine(failure.message);
  return Object.assign(plainError(new Error(text)), {
    id: found.id,
    properties: state(found as Found<Record, Record>, props),
    reasons: [text],
  });
}

/** An `undefined` anywhere fails the create after the object was made ("Unexpected struct type."). */
function json(value: Record): Record {
  return JSON.parse(JSON.stringify(value)) as Record;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ");
}

/** Nothing foreign leaves: no stack, no code that gRPC would take for its own, no id that looks like a created object. */
function cleaned(methods: dynamic.ResourceProvider<Record, Record>): dynamic.ResourceProvider<Record, Record> {
  const wrapped = Object.entries(methods).map(([name, method]) => [
    name,
    async (...args: unknown[]) => {
      try {
        return await (method as (...args: unknown[]) => Promise<unknown>)(...args);
      } catch (error) {
        if (isHalfWay(error)) throw error;
        throw plainError(new Error(oneLine(messageOf(error) || "failed without a reason")));
      }
    },
  ]);
  return Object.fromEntries(wrapped) as dynamic.ResourceProvider<Record, Record>;
}

function isHalfWay(error: unknown): boolean {
  return error instanceof Error && "reasons" in error && "properties" in error;
}
