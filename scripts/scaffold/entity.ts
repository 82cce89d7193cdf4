import type { PlannedInput } from "./parameters";
import type { Plan } from "./plan";
import * as source from "./source";
import { upperFirst, withArticle } from "./words";

/** The file of a resource with a name of its own, whose verbs say that they are not written yet. */
export function renderEntity(plan: Plan): string {
  const { name, constant, words, kind, nameInput, inputs } = plan;
  const isInDirectory = source.isInDirectory(plan);
  const outputs = source.outputsType(plan);
  const birth = plan.outputs.find((output) => /^create(Date|Time)$/.test(output.name))?.name;
  const clearable = inputs.filter(
    (input) => !input.isRequired && input.type === "string" && !input.isSecret && input.default === undefined,
  );
  return `import { z } from "zod";
${source.textImport(plan)}import type { Definition, Listed } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { type Adoptable, adoptable${isInDirectory ? ", directoryIdField" : ""} } from "../common-fields";
import type { Context } from "../context";
${source.homeImport(plan)}
import { entity } from "../shapes/entity";
${source.hasOutputs(plan) ? "" : 'import type { NoOutputs } from "../shapes/verbs";\n'}
${source.interfaces(plan, "Adoptable", source.member)}
${source.fieldsTable(plan, facts, "adoptable")}
function list(_: Context): AsyncIterable<Listed> {
  return unwritten("list");
}

/**
 * ${upperFirst(withArticle(words))}.
 *
 * @example
 * new ${plan.service}.${name}("example", { ${isInDirectory ? "directoryId: directory.id, " : ""}${nameInput}: "example" });
 */
export const ${constant}: Definition<Context, Inputs, ${outputs}> = {
  kind: "${kind}",
  fields,
  outputs: ${source.outputFacts(plan)},
  id: [${isInDirectory ? '"directoryId", ' : ""}"${constant}Id"],
  idOutputs: {
    /** ${isInDirectory ? "The second part of the id." : "Its number, which is the id."} */
    ${constant}Id: ${isInDirectory ? 1 : 0},
  },
  naturalKey: [${isInDirectory ? '"directoryId", ' : ""}"${nameInput}"],
  home: ${source.home(plan)},
  list,
  ...entity<Inputs, ${outputs}>({
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

${source.unwritten(plan)}`;
}

function facts(input: PlannedInput): string {
  return source.joined([
    `schema: ${input.schema}`,
    source.unitFact(input),
    input.isRequired ? "required: true" : "",
    input.isRequired || input.default === undefined ? "" : `default: ${input.default}`,
    source.secretFact(input),
  ]);
}
