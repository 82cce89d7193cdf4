import type { AccessProvisioning } from "../access";
import type { AccessAccount } from "../accounts";
import type { When } from "./shape";
import type { Assignment, Member, Principal, Right, Systems } from "./systems";

export type Dated<R> = R & { readonly when: When };

/** Everything of two estates once, and in which of them it is. */
export interface Both {
  readonly accounts: readonly AccessAccount[];
  readonly rights: readonly Dated<Right>[];
  readonly principals: readonly Principal[];
  readonly members: readonly Dated<Member>[];
  readonly assignments: readonly Dated<Assignment>[];
  readonly provisionings: readonly Dated<AccessProvisioning>[];
}

/** In the later one's order, then what the earlier one alone has. @param before with the keys of `after`. */
export function bothOf(after: Systems, before: Systems | undefined): Both {
  const union = <R>(rowsOf: (systems: Systems) => readonly R[], keyOf: (row: R) => string) =>
    dated(rowsOf(after), before === undefined ? [] : rowsOf(before), keyOf);
  const principals = union(
    (systems) => systems.principals,
    ({ key }) => key,
  );
  return {
    accounts: inFolders(
      union(
        (systems) => systems.accounts,
        ({ accountId }) => accountId,
      ),
    ),
    rights: union(
      (systems) => systems.rights,
      ({ key }) => key,
    ),
    principals: [false, true].flatMap((isRam) => [
      ...principals.filter((one) => one.isRam === isRam && one.isGroup),
      ...principals.filter((one) => one.isRam === isRam && !one.isGroup),
    ]),
    members: union(
      (systems) => systems.members,
      ({ group, person }) => JSON.stringify([group, person]),
    ),
    assignments: union(
      (systems) => systems.assignments,
      ({ accountId, right, principal }) => JSON.stringify([accountId, right, principal]),
    ),
    provisionings: union(
      (systems) => systems.provisionings,
      ({ accountId, configurationId }) => JSON.stringify([accountId, configurationId]),
    ),
  };
}

export function indexOf<R>(rows: readonly R[], idOf: (row: R) => string): (id: string) => number {
  const places = new Map(rows.map((row, index) => [idOf(row), index]));
  return (id) => places.get(id) ?? -1;
}

function dated<R>(after: readonly R[], before: readonly R[], keyOf: (row: R) => string): Dated<R>[] {
  const earlier = new Set(before.map(keyOf));
  const later = new Set(after.map(keyOf));
  return [
    ...after.map((row) => ({ ...row, when: earlier.has(keyOf(row)) ? (3 as const) : (1 as const) })),
    ...before.filter((row) => !later.has(keyOf(row))).map((row) => ({ ...row, when: 2 as const })),
  ];
}

/** An account that is gone stands behind the others of its folder. */
function inFolders(accounts: readonly Dated<AccessAccount>[]): AccessAccount[] {
  const folders = new Map<string, AccessAccount[]>();
  for (const account of accounts) {
    const key = JSON.stringify(account.folders.map(({ folderId }) => folderId));
    const known = folders.get(key);
    if (known === undefined) folders.set(key, [account]);
    else known.push(account);
  }
  return [...folders.values()].flat();
}
