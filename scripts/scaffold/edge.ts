import type { PlannedInput } from "./parameters";
import type { Plan } from "./plan";
import * as source from "./source";
import { upperFirst, withArticle } from "./words";

/** The file of a resource that is two things and that they belong together; the last part is what the lists hold. */
export function renderEdge(plan: Plan): string {
  const { name, constant, words, kind } = plan;
  const isInDirectory = source.isInDirectory(plan);
  const names = plan.inputs.map((input) => input.name);
  const parents = [...(isInDirectory ? ["directoryId"] : []), ...names.slice(0, -1)];
  const item = names.at(-1) ?? "";
  const given = names.map((part) => `${part}: "example"`).join(", ");
  const outputs = source.outputsType(plan);
  return `import { z } from "zod";
${source.textImport(plan)}import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { ${isInDirectory ? "directoryIdField, " : ""}type Timed, timed } from "../common-fields";
import type { Context } from "../context";
${source.homeImport(plan)}
import { edge } from "../shapes/edge";
${source.hasOutputs(plan) ? "" : 'import type { NoOutputs } from "../shapes/verbs";\n'}
${source.interfaces(plan, "Timed", member)}
const id = [${[...parents, item].map((part) => `"${part}"`).join(", ")}] as const;

${source.fieldsTable(plan, facts, "timed")}
/**
 * ${upperFirst(withArticle(words))}.
 *
 * @example
 * new ${plan.service}.${name}("example", { ${isInDirectory ? "directoryId: directory.id, " : ""}${given} });
 */
export const ${constant}: Definition<Context, Inputs, ${outputs}> = {
  kind: "${kind}",
  fields,
  outputs: ${source.outputFacts(plan)},
  id,
  naturalKey: id,
  home: ${source.home(plan)},
  list: () => unwritten("list"),
  ...edge<(typeof id)[number], Inputs>(fields, id, {
    named: ({ ${names.join(", ")} }) => \`${words} ${names.map((part) => `\${${part}}`).join(":")}\`,
    list: {
      key: ({ ${parents.join(", ")} }) => \`${words}s of ${parents.map((part) => `\${${part}}`).join(":")}\`,
      take: () => unwritten("list.take"),
      item: ({ ${item} }) => ${item},
    },
    attach: () => unwritten("attach"),
    detach: () => unwritten("detach"),
  }),
};

${source.unwritten(plan)}`;
}

function member({ name, type, comment }: PlannedInput): string {
  return `  /** ${comment} */\n  ${name}: ${type};`;
}

function facts(input: PlannedInput): string {
  const schema = input.schema === "z.string()" ? "z.string().min(1)" : input.schema; // a part of an id is never empty
  const refersTo = /Id$/.test(input.name) ? "refersTo: true" : "";
  return source.joined([`schema: ${schema}`, "required: true", "replaces: true", refersTo]);
}
