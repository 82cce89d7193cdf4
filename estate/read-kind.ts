import { isGone } from "../provider/client/error-codes";
import { byText, inOrder } from "../provider/functions/rows";
import type { Found, Listed } from "../provider/kernel/definition";
import { splitId } from "../provider/kernel/ids";
import type { Context } from "../provider/resources/context";
import { sideBySide } from "../provider/resources/side-by-side";
import { type AnyDefinition, fieldsOf, isPair } from "./kinds";
import type { EstateObject, Unread, Values } from "./model";
import { reasonOf } from "./unread";

/** What one reading of a kind brought. */
export interface KindReading {
  readonly objects: readonly EstateObject[];
  readonly unread: readonly Unread[];
  /** What was in a list, or belonged to something that was, and was not there when it was asked for. */
  readonly gone: readonly Unread[];
}

type Count = (listed: number, read: number) => void;

/** Throws what says nothing about the objects, such as a throttle. */
export async function readKind(definition: AnyDefinition, context: Context, count: Count): Promise<KindReading> {
  const { kind: what } = definition;
  const unread: Unread[] = [];
  const gone: Unread[] = [];
  const fail = (error: unknown, at: { readonly id?: string } = {}): void => {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    (isGone(error) ? gone : unread).push({ what, ...at, reason });
  };
  const rows: Listed[] = [];
  try {
    for await (const row of definition.list(context)) count(rows.push(row), 0);
  } catch (error) {
    fail(error);
    return { objects: [], unread, gone };
  }
  const objects: EstateObject[] = [];
  const [failure] = await sideBySide(rows, async (row) => {
    const { id } = row;
    try {
      const found = await readOne(context, definition, id);
      if (found === undefined) gone.push({ what, id, reason: "it was in the list and not there when it was read" });
      else objects.push(toObject(definition, row, found));
    } catch (error) {
      fail(error, { id });
    }
    count(rows.length, objects.length);
  });
  if (failure !== undefined) throw failure.error;
  return { objects: inOrder(objects, ({ name }) => name), unread, gone };
}

type AnyFound = Found<object, object>;

async function readOne(context: Context, definition: AnyDefinition, id: string): Promise<AnyFound | undefined> {
  if (!isPair(definition)) return definition.read(context, id, {});
  const parts = splitId(id, definition.id).map((part, index) => [definition.id[index] ?? "", part] as const);
  const inputs = parts.filter(([name]) => Object.hasOwn(fieldsOf(definition), name));
  return { id, inputs: Object.fromEntries(inputs), outputs: {} };
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
