import type { ParseErrorCode } from "jsonc-parser";

/** Loaded at the first document in text. */
const library = () => require("jsonc-parser") as typeof import("jsonc-parser");

export interface Fault {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly what: string;
}

interface Twice {
  /** Where, from the top of the document, the key itself included. */
  readonly path: readonly (string | number)[];
  readonly line: number;
  readonly column: number;
}

const WORDS: { readonly [code: string]: string } = {
  InvalidSymbol: "only a text in double quotes, a number, true, false or null may stand here",
  PropertyNameExpected: "the name of a property, in double quotes, is missing",
  ValueExpected: "a value is missing",
  ColonExpected: "a colon is missing",
  CommaExpected: "a comma is missing",
  CloseBraceExpected: "a closing brace is missing",
  CloseBracketExpected: "a closing bracket is missing",
  EndOfFileExpected: "nothing may stand behind the end of the document",
  InvalidCommentToken: "JSON has no comments",
  UnexpectedEndOfComment: "JSON has no comments",
  UnexpectedEndOfString: "a text does not end",
  InvalidEscapeCharacter: "a backslash in a text must be written twice",
  InvalidCharacter: "a line break or another control character in a text must be escaped",
};

/** Where a text stops to be JSON, and why. */
export function jsonFault(text: string): Fault | undefined {
  const { printParseErrorCode, visit } = library();
  let fault: Fault | undefined;
  const onError = (error: ParseErrorCode, _offset: number, _length: number, line: number, character: number) => {
    const what = WORDS[printParseErrorCode(error)] ?? "JSON has nothing like this";
    fault ??= { line: line + 1, column: character + 1, what };
  };
  visit(text, { onError }, { disallowComments: true, allowTrailingComma: false });
  return fault;
}

/** Keys that an object gives more than once: who reads the document sees one of them, and not everybody the same. */
export function keysGivenTwice(text: string): Twice[] {
  const open: Set<string>[] = [];
  const found: Twice[] = [];
  library().visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (key, _offset, _length, line, character, pathTo) => {
      const keys = open.at(-1);
      if (keys?.has(key)) found.push({ path: [...pathTo(), key], line: line + 1, column: character + 1 });
      keys?.add(key);
    },
  });
  return found;
}
