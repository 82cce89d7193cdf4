import { posix } from "node:path";

/** The first line of a generated file. */
export function generatedFrom(source: string): string {
  return `// Generated from ${source} by \`npm run generate\`. Edit that, not this file.`;
}

/** A doc comment of one line where it fits, indented. */
export function docComment(text: string, indent = ""): readonly string[] {
  if (text === "") return [];
  const lines = text.split("\n");
  if (lines.length === 1) return [`${indent}/** ${text} */`];
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`];
}

/** The import of names from a file, as the importing file writes it. */
export function importLine(from: string, names: readonly string[], file: string): string {
  return `import { ${names.join(", ")} } from "${modulePath(from, file)}";`;
}

export function importTypes(from: string, names: readonly string[], file: string): string {
  return importLine(from, names, file).replace(/^import/, "import type");
}

/** `export { User, type UserArgs } from "./...";` */
export function exportLine(from: string, exported: readonly Exported[], file: string): string {
  const inOrder = [...exported].sort((a, b) => (a.name < b.name ? -1 : 1));
  const onlyTypes = exported.every(({ isType }) => isType);
  const names = inOrder.map(({ name, isType }) => (isType && !onlyTypes ? `type ${name}` : name));
  return `export${onlyTypes ? " type" : ""} { ${names.join(", ")} } from "${modulePath(from, file)}";`;
}

export interface Exported {
  readonly name: string;
  readonly isType: boolean;
}

/** `../../resources/ims/user`, as a file says it of another; both from the root. */
function modulePath(from: string, file: string): string {
  const path = posix.relative(posix.dirname(from), file.replace(/\.ts$/, ""));
  return path.startsWith(".") ? path : `./${path}`;
}
