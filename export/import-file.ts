import { recordedInputs, recordedOutputs } from "../provider/dynamic/record";
import { providerText } from "../provider/dynamic/text";
import { shortUrn, typeToken } from "../provider/dynamic/urn";
import type { Context } from "../provider/resources/context";
import { fieldsOf } from "./definitions";
import type { Plan, Planned } from "./plan";
import { worth } from "./tree";

type WithOutputs = Parameters<typeof recordedOutputs>[0];

/** Where the state will be. */
export interface StackName {
  readonly project: string;
  readonly stack: string;
}

/** One object as `pulumi import --file` takes it; with `outputs`, the engine takes it as it is and reads nothing. */
export interface ImportRow {
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly inputs: { readonly [name: string]: unknown };
  readonly outputs: { readonly [name: string]: unknown };
}

/** Everything in the program, as the state would have it after an `up` that made it. */
export async function importRows(plan: Plan, stack: StackName): Promise<ImportRow[]> {
  const all = [...plan.settings, ...plan.tables.flatMap(({ rows }) => rows)];
  return Promise.all(all.map((planned) => rowOf(planned, plan.estate.accountId, stack)));
}

async function rowOf(planned: Planned, accountId: string, { project, stack }: StackName): Promise<ImportRow> {
  const { definition, id, name, outputs } = planned;
  const { kind } = definition;
  const type = typeToken(kind);
  const hidden = {
    __provider: providerText(kind),
    __urn: shortUrn(kind, `urn:pulumi:${stack}::${project}::${type}::${name}`),
  };
  const inputs = inputsOf(planned);
  const home = await definition.home.record?.({ accountId: async () => accountId } as Context);
  return {
    type,
    name,
    id,
    inputs: recordedInputs(inputs, hidden),
    outputs: recordedOutputs(definition as WithOutputs, { id, inputs, outputs }, hidden, { ...home }),
  };
}

/** As `check` gives them: with what is derived and with defaults. */
function inputsOf({ definition, args, derived }: Planned): { readonly [name: string]: unknown } {
  const inputs = Object.entries(fieldsOf(definition)).map(([name, field]) => {
    const given = args[name];
    return [name, given === undefined ? (derived[name] ?? field.default) : worth(given)];
  });
  return Object.fromEntries(inputs.filter(([, value]) => value !== undefined));
}
