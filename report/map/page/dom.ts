type Child = Node | string | undefined;

interface Attributes {
  readonly [name: string]: string | number | boolean | undefined;
}

/** An element with attributes and children; texts stay texts, whatever is in them. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** An element of the page as it was written. */
export function part<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found as T;
}

/** A name runs in its own direction and turns nothing else around. */
export function named(text: string): HTMLElement {
  return element("bdi", {}, text);
}

export function figure(count: number): string {
  return count.toLocaleString("en");
}

export function several(count: number, noun: string, plural = `${noun}s`): string {
  return `${figure(count)} ${count === 1 ? noun : plural}`;
}

/** `group`, `person`, `RAM group`, `RAM user` */
export function kindWord(row: { readonly kind: "group" | "person"; readonly ram?: true } | undefined): string {
  if (row === undefined) return "";
  return row.ram ? `RAM ${row.kind === "group" ? "group" : "user"}` : row.kind;
}
