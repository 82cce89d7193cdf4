import type { PlannedInput } from "./parameters";
import type { Plan } from "./plan";
import * as source from "./source";
import { upperFirst, withArticle } from "./words";

/** The file of a resource that is there for its secret, which is told at its creation alone. */
export function renderSecretOnce(plan: Plan): string {
  const { name, constant, words, kind, inputs } = plan;
  const isInDirectory = source.isInDirectory(plan);
  const parent = isInDirectory ? "directoryId" : (inputs.find((input) => input.isRequired)?.name ?? "");
  const told = plan.outputs.filter(({ isTold }) => isTold).map((output) => `"${output.name}"`);
  return `import { z } from "zod";
${source.textImport(plan)}import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { bareId, splitId } from "../../kernel/ids";
import { ${isInDirectory ? "directoryIdField, " : ""}type Timed, timed } from "../common-fields";
import type { Context } from "../context";
${source.homeImport(plan)}
import { secretOnce } from "../shapes/secret-once";

${source.interfaces(plan, "Timed", source.member)}type Outputs = ${name}Outputs;

/** What the service tells of one that is there: a type of \`../../api/${plan.service}.generated\`. */
type Row = object;

${source.fieldsTable(plan, (input) => facts(input, parent), "timed")}
/**
 * ${upperFirst(withArticle(words))}.
 *
 * The secret is told once, so one that is there cannot be taken over, and \`get\` cannot recover it.
 *
 * @example
 * new ${plan.service}.${name}("example", { ${parent}: ${isInDirectory ? "directory.id" : '"example"'} });
 */
export const ${constant}: Definition<Context, Inputs, Outputs> = {
  kind: "${kind}",
  fields,
  outputs: ${source.outputFacts(plan)},
  id: ["${parent}", "${constant}Id"],
  idOutputs: {
    /** The second part of the id. */
    ${constant}Id: 1,
  },
  naturalKey: [],
  parentKey: ["${parent}"],
  home: ${source.home(plan)},
  list: () => unwritten("list"),
  ...secretOnce<Inputs, Outputs, Row>({
    fields,
    told: [${told.join(", ")}],
    named: ({ ${parent} }, id) =>
      \`\${id === undefined ? "${withArticle(words)}" : \`${words} \${bareId(id)}\`} of \${${parent}}\`,
    partsOf: (id) => ({ ${parent}: splitId(id, ${constant}.id)[0] ?? "" }),
    key: ({ ${parent} }) => \`${words}s of \${${parent}}\`,
    rows: () => unwritten("rows"),
    createdAt: () => unwritten("createdAt"),
    toRemove: () => unwritten("toRemove"),
    create: () => unwritten("create"),
    found: () => unwritten("found"),
    delete: () => unwritten("delete"),
  }),
};

${source.unwritten(plan)}`;
}

function facts(input: PlannedInput, parent: string): string {
  const isParent = input.name === parent;
  return source.joined([
    `schema: ${input.schema === "z.string()" && isParent ? "z.string().min(1)" : input.schema}`,
    source.unitFact(input),
    input.isRequired ? "required: true" : "",
    input.isRequired || input.default === undefined ? "" : `default: ${input.default}`,
    source.secretFact(input),
    isParent ? "replaces: true" : "",
    isParent && /Id$/.test(parent) ? "refersTo: true" : "",
  ]);
}
