import type { ImpactReport } from "../../report/impact/model";
import { htmlOf } from "./html";
import { markdownOf } from "./markdown";
import { textOf } from "./text";

export const FORMATS = ["text", "json", "markdown", "html"] as const;

export type Format = (typeof FORMATS)[number];

const FORMS: { readonly [format in Format]: (report: ImpactReport) => string } = {
  text: textOf,
  json: (report) => `${JSON.stringify(report, undefined, 2)}\n`,
  markdown: (report) => markdownOf(report),
  html: htmlOf,
};

export function formOf(report: ImpactReport, format: Format): string {
  return FORMS[format](report);
}
