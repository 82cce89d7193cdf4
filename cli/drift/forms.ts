import type { DriftReport } from "../../report/drift/model";
import { htmlOf } from "./html";
import { junitOf } from "./junit";
import { markdownOf } from "./markdown";
import { sarifOf } from "./sarif";
import { textOf } from "./text";

export const FORMATS = ["text", "json", "markdown", "sarif", "junit", "html"] as const;

export type Format = (typeof FORMATS)[number];

const FORMS: { readonly [format in Format]: (report: DriftReport, version: string) => string } = {
  text: textOf,
  json: (report) => `${JSON.stringify(report, undefined, 2)}\n`,
  markdown: (report) => markdownOf(report),
  sarif: sarifOf,
  junit: junitOf,
  html: htmlOf,
};

export function formOf(report: DriftReport, format: Format, version: string): string {
  return FORMS[format](report, version);
}
