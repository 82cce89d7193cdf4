import type { DriftReport } from "../../report/drift/model";
import { COMMENT_LIMIT } from "../report/comment";
import { htmlOf } from "./html";
import { junitOf } from "./junit";
import { markdownOf } from "./markdown";
import { sarifOf } from "./sarif";
import { textOf } from "./text";

export const FORMATS = ["text", "json", "markdown", "sarif", "junit", "html"] as const;

export type Format = (typeof FORMATS)[number];

const FORMS: { readonly [format in Format]: (report: DriftReport, version: string, limit: number) => string } = {
  text: textOf,
  json: (report) => `${JSON.stringify(report, undefined, 2)}\n`,
  markdown: (report, _, limit) => markdownOf(report, limit),
  sarif: sarifOf,
  junit: junitOf,
  html: htmlOf,
};

/** @param limit characters of the Markdown form. */
export function formOf(report: DriftReport, format: Format, version: string, limit = COMMENT_LIMIT): string {
  return FORMS[format](report, version, limit);
}
