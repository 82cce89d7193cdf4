import type { Definition, Reference } from "./definition";
import type { Problem } from "./problem";
import { isKnownText } from "./unknowns";

type Values = { readonly [name: string]: unknown };
type References<C> = { readonly [name: string]: Reference<C> | undefined };
type Referring<C> = { readonly references?: References<C> };

/** Inputs with the ids of what the program names in them: what is recorded survives renames. Names that nobody has stay. */
export async function withIds<C>({ references }: Referring<C>, inputs: Values, context: () => C): Promise<Values> {
  if (references === undefined) return inputs;
  const idOf = async (reference: Reference<C>, text: string): Promise<string> =>
    (await reference.find(context(), text)) ?? text;
  const found: { [name: string]: unknown } = { ...inputs };
  for (const [name, reference] of entries(references)) {
    const value = inputs[name];
    const named = (item: unknown): item is string => isKnownText(item) && !reference.isId(item);
    if (named(value)) found[name] = await idOf(reference, value);
    if (!Array.isArray(value)) continue;
    const items: unknown[] = [];
    for (const item of value) items.push(named(item) ? await idOf(reference, item) : item);
    found[name] = items;
  }
  return found;
}

/** What the inputs still name by a name: nobody had it when they were checked. */
export function unresolved<C>({ references }: Referring<C>, inputs: Values): Problem[] {
  return entries(references ?? {}).flatMap(([name, reference]) => {
    const value = inputs[name];
    const problemsOf = (item: unknown, path: string): Problem[] =>
      isKnownText(item) && !reference.isId(item) ? [{ path, reason: reference.missing(item) }] : [];
    return Array.isArray(value)
      ? value.flatMap((item, index) => problemsOf(item, `${name}[${index}]`))
      : problemsOf(value, name);
  });
}

/** @throws when the inputs name what is not there. */
export function refuseUnresolved<C, I extends object, O extends object>(
  definition: Definition<C, I, O>,
  inputs: Values,
): void {
  const problems = unresolved(definition as Referring<C>, inputs);
  if (problems.length === 0) return;
  const texts = problems.map(
    ({ path, reason }) => `${reason}; declare it in this program and use its output, or correct ${path}`,
  );
  throw new Error(texts.join("; "));
}

function entries<C>(references: References<C>): [string, Reference<C>][] {
  return Object.entries(references).flatMap(([name, one]) => (one === undefined ? [] : [[name, one]]));
}
