import type { Both } from "./both";
import type { ConfigurationChange, LogonLine, ProvisioningLine, RamImpact } from "./model";

/** Who can do something else than before, and where. */
export interface Touched {
  /** Ids of people of CloudSSO and of RAM users. */
  readonly people: ReadonlySet<string>;
  readonly accounts: ReadonlySet<string>;
}

export interface Changes {
  readonly logons: readonly LogonLine[];
  readonly configurations: readonly ConfigurationChange[];
  readonly provisionings: readonly ProvisioningLine[];
  readonly ram: RamImpact & { readonly touched: readonly string[] };
}

/** Another path to the same touches nobody. */
export function touchedBy(changes: Changes, both: Both, accountId: string): Touched {
  const { logons, configurations, provisionings, ram } = changes;
  const edited = new Set(configurations.map(({ configuration }) => configuration.id));
  const people = new Set(logons.map(({ person }) => person.id));
  const refreshed = new Set(
    provisionings.flatMap(({ configuration, accounts }) => accounts.map(({ id }) => `${id} ${configuration.id}`)),
  );
  const kept = both.grantsAfter.filter(
    ({ userId, accountId: account, configurationId: configuration }) =>
      edited.has(configuration) || people.has(userId) || refreshed.has(`${account} ${configuration}`),
  );
  const grants = [...both.comparison.gained, ...both.comparison.lost, ...kept];
  const moved = ram.holders.every(({ change }) => change === "moved") && ram.policies.length + ram.roles.length === 0;
  return {
    people: new Set([...people, ...grants.map(({ userId }) => userId), ...ram.touched]),
    accounts: new Set([
      ...grants.map((grant) => grant.accountId),
      ...provisionings.flatMap(({ accounts }) => accounts.map(({ id }) => id)),
      ...(moved ? [] : [accountId]),
    ]),
  };
}
