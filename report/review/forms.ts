import { figure } from "../../provider/config/values";
import { csvField, markdownCell, plain } from "../words";
import type { ReviewRow } from "./row";
import type { Column } from "./table";

/** Marks the text as UTF-8, without which Excel takes it for something else. */
export const BOM = "\ufeff";

/** RFC 4180, with a row of titles. */
export function reviewCsv(rows: readonly ReviewRow[], columns: readonly Column[]): Buffer {
  const field = onceEach(csvField);
  const line = (cells: readonly string[]) => `${cells.map(field).join(",")}\r\n`;
  const titles = line(columns.map(({ title }) => title));
  return bytesOf(`${BOM}${titles}`, rows, (row) => line(columns.map(({ of }) => of(row))));
}

const ROWS_OF_A_BLOCK = 5000;

/** One text of hundreds of thousands of rows would take several times the memory, and of some millions be too long to be one. */
function bytesOf(head: string, rows: readonly ReviewRow[], lineOf: (row: ReviewRow) => string): Buffer {
  const blocks = [Buffer.from(head)];
  for (let at = 0; at < rows.length; at += ROWS_OF_A_BLOCK) {
    const block = rows.slice(at, at + ROWS_OF_A_BLOCK);
    blocks.push(Buffer.from(block.map(lineOf).join("")));
  }
  return Buffer.concat(blocks);
}

/** The same texts stand in hundreds of thousands of cells: each is looked at once. */
function onceEach<V>(of: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = of(text);
    known.set(text, made);
    return made;
  };
}

/** A table under a heading. */
export function reviewMarkdown(
  rows: readonly ReviewRow[],
  columns: readonly Column[],
  { title, notes }: { readonly title: string; readonly notes: readonly string[] },
): Buffer {
  const cell = onceEach((text) => markdownCell(text));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  const head = [
    `# ${markdownCell(title)}`,
    "",
    ...notes.flatMap((note) => [markdownCell(note), ""]),
    line(columns.map((column) => column.title)) + line(columns.map(() => "---")),
  ].join("\n");
  return bytesOf(head, rows, (row) => line(columns.map(({ of }) => cell(of(row)))));
}

/** The most characters of a cell in a workbook. */
const MOST_CHARACTERS = 32_767;

/** The most rows of a sheet, with the one of titles. */
const MOST_ROWS = 1_048_576;

/**
 * A workbook in which every cell is text, so nothing in it is a formula. The library is loaded only here.
 *
 * @throws a sentence where there are more rows than a sheet takes.
 */
export async function reviewXlsx(rows: readonly ReviewRow[], columns: readonly Column[]): Promise<Buffer> {
  if (rows.length >= MOST_ROWS) {
    throw new Error(
      `A sheet of a workbook takes ${figure(MOST_ROWS - 1)} rows, and the review has ${figure(rows.length)}; write it with --csv.`,
    );
  }
  const { default: writeXlsxFile } = await import("write-excel-file/node");
  const cell = onceEach((value) => ({ type: String, value: plain(value).slice(0, MOST_CHARACTERS) }));
  const sheet = [
    columns.map(({ title }) => ({ ...cell(title), fontWeight: "bold" as const })),
    ...rows.map((row) => columns.map(({ of }) => (of(row) === "" ? null : cell(of(row))))),
  ];
  const options = { sheet: "Access review", stickyRowsCount: 1, columns: columns.map(({ width }) => ({ width })) };
  return writeXlsxFile(sheet, options).toBuffer();
}
