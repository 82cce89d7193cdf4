import { InvalidArgumentError, Option } from "commander";
import { figure } from "../../provider/config/values";
import type { Target } from "./outputs";

/** What a comment on a pull request may have, in characters. */
export const COMMENT_LIMIT = 65_536;

/** Below that, no more than the head of a report has room. */
const LEAST = 4000;

/** How long the Markdown form may be, so that reports of several commands fit in one comment. */
export function maxCharactersOption(): Option {
  return new Option(
    "--max-characters <number>",
    `the most that the Markdown form may have, as a comment takes no more (default: ${figure(COMMENT_LIMIT)})`,
  ).argParser(numberOfCharacters);
}

function numberOfCharacters(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < LEAST || number > COMMENT_LIMIT) {
    throw new InvalidArgumentError(`expected a whole number from ${figure(LEAST)} to ${figure(COMMENT_LIMIT)}`);
  }
  return number;
}

interface Asked {
  readonly maxCharacters?: number;
  readonly format: string;
  readonly output?: readonly Target<string>[];
}

/**
 * How many characters the Markdown form may have.
 *
 * @throws a sentence where they are limited, and no report has this form.
 */
export function commentLimit({ maxCharacters = COMMENT_LIMIT, format, output }: Asked): number {
  const forms = output === undefined ? [format] : output.map((target) => target.format ?? format);
  if (maxCharacters !== COMMENT_LIMIT && !forms.includes("markdown")) {
    throw new Error("--max-characters is about the Markdown form; ask for it with -o markdown=<file>.");
  }
  return maxCharacters;
}

/** How many of the blocks, from the first one on, have room. */
export function fitting(blocks: readonly string[], room: number): number {
  let left = room;
  const first = blocks.findIndex((block) => {
    left -= block.length;
    return left < 0;
  });
  return first === -1 ? blocks.length : first;
}
