import { byText } from "../../provider/functions/rows";
import type { Grant } from "../access";
import type { Both } from "./both";
import type { Holdings } from "./held";
import { collect } from "./lines";
import type { ConfigurationChange } from "./model";
import { policyChange } from "./possible";

/** Configurations whose policies or sessions change, new ones and those that go as well; those of production first. */
export function configurationChanges(both: Both, holdings: Holdings): ConfigurationChange[] {
  const ids = [both.after, both.before].flatMap((access) => access.configurations.map((one) => one.configurationId));
  const [had, has] = [both.comparison.earlier, both.comparison.later].map((grants) =>
    collect(grants, (one) => one.configurationId),
  );
  const older = collect(
    both.after.provisionings.filter((one) => holdings.of(one).holds !== "present"),
    (one) => one.configurationId,
  );
  const changes = [...new Set(ids)].flatMap((id) =>
    changeOf(id, (both.configuration(id) ? has : had)?.get(id) ?? [], older.get(id)?.length ?? 0, both),
  );
  return byText(changes, ({ productionAccounts, configuration }) => {
    return `${productionAccounts > 0 ? 0 : 1} ${configuration.name}\0${configuration.id}`;
  });
}

function changeOf(id: string, grants: readonly Grant[], notInForce: number, both: Both): ConfigurationChange[] {
  const [was, is] = [both.configurationBefore(id), both.configuration(id)];
  const change = policyChange(was?.policies ?? [], is?.policies ?? []);
  const [before, after] = [was?.sessionDuration, is?.sessionDuration];
  const isOther = was !== undefined && is !== undefined && before !== after;
  if (change.policies.length === 0 && !isOther) return [];
  const accounts = [...new Set(grants.map(({ accountId }) => accountId))];
  return [
    {
      change: was === undefined ? "added" : is === undefined ? "removed" : "changed",
      configuration: both.who(id),
      people: new Set(grants.map(({ userId }) => userId)).size,
      accounts: accounts.length,
      productionAccounts: accounts.filter(both.isProduction).length,
      ...(notInForce === 0 || change.policies.length === 0 ? {} : { notInForce }),
      ...(isOther
        ? {
            sessionDuration: {
              ...(before === undefined ? {} : { before }),
              ...(after === undefined ? {} : { after }),
            },
          }
        : {}),
      ...change,
    },
  ];
}
