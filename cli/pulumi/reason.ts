import { z } from "zod";
import { oneLine } from "../report/plain";
import type { Ended } from "./run";

/** What went wrong is in three of them; the rest follows from that. */
const MOST = 3;

/**
 * Why a command of the Pulumi CLI did not do what it was to do: the errors that it names as such, else what it or the
 * program printed of them. Whatever else it prints is a state, a plan or a configuration, with values that are nobody's to
 * read, and is never a reason.
 */
export function reasonOf({ code, out, err }: Ended): string {
  const diagnostics = diagnosticsIn(out);
  const saidAs = (name: string) => diagnostics.flatMap(({ severity, message }) => (severity === name ? message : []));
  const errors = saidAs("error")
    .map(sentenceOf)
    .filter((sentence) => !/^(?:(?:preview|update|refresh) failed)?$/.test(sentence));
  const why =
    [...new Set(errors)].slice(0, MOST).join("; ") ||
    (ERROR.test(err) ? sentenceOf(err) : "") ||
    paragraphOf(saidAs("info#err").join(" ")) ||
    sentenceOf(err);
  if (code === null) return why === "" ? "the Pulumi CLI was killed" : `the Pulumi CLI was killed: ${why}`;
  return why === "" ? `the Pulumi CLI ended with ${code} and did not say why` : why;
}

const ERROR = /(?:^|\n)\s*error: ([\s\S]*)/;

/** Of what the CLI prints to a person, what went wrong: the first paragraph without its heading, since a crash prints pages. */
function sentenceOf(text: string): string {
  const [, sentence = text] = ERROR.exec(text) ?? [];
  const paragraphs = sentence.trim().split(/\n\s*(?:at .*)?\n|\n\s+at /);
  return paragraphOf((paragraphs[0] ?? "").replace(/^(?:error:\s*|Preview failed:\s*)+/, ""));
}

function paragraphOf(text: string): string {
  return oneLine(text.replace(/\s+/g, " ").trim(), 500).replace(/\.$/, "");
}

const diagnostic = z.looseObject({ severity: z.string(), message: z.string() });
type Diagnostic = z.output<typeof diagnostic>;
const whole = z.looseObject({ diagnostics: z.array(z.unknown()) });
const event = z.looseObject({ diagnosticEvent: diagnostic });

/** Of what it prints with `--json`: one value, or an event a line. */
function diagnosticsIn(out: string): Diagnostic[] {
  const all = whole.safeParse(parsed(out)).data?.diagnostics;
  if (all !== undefined) return all.flatMap((one) => diagnostic.safeParse(one).data ?? []);
  const lines = out.split("\n").filter((line) => line.includes('"diagnosticEvent"'));
  return lines.flatMap((line) => event.safeParse(parsed(line)).data?.diagnosticEvent ?? []);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
