import { isDeepStrictEqual } from "node:util";
import type { Emulator } from "../../emulator";
import { planOf } from "../../export";
import { importRows } from "../../export/import-file";
import type { Planned } from "../../export/plan";
import { worth } from "../../export/tree";
import { systemClock } from "../../provider/client/wait";
import { estateOf } from "../support/estates";
import { received } from "../support/provider";
import { startProviderHere } from "../support/provider-here";

const STACK = { project: "identity", stack: "production" };

/**
 * What an engine does in `import` and `up --refresh`, with the provider in this process: each resource is checked as it is
 * imported, refreshed, checked as the program has it, and compared. @returns everything that would not stay as it is.
 */
export async function changesOf(cloud: Emulator): Promise<string[]> {
  const plan = planOf(await estateOf(cloud));
  const rows = await importRows(plan, STACK);
  const planned = [...plan.settings, ...plan.tables.flatMap((table) => table.rows)];
  const environment = { ...cloud.environment(), ALIBABA_CLOUD_IDENTITY_MAX_CALLS_PER_SECOND: "1000" };
  const provider = startProviderHere({ environment, clock: systemClock });
  const changes: string[] = [];
  const told = async (of: Planned, what: string, isSo: () => Promise<unknown>): Promise<void> => {
    const found = await isSo().catch((error: unknown) => (error as Error).message);
    if (found !== undefined) changes.push(`${of.definition.kind} ${of.called} ${what}: ${JSON.stringify(found)}`);
  };
  for (const [index, of] of planned.entries()) {
    const { kind } = of.definition;
    const row = rows[index];
    if (row === undefined) throw new Error(`nothing imports ${of.name}`);
    const { id, inputs, outputs } = row;
    const { __urn } = inputs;
    await told(of, "is refused by the import", async () => {
      const { failures } = await provider.check(kind, received(inputs), received(inputs));
      return failures[0];
    });
    await told(of, "is otherwise after a refresh", async () => {
      const { id: found, properties, inputs: read } = await provider.read(kind, id, received(outputs));
      if (found !== id) return `gone: ${found}`;
      return different(read, received(inputs)) ?? different(properties, received(outputs));
    });
    await told(of, "is otherwise in the program", async () => {
      const checked = await provider.check(kind, { ...(worth(of.args) as object), __urn }, received(inputs));
      const { changes: how } = await provider.diff(kind, id, received(outputs), checked.inputs);
      return checked.failures[0] ?? different(checked.inputs, received(inputs)) ?? (how === "none" ? undefined : how);
    });
  }
  return changes;
}

function different(is: object, was: object): unknown {
  const [now, before] = [is, was] as { readonly [name: string]: unknown }[];
  const names = [...new Set([...Object.keys(is), ...Object.keys(was)])];
  const others = names.filter((name) => !isDeepStrictEqual(now?.[name], before?.[name]));
  return others.length === 0 ? undefined : others.map((name) => [name, before?.[name], now?.[name]]);
}
