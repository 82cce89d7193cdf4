import { isDenied, isGone, isRefusal } from "../provider/client/error-codes";
import { ServiceError } from "../provider/client/errors";
import type { Client } from "../provider/client/send";
import { byText, inOrder } from "../provider/functions/rows";
import type { Found, Listed } from "../provider/kernel/definition";
import { splitId } from "../provider/kernel/ids";
import type { Context } from "../provider/resources/context";
import { sideBySide } from "../provider/resources/side-by-side";
import { readingContext } from "./context";
import { type AnyDefinition, estateKinds, fieldsOf, isPair } from "./kinds";
import { type Estate, type EstateObject, FORMAT, type Unread, type Values, VERSION } from "./model";
import { readEstateOrganisation } from "./organisation";

/** How far the reading has come. */
export interface Progress {
  /** `cloudsso:User`, or `organisation`. */
  readonly what: string;
  readonly listed: number;
  readonly read: number;
}

export interface ReadOptions {
  readonly region?: string | undefined;
  /** What to read: kinds, and `organisation`. Default: everything. What is left out is absent from the estate. */
  readonly what?: readonly string[];
  /** Ends the reading, which then fails with `CancelledError`. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** What goes while it is read is looked for again, so often in all. */
const ROUNDS = 3;

/**
 * Reads everything that there is, through the `list` and `read` of the definitions, side by side within the rates of the
 * services. Nothing is written.
 *
 * What the caller may not see stands in `unread`. Throws where nothing can be told: keys that are rejected, a service
 * that cannot be reached, or one that throttles for longer than `maxRetryTimeout`.
 */
export async function readEstate(client: Client, options: ReadOptions = {}): Promise<Estate> {
  const { what, signal = new AbortController().signal } = options;
  const anew = () => readingContext(client, signal);
  const context = anew();
  const accountId = await context.accountId();
  const unread: Unread[] = [];
  const isWanted = (name: string) => what?.includes(name) ?? true;
  const organisation = isWanted("organisation")
    ? orUnread(unread, "organisation", undefined, () => readEstateOrganisation(context))
    : undefined;
  const lists = await Promise.all(
    estateKinds
      .filter(({ kind }) => isWanted(kind))
      .map(
        async (definition) => [definition.kind, await readKind(anew, context, definition, unread, options)] as const,
      ),
  );
  const there = await organisation;
  return {
    format: FORMAT,
    version: VERSION,
    accountId,
    ...(options.region === undefined ? {} : { region: options.region }),
    ...(there === undefined ? {} : { organisation: there }),
    objects: Object.fromEntries(lists),
    unread: inOrder(
      unread.map((one) => ({ ...one, id: one.id ?? "" })),
      ({ what }) => what,
    ).map(({ id, ...one }) => (id === "" ? one : { what: one.what, id, reason: one.reason })),
  };
}

async function readKind(
  anew: () => Context,
  context: Context,
  definition: AnyDefinition,
  unread: Unread[],
  { onProgress }: ReadOptions,
): Promise<EstateObject[]> {
  const { kind } = definition;
  for (let round = 1, at = context; ; round++, at = anew()) {
    const failed: Unread[] = [];
    const rows = (await orUnread(failed, kind, undefined, () => collected(definition.list(at)))) ?? [];
    const objects: EstateObject[] = [];
    const gone: Listed[] = [];
    const failures = await sideBySide(rows, async (row) => {
      const found = await orUnread(failed, kind, row.id, async () => (await readOne(at, definition, row)) ?? "gone");
      if (found === "gone") gone.push(row);
      else if (found !== undefined) objects.push(toObject(definition, row, found));
      onProgress?.({ what: kind, listed: rows.length, read: objects.length });
    });
    const [failure] = failures;
    if (failure !== undefined) throw failure.error;
    if (gone.length > 0 && round < ROUNDS) continue;
    unread.push(...failed, ...gone.map(({ id, name }) => ({ what: kind, id, reason: goneAgain(name) })));
    return inOrder(objects, ({ name }) => name);
  }
}

function goneAgain(name: string): string {
  return `${name} was in the list and not there when it was read, ${ROUNDS} times: the cloud changes while it is read`;
}

async function collected(rows: AsyncIterable<Listed>): Promise<Listed[]> {
  const all: Listed[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

type AnyFound = Found<object, object>;

async function readOne(context: Context, definition: AnyDefinition, { id }: Listed): Promise<AnyFound | undefined> {
  if (!isPair(definition)) return definition.read(context, id, {});
  const parts = splitId(id, definition.id).map((part, index) => [definition.id[index], part]);
  return { id, inputs: Object.fromEntries(parts), outputs: {} };
}

/** A refusal is noted, and nothing comes back. What says nothing about the object, such as a throttle, is thrown. */
async function orUnread<T>(
  unread: Unread[],
  what: string,
  id: string | undefined,
  ask: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    unread.push({ what, ...(id === undefined ? {} : { id }), reason });
    return undefined;
  }
}

/** Without what differs each time, such as the id of a request. */
function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof ServiceError)) return undefined;
  const { action, code } = error;
  if (isDenied(error)) return `the caller has no permission for ${action} (${code})`;
  return isGone(error) || isRefusal(error) ? `${action} was refused (${code})` : undefined;
}

type KeyOf = (item: unknown) => string;

/** Less what is secret; a list whose order means nothing is in the order of its items' keys. */
function told(
  values: Values,
  isOpen: (name: string) => boolean,
  keyOf: (name: string) => KeyOf | undefined = () => undefined,
): Values {
  const open = Object.entries(values).filter(([name, value]) => value !== undefined && isOpen(name));
  return Object.fromEntries(open.map(([name, value]) => [name, inKeyOrder(value, keyOf(name))]));
}

function inKeyOrder(value: unknown, keyOf: KeyOf | undefined): unknown {
  return keyOf !== undefined && Array.isArray(value) ? byText(value, keyOf) : value;
}

function toObject(definition: AnyDefinition, { id, name }: Listed, found: AnyFound): EstateObject {
  const fields = fieldsOf(definition);
  const outputs = definition.outputs as { readonly [name: string]: { readonly secret?: true } };
  return {
    id,
    name,
    inputs: told(
      found.inputs as Values,
      (input) => fields[input]?.secret !== true,
      (input) => fields[input]?.set as KeyOf | undefined,
    ),
    outputs: told(found.outputs as Values, (output) => outputs[output]?.secret !== true),
  };
}
