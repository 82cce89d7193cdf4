import { stringify } from "safe-stable-stringify";
import type { Said, Statement } from "./document";
import { covers, coversAction } from "./patterns";

type Covers = (wide: string, narrow: string) => boolean;

/** Whether a statement is about all that another one is about, whatever their effects. Errs to `false`. */
export function coversStatement(wide: Statement, narrow: Statement): boolean {
  if (!wide.isWhole || !narrow.isWhole) return false;
  const isAsOpen = !wide.isConditional || conditionsOf(wide) === conditionsOf(narrow);
  return (
    isAsOpen &&
    coversAll(wide.actions, wide.notActions, narrow.actions, narrow.notActions, coversAction) &&
    coversAll(wide.resources, wide.notResources, narrow.resources, narrow.notResources, covers)
  );
}

/** What is named is covered by what is named; all but something, by all but less of it. */
function coversAll(
  wide: readonly Said[],
  wideBut: readonly Said[],
  narrow: readonly Said[],
  narrowBut: readonly Said[],
  by: Covers,
): boolean {
  if (wideBut.length === 0) {
    if (narrowBut.length > 0) return wide.some(({ text }) => /^\*+$/.test(text));
    return narrow.length > 0 && narrow.every(({ text }) => wide.some((one) => by(one.text, text)));
  }
  return narrowBut.length > 0 && wideBut.every(({ text }) => narrowBut.some((one) => by(one.text, text)));
}

/** Whether two statements say the same: order, and one value for a list of it, do not count. */
export function sameStatement(a: Statement, b: Statement): boolean {
  return a.isWhole && b.isWhole && a.effect === b.effect && meaningOf(a) === meaningOf(b);
}

function meaningOf(statement: Statement): string {
  const { actions, notActions, resources, notResources, principals } = statement;
  const lists = [actions, notActions, resources, notResources].map(sorted);
  return [
    stringify(lists),
    sorted(principals.map(({ kind, text, path }) => ({ text: `${kind} ${text}`, path }))),
    conditionsOf(statement),
  ].join("\n");
}

function conditionsOf({ conditions }: Statement): string {
  return conditions
    .map(({ operator, key, values }) => stringify([operator, key, sorted(values)]))
    .sort()
    .join("\n");
}

function sorted(list: readonly Said[]): string[] {
  return [...new Set(list.map(({ text }) => text))].sort();
}
