import type { Selection } from "./filter";

export interface Position {
  readonly row: number;
  readonly column: number;
}

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/** Where a key leads, headings of folders left out. `undefined`: the key is none of the grid's. */
export function stepped(
  at: Position,
  { key, ctrlKey }: Key,
  { rows, columns }: Pick<Selection, "rows" | "columns">,
  page: number,
): Position | undefined {
  const accounts = rows.flatMap((row, index) => ("account" in row ? [index] : []));
  const lines = [-1, ...accounts];
  const line = Math.max(0, lines.indexOf(at.row));
  const [lastLine, lastColumn] = [lines.length - 1, columns.length - 1];
  const to = (nextLine: number, column: number): Position => ({
    row: lines[Math.min(Math.max(nextLine, 0), lastLine)] ?? -1,
    column: Math.min(Math.max(column, -1), lastColumn),
  });
  const next = stepOf(key, ctrlKey);
  if (next === undefined) return undefined;
  // The corner where both heads meet is no place to be.
  const found = next();
  return found.row === -1 && found.column === -1 ? (lastColumn < 0 ? to(1, -1) : at) : found;

  function stepOf(name: string, ctrl: boolean): (() => Position) | undefined {
    const steps: { readonly [key: string]: () => Position } = {
      ArrowDown: () => to(line + 1, at.column),
      ArrowUp: () => to(line - 1, at.column),
      ArrowRight: () => to(line, at.column + 1),
      ArrowLeft: () => to(line, at.column - 1),
      PageDown: () => to(line + page, at.column),
      PageUp: () => to(Math.max(line - page, 1), at.column),
      Home: () => (ctrl ? to(1, -1) : to(line, -1)),
      End: () => (ctrl ? to(lastLine, lastColumn) : to(line, lastColumn)),
    };
    return steps[name];
  }
}
