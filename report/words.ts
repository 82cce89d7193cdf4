/**
 * What is not seen, or moves what is: it would let two names look alike, end a line, move a cursor or turn a line around.
 * Half a character is of them.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Names are what somebody typed. In every form, what is not seen in them is shown as its number: `\u{202e}` for the mark
 * that makes the rest of a line run from right to left.
 */
export function plain(text: string): string {
  return text.replace(UNSEEN, (mark) => `\\u{${mark.codePointAt(0)?.toString(16)}}`);
}

/** A cell of a table in Markdown; what is longer than `most` characters ends in `...`. */
export function markdownCell(text: string, most = 300): string {
  const characters = [...plain(text)];
  const short = characters.length > most ? `${characters.slice(0, most).join("")}...` : characters.join("");
  return unlinked(
    short
      .replace(/[\\`*_{}[\]|~!#$]/g, "\\$&")
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;"),
  );
}

/**
 * Markdown or HTML in which hosts of code find nobody to call, no issue and no address to link. They look for these in
 * what is left when the Markdown is read, so neither a backslash nor an entity hides them; a comment that says nothing does.
 */
export function unlinked(text: string): string {
  return text.replace(/(?<!\w)@|:(?=\/\/)|(?<=\bwww)\.|(?<!&)#(?=\d)/gi, "$&<!-- -->").replace(/@(?!<!)/g, "&#64;");
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
