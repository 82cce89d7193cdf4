import { createHash } from "node:crypto";
import { htmlText } from "./words";

export interface HtmlHead {
  readonly title: string;
  readonly style: string;
  /** Of the one script of the page, where it has one. */
  readonly script?: string;
}

/**
 * What stands before the body of a file that asks the network for nothing: the policy in it lets the style, and the
 * script, be what they are, and nothing else in.
 */
export function htmlHead({ title, style, script }: HtmlHead): string {
  const policy = [
    "default-src 'none'",
    ...(script === undefined ? [] : [`script-src ${sourceOf(script)}`]),
    `style-src ${sourceOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${htmlText(title)}</title>
<style>${style}</style>
</head>`;
}

function sourceOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
