import type { Both } from "./both";
import type { AccessLine, ConfigurationChange, LogonLine, ProvisioningLine, RamImpact } from "./model";
import { type RamBoth, ramUsersTouched } from "./ram";
import { rolesThatLetIn } from "./roles";
import type { Touch } from "./touches";

/** Who can do something else than before, and where. */
export interface Touched {
  /** Ids of people of CloudSSO and of RAM users. */
  readonly people: ReadonlySet<string>;
  readonly accounts: ReadonlySet<string>;
  /** What lets in people or systems that no estate names, in words. */
  readonly letsIn: readonly string[];
}

export interface Changes {
  readonly access: readonly AccessLine[];
  readonly logons: readonly LogonLine[];
  readonly configurations: readonly ConfigurationChange[];
  readonly provisionings: readonly ProvisioningLine[];
  readonly ram: RamImpact;
  readonly touches: readonly Touch[];
}

/**
 * Another path to the same touches nobody. What a group gets in which nobody is touches the account: whoever joins it later,
 * by SCIM perhaps, has it.
 * */
export function touchedBy(
  { access, logons, configurations, provisionings, ram, touches }: Changes,
  both: Both,
  ramBoth: RamBoth,
  accountId: string,
): Touched {
  const edited = new Set(configurations.map(({ configuration }) => configuration.id));
  const people = new Set(logons.map(({ person }) => person.id));
  const refreshed = new Set(
    provisionings.flatMap(({ configuration, accounts }) => accounts.map(({ id }) => `${id} ${configuration.id}`)),
  );
  const kept = both.comparison.later.filter(
    ({ userId, accountId: account, configurationId: configuration }) =>
      edited.has(configuration) || people.has(userId) || refreshed.has(`${account} ${configuration}`),
  );
  const grants = [...both.comparison.gained, ...both.comparison.lost, ...kept];
  // The role of an edited configuration is in each of its accounts, whoever is in the groups that may take it on.
  const holding = [both.before, both.after].flatMap(({ assignments, provisionings: all }) => [...assignments, ...all]);
  const moved = ram.holders.every(({ change }) => change === "moved") && ram.policies.length + ram.roles.length === 0;
  return {
    people: new Set([
      ...people,
      ...grants.map(({ userId }) => userId),
      ...ramUsersTouched(ramBoth),
      ...touches.flatMap((one) => one.people),
    ]),
    accounts: new Set([
      ...grants.map((grant) => grant.accountId),
      ...holding.filter((one) => edited.has(one.configurationId)).map((one) => one.accountId),
      ...access.filter(({ people: all }) => all.length === 0).flatMap(({ accounts }) => accounts.map(({ id }) => id)),
      ...provisionings.flatMap(({ accounts }) => accounts.map(({ id }) => id)),
      ...(moved ? [] : [accountId]),
      ...touches.flatMap((one) => one.accounts),
    ]),
    letsIn: [
      ...new Set(touches.flatMap(({ letsIn, what }) => (letsIn ? what : []))),
      ...rolesThatLetIn(ram, ramBoth).map((role) => `RAM role ${role}`),
    ],
  };
}
