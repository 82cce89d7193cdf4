import { basename } from "node:path";
import { wordsOf } from "../try/words";

const PREVIEWS = ["preview", "pre"];
/** Verbs of Pulumi after which a copy that is as before says something. */
const ACTS = ["up", "update", "destroy", "down", "dn", "refresh", "import"];
/** With these a run of any verb only looks. */
const LOOKS = /^(?:--preview-only(?:=(?!false).*)?|--help|-h|--version)$/;

/**
 * What the words say of a command: `acts`, where a Pulumi among them does something, `previews`, where it only looks, else
 * `unknown`: only what it does to the copy tells. `npx pulumi preview` and `sh -c "pulumi preview"` are looked into.
 */
export function verbOf(command: readonly string[]): "previews" | "acts" | "unknown" {
  const verbs = runsIn(command).map(verbOfRun);
  return (["acts", "previews"] as const).find((verb) => verbs.includes(verb)) ?? "unknown";
}

/** Of each Pulumi, its words. */
function runsIn(command: readonly string[]): readonly (readonly string[])[] {
  if (isPulumi(command[0] ?? "")) return [command];
  const words = command.flatMap((word) => word.split(/[\s;&|()'"]+/)).filter((word) => word !== "");
  const starts = words.flatMap((word, index) => (isPulumi(word) ? [index] : []));
  return starts.map((start, index) => words.slice(start, starts[index + 1]));
}

/** `pulumi@3.260.0` is how npx names a version. */
function isPulumi(word: string): boolean {
  return /^(?:pulumi(?:\.exe)?|rehearse)(?:@.*)?$/.test(basename(word));
}

/** What stands before the verb may be the value of an option, so the first known verb counts. */
function verbOfRun([name = "", ...words]: readonly string[]): "previews" | "acts" | undefined {
  const args = argsOf(name, words);
  if (args.some((word) => LOOKS.test(word))) return "previews";
  const verb = args.find((word) => PREVIEWS.includes(word) || ACTS.includes(word));
  if (verb === undefined) return undefined;
  return PREVIEWS.includes(verb) ? "previews" : "acts";
}

/** Without the names of the stack, which may be `up` or `preview`. */
function argsOf(name: string, words: readonly string[]): readonly string[] {
  const { args } = wordsOf(["pulumi", ...words]);
  if (name === "rehearse") return words;
  return args.filter((_, index) => args[index - 1] !== "--stack");
}
