import { createHash } from "node:crypto";
import { htmlText } from "../../report/words";

/**
 * One file that needs no network and runs no script.
 *
 * @param style the one style sheet that it may have.
 * @param body HTML, with everything in it escaped.
 */
export function pageOf(title: string, style: string, body: string): string {
  const hash = createHash("sha256").update(style).digest("base64");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${htmlText(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
