import type { PlannedInput } from "./parameters";
import type { Plan } from "./plan";
import * as source from "./source";

/** The file of a resource that is always there and is written whole: one in a directory, or one in an account. */
export function renderSetting(plan: Plan): string {
  const { service, name, constant, words, kind, origin } = plan;
  const isInDirectory = source.isInDirectory(plan);
  const outputs = source.outputsType(plan);
  const whole = `Whole${name}`;
  const request = isInDirectory ? `Omit<${origin}Request, "DirectoryId">` : `${origin}Request`;
  const guess = `{ ${plan.inputs.map((input) => `readonly ${input.wireName}?: ${input.type}`).join("; ")} }`;
  return `import { z } from "zod";
${origin === undefined ? "" : `import type { ${origin}Request } from "../../api/${service}.generated";\n`}${source.textImport(plan)}import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { ${isInDirectory ? "directoryIdField, " : ""}type Standing, standing } from "../common-fields";
import type { Context } from "../context";
${isInDirectory ? 'import { idOfDirectory, settingOfDirectory } from "./setting-of-directory";' : 'import type { InAccount } from "../in-account";\nimport { settingOfAccount } from "../setting-of-account";'}
import { setting } from "../shapes/setting";
${source.hasOutputs(plan) ? "" : 'import type { NoOutputs } from "../shapes/verbs";\n'}
${source.interfaces(plan, "Standing", member)}
/** All of it, as the service takes it and gives it back. */
type ${whole} = ${origin === undefined ? guess : request};

${source.fieldsTable(plan, facts, "standing")}
/**
 * The ${words} of ${isInDirectory ? "a directory" : "an account"}. What the program leaves out stays as it is.
 *
 * @example
 * new ${service}.${name}("example", {${isInDirectory ? " directoryId: directory.id " : ""}});
 */
export const ${constant}: Definition<Context, Inputs, ${outputs}> = {
  kind: "${kind}",
  fields,
  outputs: ${source.outputFacts(plan)},
  ...${isInDirectory ? "settingOfDirectory" : "settingOfAccount"}("${words}"),
  ...setting<Inputs, ${whole}>({
    fields,
    named: "the ${words}",
    wire: { ${plan.inputs.map((input) => `${input.name}: "${input.wireName}"`).join(", ")} },
    ${isInDirectory ? "...idOfDirectory," : "idOf: (context) => context.accountId(),"}
    get: () => unwritten("get"),
    set: () => unwritten("set"),
    defaults: {},
  }),
};

${source.unwritten(plan)}`;
}

function member({ name, type, comment }: PlannedInput): string {
  return `  /** ${comment} Absent: stays as it is. */\n  ${name}?: ${type};`;
}

function facts(input: PlannedInput): string {
  return source.joined([`schema: ${input.schema}`, source.unitFact(input), source.secretFact(input)]);
}
