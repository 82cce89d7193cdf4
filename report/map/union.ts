import type { Access, AccessAssignment, AccessProvisioning } from "../access";
import type { AccessAccount } from "../accounts";
import type { AccessConfiguration } from "../configurations";
import type { AccessGroup, AccessPerson } from "../principals";
import type { When } from "./shape";

export type Dated<R> = R & { readonly when: When };

export interface Principal {
  readonly kind: "group" | "person";
  readonly id: string;
  readonly name: string;
  readonly displayName?: string;
  readonly status?: string;
}

/** Everything of two estates once, and in which of them it is. */
export interface Both {
  readonly accounts: readonly AccessAccount[];
  readonly configurations: readonly Dated<AccessConfiguration>[];
  readonly principals: readonly Principal[];
  readonly members: readonly Dated<Member>[];
  readonly assignments: readonly Dated<AccessAssignment>[];
  readonly provisionings: readonly Dated<AccessProvisioning>[];
}

interface Member {
  readonly groupId: string;
  readonly userId: string;
}

/** In the later one's order, then what the earlier one alone has. @param before with the ids of `after`. */
export function bothOf(after: Access, before: Access | undefined): Both {
  const union = <R>(rowsOf: (access: Access) => readonly R[], keyOf: (row: R) => string) =>
    dated(rowsOf(after), before === undefined ? [] : rowsOf(before), keyOf);
  const pair = ({ accountId, configurationId }: AccessProvisioning | AccessAssignment) => [accountId, configurationId];
  return {
    accounts: inFolders(
      union(
        (access) => access.accounts,
        ({ accountId }) => accountId,
      ),
    ),
    configurations: union(
      (access) => access.configurations,
      ({ configurationId }) => configurationId,
    ),
    principals: [
      ...union(
        (access) => access.groups.map(groupRow),
        ({ id }) => id,
      ),
      ...union(
        (access) => access.people.map(personRow),
        ({ id }) => id,
      ),
    ],
    members: union(membersOf, ({ groupId, userId }) => JSON.stringify([groupId, userId])),
    assignments: union(
      (access) => access.assignments,
      (one) => JSON.stringify([...pair(one), one.principalId]),
    ),
    provisionings: union(
      (access) => access.provisionings,
      (one) => JSON.stringify(pair(one)),
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
    folders.set(key, [...(folders.get(key) ?? []), account]);
  }
  return [...folders.values()].flat();
}

function groupRow({ groupId, name }: AccessGroup): Principal {
  return { kind: "group", id: groupId, name };
}

function personRow({ userId, name, displayName, status }: AccessPerson): Principal {
  return {
    kind: "person",
    id: userId,
    name,
    ...(displayName === undefined ? {} : { displayName }),
    ...(status === undefined ? {} : { status }),
  };
}

function membersOf({ groups }: Access): Member[] {
  return groups.flatMap(({ groupId, members }) => members.map((userId) => ({ groupId, userId })));
}
