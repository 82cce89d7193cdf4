/** An expression of the program that stands for a value which is known today, such as an id. */
export class Reference {
  constructor(
    /** What it comes to. */
    readonly value: unknown,
    /** `people.ann.userId` */
    readonly code: string,
    /** What it needs of another file of the program. Absent: nothing. */
    readonly needs?: Need,
  ) {}
}

/** A name that a file of the program takes from another one. */
export interface Need {
  /** `people`, without a suffix. */
  readonly file: string;
  readonly name: string;
}

/** Arguments as the program gives them: values, and in the place of some the expressions that come to them. */
export type Tree = string | number | boolean | Reference | readonly Tree[] | Branch;

export type Branch = { readonly [name: string]: Tree };

/** What it comes to when the program runs. */
export function worth(tree: Tree): unknown {
  if (tree instanceof Reference) return tree.value;
  if (isList(tree)) return tree.map(worth);
  if (typeof tree !== "object") return tree;
  return Object.fromEntries(Object.entries(tree).map(([name, inner]) => [name, worth(inner)]));
}

/** All that it takes from other files. */
export function needsOf(tree: Tree): Need[] {
  if (tree instanceof Reference) return tree.needs === undefined ? [] : [tree.needs];
  if (isList(tree)) return tree.flatMap(needsOf);
  return typeof tree === "object" ? Object.values(tree).flatMap(needsOf) : [];
}

export function isList(tree: Tree): tree is readonly Tree[] {
  return Array.isArray(tree);
}

/** A value as it was read: numbers, texts, lists and maps, and nothing else. */
export function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return value.map(treeOf);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  const inner = Object.entries(value ?? {}).filter(([, one]) => one !== undefined && one !== null);
  return Object.fromEntries(inner.map(([name, one]) => [name, treeOf(one)]));
}
