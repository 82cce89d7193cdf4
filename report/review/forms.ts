import { csvField, markdownCell, plain } from "../words";
import type { ReviewRow } from "./row";
import type { Column } from "./table";

/** Marks the text as UTF-8, without which Excel takes it for something else. */
export const BOM = "\ufeff";

/** RFC 4180, with a row of titles. */
export function reviewCsv(rows: readonly ReviewRow[], columns: readonly Column[]): string {
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ of }) => of(row)))];
  return `${BOM}${lines.map((line) => line.map(csvField).join(",")).join("\r\n")}\r\n`;
}

/** A table under a heading. */
export function reviewMarkdown(
  rows: readonly ReviewRow[],
  columns: readonly Column[],
  { title, notes }: { readonly title: string; readonly notes: readonly string[] },
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    `# ${markdownCell(title)}`,
    "",
    ...notes.flatMap((note) => [markdownCell(note), ""]),
    line(columns.map((column) => column.title)),
    line(columns.map(() => "---")),
    ...rows.map((row) => line(columns.map(({ of }) => markdownCell(of(row))))),
    "",
  ].join("\n");
}

/** The most characters of a cell in a workbook. */
const MOST_CHARACTERS = 32_767;

/** A workbook in which every cell is text, so nothing in it is a formula. The library is loaded only here. */
export async function reviewXlsx(rows: readonly ReviewRow[], columns: readonly Column[]): Promise<Buffer> {
  const { default: writeXlsxFile } = await import("write-excel-file/node");
  const cell = (value: string) => ({ type: String, value: plain(value).slice(0, MOST_CHARACTERS) });
  const sheet = [
    columns.map(({ title }) => ({ ...cell(title), fontWeight: "bold" as const })),
    ...rows.map((row) => columns.map(({ of }) => (of(row) === "" ? null : cell(of(row))))),
  ];
  const options = { sheet: "Access review", stickyRowsCount: 1, columns: columns.map(({ width }) => ({ width })) };
  return writeXlsxFile(sheet, options).toBuffer();
}
