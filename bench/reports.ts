import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Cost, runCommand } from "./command";

/** What a command costs that writes a report in all its forms. */
export interface ReportFigures extends Cost {
  readonly what: string;
  /** Of each form. */
  readonly bytes: { readonly [form: string]: number };
}

/** @param prepare writes what the command needs into a folder that is gone afterwards. */
export async function reportFigures(
  what: string,
  forms: readonly string[],
  expected: number,
  prepare: (folder: string) => {
    readonly words: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
  },
): Promise<ReportFigures> {
  const folder = mkdtempSync(join(tmpdir(), "identity-report-"));
  try {
    const { words, environment } = prepare(folder);
    const fileOf = (form: string) => join(folder, `report.${form}`);
    const outputs = forms.flatMap((form) => ["-o", `${form}=${fileOf(form)}`]);
    const cost = await runCommand([...words, ...outputs], environment, expected);
    return { what, ...cost, bytes: Object.fromEntries(forms.map((form) => [form, statSync(fileOf(form)).size])) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function reportText({ what, seconds, memory, bytes }: ReportFigures): string {
  const sizes = Object.entries(bytes).map(([form, size]) => `${form} ${Math.round(size / 1000)} kB`);
  return `${what}: ${seconds.toFixed(1)} s, ${Math.round(memory / 1e6)} MB at the peak; ${sizes.join(", ")}`;
}

/** `ten times: x2.10 time, x1.30 memory, json x9.98, ...` */
export function tenfoldText(one: ReportFigures, ten: ReportFigures): string {
  const growth = (from: number, to: number): string => `x${(to / from).toFixed(2)}`;
  const forms = Object.entries(ten.bytes).map(([form, size]) => `${form} ${growth(one.bytes[form] ?? 0, size)}`);
  const cost = `${growth(one.seconds, ten.seconds)} time, ${growth(one.memory, ten.memory)} memory`;
  return `ten times: ${cost}, ${forms.join(", ")}`;
}
