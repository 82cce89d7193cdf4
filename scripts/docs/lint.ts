import { lintCommand } from "../../cli/lint";
import { GRAMMAR } from "../../provider/lint/grammar";
import type { RuleText } from "../../provider/lint/rule";
import { RULES } from "../../provider/lint/rules";
import { code, table, withSection } from "./markdown";

export const LINT_PAGE = "docs/lint.md";

/** Characters of an example beyond which a page shows its beginning alone. */
const SHOWN = 300;

/** The page with its marked parts written anew. */
export function renderLint(page: string): string {
  return withSection(withSection(page, "flags", renderFlags()), "rules", renderRules());
}

function renderFlags(): string {
  const rows = lintCommand().options.map(({ flags, argChoices, defaultValue, description }) => {
    const values = [argChoices?.map(code).join(", "), defaultValue && `default ${code(String(defaultValue))}`];
    return [code(flags), values.filter(Boolean).join("; "), description];
  });
  return table(["Flag", "Values", "Meaning"], rows);
}

/** A table of the rules, and a part for each with why, what is better and an example. */
function renderRules(): string {
  const rules: readonly RuleText[] = [GRAMMAR, ...RULES];
  const rows = rules.map(({ id, severity, kinds, finds }) => [
    `[${code(id)}](#${id})`,
    severity,
    subject(kinds),
    textOf(finds),
  ]);
  return [table(["Rule", "Severity", "Looks at", "Finds"], rows), ...rules.map(partOf)].join("\n\n");
}

function subject(kinds: RuleText["kinds"]): string {
  if (kinds.length === 1) return kinds[0] === "trust" ? "trust policies" : "inline policies";
  return kinds.includes("trust") ? "all" : "policies";
}

function partOf({ id, finds, why, better, example }: RuleText): string {
  return [
    `### ${id}`,
    `${textOf(finds)}. ${textOf(why)}`,
    `**Better**: ${textOf(better)}`,
    block(example.bad),
    "Instead:",
    block(example.good),
  ].join("\n\n");
}

/** Angle brackets are tags in a page. */
function textOf(text: string): string {
  return text.replace(/(?:\bacs:)?(?:<[^<>]*>[.:\w]*)+|\$\{[^}]*\}|\b[\w-]+:[\w*:/-]*\*|\d+\*+/g, (words) =>
    code(words),
  );
}

/** A statement a line. */
function block(statements: readonly object[]): string {
  const lines = statements.map((statement) => JSON.stringify(statement, undefined, 1).replace(/\s*\n\s*/g, " "));
  return ["```json", ...lines.map((line) => (line.length > SHOWN ? `${line.slice(0, SHOWN)}...` : line)), "```"].join(
    "\n",
  );
}
