import type { ImpactReport } from "../../report/impact/model";
import { COMMENT_LIMIT } from "../report/comment";
import { htmlOf } from "./html";
import { markdownOf } from "./markdown";
import { textOf } from "./text";

export const FORMATS = ["text", "json", "markdown", "html"] as const;

export type Format = (typeof FORMATS)[number];

const FORMS: { readonly [format in Format]: (report: ImpactReport, limit: number) => string } = {
  text: textOf,
  json: (report) => `${JSON.stringify(report, undefined, 2)}\n`,
  markdown: markdownOf,
  html: htmlOf,
};

/** @param limit characters of the Markdown form. */
export function formOf(report: ImpactReport, format: Format, limit = COMMENT_LIMIT): string {
  return FORMS[format](report, limit);
}
