import type { Plan, PlannedInput } from "./plan";

/** The file of a resource with a name of its own, whose verbs say that they are not written yet. */
export function renderEntity(plan: Plan): string {
  const { name, constant, words, kind, nameInput, inputs } = plan;
  const isInDirectory = plan.service === "cloudsso";
  const outputs = plan.outputs
    .map((output) => `${output.name}: {}`)
    .concat(isInDirectory ? [] : ["accountId: { kept: true }"]);
  const birth = plan.outputs.find((output) => /^create(Date|Time)$/.test(output.name))?.name;
  const clearable = inputs.filter((input) => !input.required && input.type === "string" && !input.secret);
  return `import { z } from "zod";
import type { Definition, Listed } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { type Adoptable, adoptable${isInDirectory ? ", directoryIdField" : ""} } from "../common-fields";
import type { Context } from "../context";
${isInDirectory ? 'import { inDirectory } from "../in-directory";' : 'import { type InAccount, inAccount } from "../in-account";'}
import { entity } from "../shapes/entity";

export interface ${name}Inputs extends Adoptable {
${isInDirectory ? "  /** The directory (`d-...`) that it belongs to. */\n  directoryId: string;\n" : ""}${inputs.map(written).join("\n")}
}

export interface ${name}Outputs ${isInDirectory ? "" : "extends InAccount "}{
${plan.outputs.map((output) => `  /** ${output.comment} */\n  ${output.name}: ${output.type};`).join("\n")}
}

type Inputs = ${name}Inputs;

const fields: Fields<Inputs> = {
${isInDirectory ? "  directoryId: directoryIdField,\n" : ""}${inputs.map(facts).join("\n")}
  ...adoptable,
};

function list(_: Context): AsyncIterable<Listed> {
  return unwritten("list");
}

/**
 * ${article(words)} ${words}.
 *
 * @example
 * new ${plan.service}.${name}("example", { ${isInDirectory ? "directoryId: directory.id, " : ""}${nameInput}: "example" });
 */
export const ${constant}: Definition<Context, Inputs, ${name}Outputs> = {
  kind: "${kind}",
  fields,
  outputs: { ${outputs.join(", ")} },
  id: [${isInDirectory ? '"directoryId", ' : ""}"${constant}Id"],
  idOutputs: {
    /** ${isInDirectory ? "The second part of the id." : "Its number, which is the id."} */
    ${constant}Id: ${isInDirectory ? 1 : 0},
  },
  naturalKey: [${isInDirectory ? '"directoryId", ' : ""}"${nameInput}"],
  home: ${isInDirectory ? "inDirectory" : "inAccount"},
  list,
  ...entity<Inputs, ${name}Outputs>({
    fields,
    list,
    name: ({ ${nameInput} }) => ${nameInput},
    named: ({ ${nameInput} }) => \`${words} \${${nameInput}}\`,
    clearable: ${JSON.stringify(clearable.map((input) => input.name))},
    findId: () => unwritten("findId"),
    create: () => unwritten("create"),
    read: () => unwritten("read"),
    write: () => unwritten("write"),
    delete: () => unwritten("delete"),
    createdAt: ${birth === undefined ? "() => undefined" : `({ ${birth} }) => ${birth}`},
    dependents: () => unwritten("dependents"),
  }),
};

function unwritten(step: string): never {
  throw new Error(\`${kind}: \${step} is not written yet\`);
}
`;
}

function written({ name, type, comment, required }: PlannedInput): string {
  return `  /** ${comment}${required ? "" : " Absent: empty."} */\n  ${name}${required ? "" : "?"}: ${type};`;
}

function facts({ name, schema, required, secret, unit }: PlannedInput): string {
  const said = [
    `schema: ${schema}`,
    unit === undefined ? "" : `unit: ${JSON.stringify(unit)}`,
    required ? "required: true" : "",
    secret ? "secret: true, writeOnly: true" : "",
  ];
  return `  ${name}: { ${said.filter(Boolean).join(", ")} },`;
}

function article(words: string): string {
  return /^[aeiou]/.test(words) ? "An" : "A";
}
