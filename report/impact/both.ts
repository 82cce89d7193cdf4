import type { Estate } from "../../estate/model";
import { type Access, accessOf } from "../access";
import type { AccessAccount } from "../accounts";
import { alignedTo, type Comparison, compareAccess } from "../compare";
import type { AccessConfiguration } from "../configurations";
import type { IsProduction } from "../production";
import type { Who } from "./model";

/** Both sides of a change, with one id for what is one thing. */
export interface Both {
  readonly before: Access;
  readonly after: Access;
  readonly comparison: Comparison;
  /** What a person calls it, by its present name. */
  readonly who: (id: string) => Who;
  readonly configuration: (id: string) => AccessConfiguration | undefined;
  readonly configurationBefore: (id: string) => AccessConfiguration | undefined;
  /** On which somebody has something, or had. */
  readonly accountsOf: (userId: string) => readonly string[];
  /** As they are, and as they were. */
  readonly accounts: (id: string) => readonly AccessAccount[];
  /** By either side: a move out of production is a change in it. */
  readonly isProduction: (accountId: string) => boolean;
}

export function bothOf(beforeEstate: Estate, afterEstate: Estate, isProduction: IsProduction): Both {
  const after = accessOf(afterEstate);
  const before = alignedTo(after, accessOf(beforeEstate));
  const names = new Map([before, after].flatMap(namesIn));
  const [old, now] = [before, after].map(
    (access) => new Map(access.configurations.map((one) => [one.configurationId, one])),
  );
  const places = [after, before].map((access) => new Map(access.accounts.map((one) => [one.accountId, one])));
  const accounts = (id: string) => places.flatMap((of) => of.get(id) ?? []);
  const comparison = compareAccess(before, after);
  let held: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  const careful = new Map<string, boolean>();
  return {
    before,
    after,
    comparison,
    who: (id) => ({ id, name: names.get(id) ?? id }),
    configuration: (id) => now?.get(id),
    configurationBefore: (id) => old?.get(id),
    accounts,
    accountsOf(userId) {
      held ??= accountsByPerson(comparison);
      return [...(held.get(userId) ?? [])];
    },
    isProduction(id) {
      const known = careful.get(id) ?? accounts(id).some(isProduction);
      careful.set(id, known);
      return known;
    },
  };
}

function accountsByPerson({ earlier, later }: Comparison): Map<string, Set<string>> {
  const accounts = new Map<string, Set<string>>();
  for (const { userId, accountId } of [earlier, later].flat()) {
    const known = accounts.get(userId);
    if (known === undefined) accounts.set(userId, new Set([accountId]));
    else known.add(accountId);
  }
  return accounts;
}

function namesIn({ accounts, configurations, groups, people }: Access): (readonly [id: string, name: string])[] {
  return [
    ...accounts.map(({ accountId, name }) => [accountId, name] as const),
    ...configurations.map(({ configurationId, name }) => [configurationId, name] as const),
    ...groups.map(({ groupId, name }) => [groupId, name] as const),
    ...people.map(({ userId, name }) => [userId, name] as const),
  ];
}
