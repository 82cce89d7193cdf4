import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command, Option } from "commander";
import ts from "typescript";
import { command } from "../../cli/emulator";
import { quotas, uncertainties } from "../../emulator/options";
import { services } from "../../emulator/services";
import { commentOf } from "./declarations";
import { code, table, withSection } from "./markdown";
import { renderClients, renderUnproven } from "./unproven";

export const EMULATOR_PAGE = "docs/emulator.md";

/** The page with its marked parts written anew. */
export function renderEmulator(root: string): string {
  const parts: Readonly<Record<string, string>> = {
    services: renderServices(),
    flags: renderFlags(command()),
    options: renderMembers(root, "emulator/settings.ts", "EmulatorOptions", "Option"),
    control: renderMembers(root, "emulator/control.ts", "Control", "Method"),
    faults: renderFaults(readFileSync(join(root, "emulator/faults.ts"), "utf8")),
    uncertainties: renderUncertainties((name) => !isQuota(name)),
    quotas: renderUncertainties(isQuota),
    fixed: Object.entries(quotas)
      .map(([name, value]) => `${code(name)} ${value}`)
      .join(", "),
    clients: renderClients(root),
    unproven: renderUnproven(root),
  };
  const page = readFileSync(join(root, EMULATOR_PAGE), "utf8");
  return Object.entries(parts).reduce((text, [name, part]) => withSection(text, name, part), page);
}

function renderServices(): string {
  const rows = services.map(({ facts, actions }) => {
    const missing = facts.operations.flatMap(({ action }) => (actions[action] === undefined ? [action] : []));
    const carried = `${facts.operations.length - missing.length} of ${facts.operations.length}`;
    return [facts.product, facts.version, carried, missing.map(code).join(", ")];
  });
  return table(["Service", "Version", "Operations carried out", "Without"], rows);
}

function renderFlags(emulator: Command): string {
  const flags = emulator.options.map((option) => [code(option.flags), valuesOf(option), option.description]);
  const parts = [table(["Flag", "Values", "Meaning"], flags)];
  const below = emulator.commands.map((each) => [code(`emulator ${each.name()} ${each.usage()}`), each.description()]);
  if (below.length > 0) parts.push(table(["Command", "Meaning"], below));
  return parts.join("\n\n");
}

function valuesOf({ argChoices, defaultValue, negate }: Option): string {
  const choices = argChoices?.map(code).join(", ") ?? "";
  if (negate || defaultValue === undefined) return choices;
  return [choices, `default ${code(String(defaultValue))}`].filter(Boolean).join("; ");
}

/** An interface's members with their comments, in the order of the source. */
function renderMembers(root: string, file: string, name: string, head: string): string {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.ES2022, true);
  const found = source.statements.filter(ts.isInterfaceDeclaration).find((one) => one.name.text === name);
  if (found === undefined) throw new Error(`There is no interface ${name} in ${file}.`);
  const rows = found.members.map((member) => [code(signatureOf(member, source)), commentOf(member)]);
  return table([head, "Meaning"], rows);
}

function signatureOf(member: ts.TypeElement, source: ts.SourceFile): string {
  return member
    .getText(source)
    .replace(/^readonly /, "")
    .replace(/;$/, "")
    .replace(/\s+/g, " ")
    .replace(/\( | ?,? \)/g, (bracket) => bracket.replace(/[ ,]/g, ""));
}

function renderFaults(text: string): string {
  const effects = [...text.matchAll(/\/\*\* ([^*]*?) \*\/\s*\| \{ readonly kind: "(\w+)";?([^}]*)\}/g)];
  const kinds = text.match(/\| \{ readonly kind: "\w+"/g) ?? [];
  const rows = effects.map(([, comment = "", kind = "", more = ""]) => [
    code(kind),
    [...more.matchAll(/readonly (\w+\??: [^;]+)/g)].map(([, field = ""]) => code(field.trim())).join(", "),
    comment,
  ]);
  const described = rows.map(([kind]) => kind);
  const bare = kinds.filter((each) => !described.includes(code(each.split('"')[1] ?? "")));
  // What a fault leaves of a call has kinds of its own, below the faults.
  const missing = bare.filter((each) => !/"(reset|silence|html|answer)"/.test(each));
  if (missing.length > 0) throw new Error(`No comment says what these faults do: ${missing.join(", ")}.`);
  return table(["Kind", "Takes", "What happens"], rows);
}

function isQuota(name: string): boolean {
  return name.endsWith("Quota");
}

function renderUncertainties(include: (name: string) => boolean): string {
  const rows = Object.entries(uncertainties).filter(([name]) => include(name));
  return table(
    ["Name", "Default", "Or", "What is open"],
    rows.map(([name, { values, initial, open }]) => {
      const others = (values as readonly unknown[]).filter((value) => value !== initial);
      return [code(name), code(String(initial)), others.map((value) => code(String(value))).join(", "), open];
    }),
  );
}
