import { print } from "./print";
import { Source } from "./source";
import { type Branch, isList, needsOf, Reference, type Tree } from "./tree";

/** A list of more items has files of its own. */
const MOST_ITEMS = 200;

/** Arguments with names in the place of long lists, and the files that have those. */
export function withoutLongLists(
  file: string,
  row: string,
  args: Branch,
): { readonly args: Branch; readonly sources: Source[] } {
  const sources: Source[] = [];
  const shortened = (tree: Tree, name: string): Tree => {
    if (tree instanceof Reference || typeof tree !== "object") return tree;
    if (!isList(tree)) {
      return Object.fromEntries(
        Object.entries(tree).map(([key, inner]) => [key, shortened(inner, `${name}${capitalised(key)}`)]),
      );
    }
    if (tree.length <= MOST_ITEMS) return tree;
    const whole = new Source(`${file}/${name}`);
    const parts = chunks(tree).map((items, index) => {
      const part = { file: `${file}/${name}-${index + 1}`, name: `${name}${index + 1}` };
      const source = new Source(part.file);
      for (const need of items.flatMap(needsOf)) source.need(need);
      source.add(`export const ${part.name} = ${print(items, { indent: 0, around: part.name.length + 17 })};`);
      sources.push(source);
      whole.need(part);
      return part;
    });
    const all = parts.map((part) => new Reference(part.name, `...${part.name}`));
    whole.add(`export const ${name} = ${print(all, { indent: 0, around: name.length + 17 })};`);
    sources.push(whole);
    return new Reference(tree, name, { file: whole.path, name });
  };
  const short = Object.entries(args).map(([key, tree]) => [key, shortened(tree, `${row}${capitalised(key)}`)] as const);
  return { args: Object.fromEntries(short), sources };
}

function chunks(items: readonly Tree[]): Tree[][] {
  const count = Math.ceil(items.length / MOST_ITEMS);
  return Array.from({ length: count }, (_, index) => items.slice(index * MOST_ITEMS, (index + 1) * MOST_ITEMS));
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
