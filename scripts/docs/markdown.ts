/** A table; cells are one line, and bars in them are no borders. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => oneLine(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---|").join("")}`, ...rows.map(line)].join("\n");
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** What code comments break into lines is one paragraph in a page. */
export function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map(oneLine)
    .join("\n\n");
}

export function firstSentence(text: string): string {
  return /^.*?[.](?=\s|$)/s.exec(oneLine(text))?.[0] ?? oneLine(text);
}

/** A page with what stands between `<!-- name -->` and `<!-- /name -->` written anew. */
export function withSection(page: string, name: string, text: string): string {
  const marked = new RegExp(`(<!-- ${name}\\b[^>]*-->\n)[\\s\\S]*?(\n<!-- /${name} -->)`);
  if (!marked.test(page)) throw new Error(`The page has no part marked ${name}.`);
  return page.replace(marked, (_, begin: string, end: string) => `${begin}\n${text}\n${end}`);
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").trim();
}
