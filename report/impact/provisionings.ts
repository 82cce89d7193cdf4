import { byText } from "../../provider/functions/rows";
import type { Grant } from "../access";
import type { Both } from "./both";
import { type Holdings, keyOfTarget, type Target } from "./held";
import { collect } from "./lines";
import { CLASSES, type ProvisioningLine, type RolledOut, type RollOut, type Who } from "./model";
import { policyChange } from "./possible";

interface Row extends Target {
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly isProduction: boolean;
  /** What is rolled out to whoever has the configuration there already. */
  readonly holds: RollOut["holds"] | undefined;
}

/** Where a configuration comes, goes, or what an account holds of it may become something else; those of production first. */
export function provisioningLines(both: Both, holdings: Holdings): ProvisioningLine[] {
  const rows = rowsOf(both, holdings);
  const renewed = new Set(rows.filter(({ holds }) => holds !== undefined).map(keyOfTarget));
  const grants = collect(
    both.comparison.later.filter((grant) => renewed.has(keyOfTarget(grant))),
    keyOfTarget,
  );
  const alike = collect(rows, ({ configurationId, before, after, isProduction, holds }) =>
    JSON.stringify([configurationId, before ?? "", after ?? "", isProduction, holds ?? ""]),
  );
  const lines = [...alike.values()].flatMap((ones) =>
    ones.slice(0, 1).map(({ configurationId, before, after, isProduction, holds }): ProvisioningLine => {
      return {
        change: before === undefined ? "added" : after === undefined ? "removed" : "changed",
        configuration: both.who(configurationId),
        accounts: ones.map(({ accountId }) => both.who(accountId)),
        isProduction,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
        ...(holds === undefined ? {} : { rollOut: rollOutOf(configurationId, holds, ones, grants, both) }),
      };
    }),
  );
  return byText(lines, ({ isProduction, configuration }) => `${isProduction ? 0 : 1} ${configuration.name}`);
}

function rowsOf(both: Both, holdings: Holdings): Row[] {
  const [old, now] = [both.before, both.after].map(
    ({ provisionings }) => new Map(provisionings.map((one) => [keyOfTarget(one), one])),
  );
  const assigned = new Set(both.before.assignments.map(keyOfTarget));
  return [...new Set([...(now?.keys() ?? []), ...(old?.keys() ?? [])])].flatMap((key): Row[] => {
    const [was, is] = [old?.get(key), now?.get(key)];
    const one = is ?? was;
    if (one === undefined) return [];
    const { accountId, configurationId } = one;
    const { holds, isRenewed } = holdings.of(one);
    if (was?.status === is?.status && !isRenewed) return [];
    const isRolledOut = isRenewed && holds !== "before" && (was !== undefined || assigned.has(key));
    return [
      {
        accountId,
        configurationId,
        before: was?.status,
        after: is?.status,
        isProduction: both.isProduction(accountId),
        holds: isRolledOut ? holds : undefined,
      },
    ];
  });
}

function rollOutOf(
  configurationId: string,
  holds: RollOut["holds"],
  targets: readonly Target[],
  grants: ReadonlyMap<string, readonly Grant[]>,
  { after, configuration, who }: Both,
): RollOut {
  const people = targets.flatMap((one) => (grants.get(keyOfTarget(one)) ?? []).map(({ userId }) => userId));
  const keys = new Set(targets.map(keyOfTarget));
  const principals = new Set(after.assignments.flatMap((one) => (keys.has(keyOfTarget(one)) ? [one.principalId] : [])));
  const empty = after.groups.filter(({ groupId, members }) => members.length === 0 && principals.has(groupId));
  const named = (ids: readonly string[]): Who[] =>
    byText([...new Set(ids)].map(who), ({ name, id }) => `${name}\0${id}`);
  return {
    holds,
    policies: byText(
      (configuration(configurationId)?.policies ?? []).map(({ type, name, ...said }): RolledOut => {
        return { type, name, possible: policyChange([], [{ type, name, ...said }]).possible };
      }),
      strength,
    ),
    people: named(people),
    groups: named(empty.map(({ groupId }) => groupId)),
  };
}

/** The strongest first. */
function strength({ possible: [most], name }: RolledOut): string {
  return `${most === undefined ? CLASSES.length : CLASSES.indexOf(most.class)} ${name}`;
}
