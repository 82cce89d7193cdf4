/**
 * Names are what somebody typed. In every form, what moves a cursor or turns a line around is shown as its number:
 * `\u{202e}` for the mark that makes the rest of a line run from right to left.
 */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, (mark) => {
    return `\\u{${mark.codePointAt(0)?.toString(16)}}`;
  });
}

/** A cell of a table in Markdown; what is longer than `most` characters ends in `...`. */
export function markdownCell(text: string, most = 300): string {
  const characters = [...plain(text)];
  const short = characters.length > most ? `${characters.slice(0, most).join("")}...` : characters.join("");
  return short
    .replace(/[\\`*_{}[\]|~!#$]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/@/g, "&#64;");
}

/** A field of CSV (RFC 4180). What a spreadsheet would take for a formula begins with an apostrophe. */
export function csvField(text: string): string {
  const safe =
    /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) || /^[\t\r]/.test(text) ? `'${plain(text)}` : plain(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function htmlText(text: string): string {
  const entities: { readonly [character: string]: string } = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return plain(text).replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
