import { byText } from "../../provider/functions/rows";

/** Rows that are the same but for whom and where they are about. */
export interface Rectangle<R> {
  /** The first, which stands for all. */
  readonly one: R;
  readonly whos: readonly string[];
  readonly wheres: readonly string[];
}

export interface RowOf<R> {
  /** What has to be equal. */
  readonly likeness: (row: R) => string;
  readonly who: (row: R) => string;
  readonly where: (row: R) => string;
}

/**
 * Whoever is named has a row in each place that is named, so a group of 40 on 12 accounts is one. Each row is in exactly
 * one; order is that of the rows.
 */
export function rectanglesOf<R>(rows: readonly R[], { likeness, who, where }: RowOf<R>): Rectangle<R>[] {
  const byPerson = collect(rows, (row) => JSON.stringify([likeness(row), who(row)]));
  const places = [...byPerson.values()].map((ones) => ({
    ones,
    wheres: byText([...new Set(ones.map(where))], (id) => id),
  }));
  const alike = collect(places, ({ ones, wheres }) => JSON.stringify([ones.slice(0, 1).map(likeness), wheres]));
  return [...alike.values()].flatMap((list) => {
    const [first] = list;
    const [one] = first?.ones ?? [];
    if (first === undefined || one === undefined) return [];
    return [
      { one, whos: list.flatMap(({ ones }) => ones.slice(0, 1).map(who)), wheres: [...new Set(first.ones.map(where))] },
    ];
  });
}

export function collect<R>(rows: readonly R[], keyOf: (row: R) => string): Map<string, R[]> {
  const lists = new Map<string, R[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [row]);
    else list.push(row);
  }
  return lists;
}
