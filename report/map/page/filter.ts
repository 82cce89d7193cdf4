import type { AssignmentRow, MapData, When } from "../shape";
import type { ChipPath, Columns, EstateView, Member } from "./estate";
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

/** Looks once at each assignment, and at the members of a group once for all assignments of it that are alike. */
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
  const tallies = new Map<string, Tally>();
  /** Of all assignments of a group that are alike: whom they show is looked up once. */
  const tallyOf = (principal: number, when: When, isMarked: boolean, left: readonly Hits[]): Tally => {
    const key = [principal, when, isMarked, ...left.map((hit) => hits.indexOf(hit))].join();
    const known = tallies.get(key);
    if (known !== undefined) return known;
    let [paths, marked] = [0, 0];
    for (const [column, since, isForeign] of holdersOf(view, principal, wish.columns)) {
      const both = when & since;
      const isPathMarked = both !== 2 && (isMarked || isForeign);
      if (both === 0 || (wish.changed && both === 3) || (wish.drifted && !isPathMarked)) continue;
      if (!hasAll(left, column)) continue;
      columnShown[column] = 1;
      paths += 1;
      if (isPathMarked) marked += 1;
    }
    tallies.set(key, { paths, marked });
    return { paths, marked };
  };
  let [grants, drifted] = [0, 0];
  data.assignments.forEach((row, index) => {
    if (!isWanted(row)) return;
    const [account, , principal, when] = row;
    const { paths, marked } = tallyOf(principal, when, view.isMarked(index), leftOf(row));
    if (paths > 0) accountShown[account] = 1;
    grants += paths;
    drifted += marked;
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

/** How many paths of an assignment are shown, and how many of them have marks. */
interface Tally {
  readonly paths: number;
  readonly marked: number;
}

/** In which columns an assignment stands. */
function holdersOf({ data, rosters }: EstateView, principal: number, columns: Columns): readonly Member[] {
  if (columns === "assigned" || data.principals[principal]?.kind === "person") return [[principal, 3, false]];
  return rosters.get(principal) ?? [];
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
