import type { Node } from "jsonc-parser";
import type { Path } from "../kernel/property-path";

/** Loaded where somebody asks for a line. */
const library = () => require("jsonc-parser") as typeof import("jsonc-parser");

/** A place in a text, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where in the text of a document each path is; of a path that is not there, what is nearest above it. */
export function positionsIn(text: string): (path: Path) => Position {
  const root = library().parseTree(text);
  return (path) => positionAt(text, root === undefined ? 0 : nodeAt(root, path).offset);
}

function nodeAt(root: Node, path: Path): Node {
  let here = root;
  for (const key of path) {
    const below = childOf(here, key);
    if (below === undefined) return here;
    here = below;
  }
  return here;
}

function childOf({ type, children = [] }: Node, key: PropertyKey): Node | undefined {
  if (type === "array") return typeof key === "number" ? children[key] : undefined;
  return children.find((property) => property.children?.[0]?.value === key)?.children?.[1];
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? "").replace(/^\uFEFF/, "").length + 1 };
}
