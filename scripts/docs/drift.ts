import { driftCommand } from "../../cli/drift";
import { RULE_IDS, RULES } from "../../report/drift/rules";
import { code, table, withSection } from "./markdown";

export const DRIFT_PAGE = "docs/drift.md";

/** The page with its marked parts written anew. */
export function renderDrift(page: string): string {
  return withSection(withSection(page, "flags", renderFlags()), "rules", renderRules());
}

function renderFlags(): string {
  const rows = driftCommand().options.map(({ flags, argChoices, defaultValue, description }) => {
    const values = [argChoices?.map(code).join(", "), defaultValue && `default ${code(String(defaultValue))}`];
    return [code(flags), values.filter(Boolean).join("; "), description];
  });
  return table(["Flag", "Values", "Meaning"], rows);
}

function renderRules(): string {
  const rows = RULE_IDS.map((id) => [code(id), RULES[id].severity, RULES[id].title, RULES[id].why]);
  return table(["Rule", "Severity", "Finds", "Why"], rows);
}
