import type { AssignmentRow, MapData } from "../shape";
import type { ChipPath, Columns, EstateView } from "./estate";
import type { Haystack, Hits } from "./haystack";

/** What somebody wants to see. */
export interface Wish {
  /** Words that all have to be found: in the account, its folder and tags, the group or person, the configuration. */
  readonly text: string;
  readonly columns: Columns;
  readonly production: boolean;
  readonly administrators: boolean;
  readonly drifted: boolean;
  /** Gained or lost between the two estates. */
  readonly changed: boolean;
  /** Users and groups of RAM. */
  readonly ram: boolean;
}

export type Row = { readonly folder: number } | { readonly account: number };

/** What of it there is: rows in the order of folders, each under its heading, and columns. */
export interface Selection {
  readonly rows: readonly Row[];
  /** Indexes of principals. */
  readonly columns: readonly number[];
  readonly accounts: number;
  readonly grants: number;
  readonly drifted: number;
  /** Whether a path belongs to what was asked for. */
  shows(path: ChipPath, column: number): boolean;
}

/** Looks once at each assignment, and at each of its members only where the filter is about people. */
export function select(view: EstateView, haystack: Haystack, wish: Wish): Selection {
  const { data } = view;
  const hits = haystack.find(wish.text);
  const isWanted = ([account, configuration]: AssignmentRow) =>
    (!wish.production || data.accounts[account]?.production === true) &&
    (!wish.administrators || data.configurations[configuration]?.power === "administer") &&
    (!wish.ram || data.configurations[configuration]?.ram === true);
  /** What is not found but can be in the name of somebody who has it. */
  const leftOf = ([account, configuration, principal]: AssignmentRow) =>
    hits.filter((hit) => !hit.account[account] && !hit.configuration[configuration] && !hit.principal[principal]);
  const hasAll = (left: readonly Hits[], column: number) => left.every(({ principal }) => principal[column]);
  const shows = (path: ChipPath, column: number) =>
    isWanted(path.assignment) &&
    hasAll(leftOf(path.assignment), column) &&
    (!wish.changed || path.when !== 3) &&
    (!wish.drifted || view.marksOfPath(path).length > 0);

  const isNarrow = wish.administrators || wish.drifted || wish.changed || wish.ram;
  const isDrifted = (account: number) =>
    wish.drifted && !wish.administrators && !wish.changed && !wish.ram && view.looseMarks(account).length > 0;
  const accountShown = Uint8Array.from(data.accounts, (account, index) =>
    (!wish.production || account.production === true) &&
    hits.every((hit) => hit.account[index]) &&
    (!isNarrow || isDrifted(index))
      ? 1
      : 0,
  );
  const columnShown = new Uint8Array(data.principals.length);
  let grants = 0;
  let drifted = 0;
  data.assignments.forEach((row, index) => {
    if (!isWanted(row)) return;
    const [account, , principal, when] = row;
    const left = leftOf(row);
    const isMarked = view.isMarked(index);
    const look = (column: number, whenPath: number, isPathMarked: boolean) => {
      if (whenPath === 0 || (wish.changed && whenPath === 3) || (wish.drifted && !isPathMarked)) return;
      if (left.length > 0 && !hasAll(left, column)) return;
      accountShown[account] = 1;
      columnShown[column] = 1;
      grants += 1;
      if (isPathMarked) drifted += 1;
    };
    const members = wish.columns === "people" ? view.rosters.get(principal) : undefined;
    if (members !== undefined) {
      for (const [person, since, isForeign] of members) {
        const both = when & since;
        look(person, both, both !== 2 && (isMarked || isForeign));
      }
    } else if (wish.columns === "assigned" || data.principals[principal]?.kind === "person") {
      look(principal, when, isMarked);
    }
  });
  return {
    rows: rowsOf(data, accountShown),
    columns: [...columnShown.keys()].filter((index) => columnShown[index]),
    accounts: accountShown.reduce((sum, shown) => sum + shown, 0),
    grants,
    drifted,
    shows,
  };
}

/** A heading stands before the first account of a folder that is shown. */
function rowsOf({ accounts }: MapData, shown: Uint8Array): Row[] {
  const rows: Row[] = [];
  let folder: number | undefined;
  accounts.forEach((account, index) => {
    if (!shown[index]) return;
    if (account.folder !== folder) rows.push({ folder: account.folder });
    folder = account.folder;
    rows.push({ account: index });
  });
  return rows;
}
