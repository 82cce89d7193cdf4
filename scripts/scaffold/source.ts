import type { PlannedInput } from "./parameters";
import type { Plan } from "./plan";

/*
 * What the files of all shapes have in common. They are written without regard to line lengths and to imports that stay
 * unused: the formatter and the linter see to both.
 */

export function isInDirectory({ service }: Plan): boolean {
  return service === "cloudsso";
}

/** The interfaces of what goes in and what comes out. @param base what all resources of the shape take. */
export function interfaces(plan: Plan, base: string, member: (input: PlannedInput) => string): string {
  const { name, inputs, outputs } = plan;
  const parts = [
    `export interface ${name}Inputs extends ${base} {`,
    ...(isInDirectory(plan) ? ["  /** The directory (`d-...`) that it belongs to. */", "  directoryId: string;"] : []),
    ...inputs.map(member),
    "}",
    "",
  ];
  const given = outputs.map((output) => `  /** ${output.comment} */\n  ${output.name}: ${output.type};`);
  const decided = `export interface ${name}Outputs ${isInDirectory(plan) ? "" : "extends InAccount "}{\n${given.join("\n")}\n}\n`;
  return `${parts.join("\n")}${hasOutputs(plan) ? `\n${decided}` : ""}\ntype Inputs = ${name}Inputs;\n`;
}

/** An input that, where it can be left out, is empty then, or what the service takes for it. */
export function member(input: PlannedInput): string {
  const absent = input.isRequired ? "" : ` Absent: ${input.default === undefined ? "empty" : `\`${input.default}\``}.`;
  return `  /** ${input.comment}${absent} */\n  ${input.name}${input.isRequired ? "" : "?"}: ${input.type};`;
}

/** What lives in an account says in which one. */
export function hasOutputs(plan: Plan): boolean {
  return !isInDirectory(plan) || plan.outputs.length > 0;
}

export function outputsType(plan: Plan): string {
  return hasOutputs(plan) ? `${plan.name}Outputs` : "NoOutputs";
}

export function outputFacts(plan: Plan): string {
  const facts = plan.outputs.map(({ name, isTold }) => `${name}: {${isTold ? " secret: true, kept: true " : ""}}`);
  return `{ ${[...facts, ...(isInDirectory(plan) ? [] : ["accountId: { kept: true }"])].join(", ")} }`;
}

export function fieldsTable(plan: Plan, facts: (input: PlannedInput) => string, base: string): string {
  return [
    "const fields: Fields<Inputs> = {",
    ...(isInDirectory(plan) ? ["  directoryId: directoryIdField,"] : []),
    ...plan.inputs.map((input) => `  ${input.name}: { ${facts(input)} },`),
    `  ...${base},`,
    "};",
    "",
  ].join("\n");
}

export function unitFact({ unit }: PlannedInput): string {
  return unit === undefined ? "" : `unit: ${JSON.stringify(unit)}`;
}

export function secretFact({ isSecret }: PlannedInput): string {
  return isSecret ? "secret: true, writeOnly: true" : "";
}

export function joined(facts: readonly string[]): string {
  return facts.filter(Boolean).join(", ");
}

export function homeImport(plan: Plan): string {
  return isInDirectory(plan)
    ? 'import { inDirectory } from "../in-directory";'
    : 'import { type InAccount, inAccount } from "../in-account";';
}

export function home(plan: Plan): string {
  return isInDirectory(plan) ? "inDirectory" : "inAccount";
}

export function textImport({ inputs }: Plan): string {
  return inputs.some(({ schema }) => schema.startsWith("text(")) ? 'import { text } from "../../kernel/check";\n' : "";
}

/** So that the file compiles, and says what is missing when it is used. */
export function unwritten({ kind }: Plan): string {
  return `function unwritten(step: string): never {\n  throw new Error(\`${kind}: \${step} is not written yet\`);\n}\n`;
}

/** The steps that a file's text leaves open. */
export function unwrittenIn(text: string): readonly string[] {
  return [...text.matchAll(/unwritten\("([\w.]+)"\)/g)].map(([, step = ""]) => step);
}
