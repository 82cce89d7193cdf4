import type { Services } from "../api/services";
import { answered } from "../client/answered";
import { given, told } from "../resources/given";

/** A row of the report by the names of its columns. */
export interface ReportRow {
  readonly [column: string]: string | undefined;
}

interface Report {
  readonly generatedTime: string;
  readonly rows: readonly ReportRow[];
}

/** One page holds the report of every account that can have one. */
const LARGEST_PAGE = 3501;

/** The rows of the last report, in its order. */
export async function readCredentialReport({ ims }: Pick<Services, "ims">): Promise<Report> {
  const seen = new Set<string>();
  const rows: ReportRow[] = [];
  let columns: readonly string[] | undefined;
  let generatedTime: string | undefined;
  for (let token: string | undefined; ; ) {
    const page = await ims.getCredentialReport({ MaxItems: LARGEST_PAGE, NextToken: token });
    const time = answered(page.GeneratedTime, "the time of the credential report");
    if (time !== (generatedTime ?? time)) {
      throw new Error("a new credential report was made while the last one was read; run the command again");
    }
    generatedTime = time;
    const [head, ...lines] = cellsOf(answered(page.Content, "the content of the credential report"));
    columns ??= head;
    // Whether each page begins with the names of the columns, or the first alone, is not documented.
    const isHeaded = head?.join() === columns?.join();
    const own = isHeaded || head === undefined ? lines : [head, ...lines];
    rows.push(...own.map((cells) => rowOf(columns ?? [], cells)));
    if (String(page.IsTruncated).toLowerCase() !== "true") return { generatedTime, rows };
    token = answered(page.NextToken || undefined, "the token of the report's next page");
    if (seen.has(token)) throw new Error("the service gave the same page of the credential report twice");
    seen.add(token);
  }
}

/**
 * The service documents names of letters, digits, `.`, `-` and `_`, times and a few words: nothing in which a comma, a
 * quote or a line break could stand, so no parser of CSV is needed for it. A quote would mean that this is no longer so.
 */
function cellsOf(content: string): string[][] {
  const text = Buffer.from(content, "base64")
    .toString("utf8")
    .replace(/^\uFEFF/, "");
  if (text.includes('"')) throw unreadable("has quotes in it");
  return text
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map((line) => line.split(","));
}

function rowOf(columns: readonly string[], cells: readonly string[]): ReportRow {
  if (cells.length !== columns.length) {
    throw unreadable(`has a row of ${cells.length} cells under ${columns.length} columns`);
  }
  return Object.fromEntries(columns.map((column, index) => [column, cells[index]]));
}

function unreadable(how: string): Error {
  return new Error(
    `the credential report ${how}, which this version cannot read; call GetCredentialReport for its text`,
  );
}

/** A row as a program sees it. */
export function credentialsOf(row: ReportRow) {
  return {
    user: cell(row, "user"),
    ...given({
      userCreationTime: known(row, "user_creation_time"),
      userLastLogon: known(row, "user_last_logon"),
    }),
    passwordExist: flag(row, "password_exist"),
    ...(known(row, "password_active") === undefined ? {} : { passwordActive: flag(row, "password_active") }),
    ...given({
      passwordLastChanged: known(row, "password_last_changed"),
      passwordNextRotation: known(row, "password_next_rotation"),
    }),
    mfaActive: flag(row, "mfa_active"),
    accessKeys: keysIn(row)
      .filter((key) => flag(row, `${key}_exist`))
      .map((key) => ({
        active: flag(row, `${key}_active`),
        ...given({ lastRotated: known(row, `${key}_last_rotated`), lastUsed: known(row, `${key}_last_used`) }),
      })),
  };
}

/** Two of each user, and as many additional ones as anybody has from earlier times. */
function keysIn(row: ReportRow): readonly string[] {
  return Object.keys(row).flatMap((column) => /^((?:additional_)?access_key_\d+)_exist$/.exec(column)?.[1] ?? []);
}

function cell(row: ReportRow, column: string): string {
  const text = row[column];
  if (text === undefined) throw unreadable(`has no column ${column}`);
  return text;
}

function flag(row: ReportRow, column: string): boolean {
  const text = cell(row, column).toUpperCase();
  if (text !== "TRUE" && !["FALSE", "N/A", "-"].includes(text)) throw unreadable(`says ${text} under ${column}`);
  return text === "TRUE";
}

function known(row: ReportRow, column: string): string | undefined {
  return told(cell(row, column));
}
