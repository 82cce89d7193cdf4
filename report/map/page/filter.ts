import type { AssignmentRow, MapData } from "../shape";
import type { ChipPath, Columns, EstateView } from "./estate";

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

/** Texts to look in, once for all filters. */
export class Haystack {
  readonly accounts: readonly string[];
  readonly principals: readonly string[];
  readonly configurations: readonly string[];

  constructor({ accounts, folders, principals, configurations }: MapData) {
    const text = (...words: readonly (string | undefined)[]) => words.join("\n").toLowerCase();
    this.accounts = accounts.map(({ id, name, folder, tags = [] }) => text(id, name, folders[folder], ...tags));
    this.principals = principals.map(({ id, name, display }) => text(id, name, display));
    this.configurations = configurations.map(({ id, name, short, policies }) => text(id, name, short, ...policies));
  }
}

/** One word: where it is found. */
interface Hits {
  readonly account: readonly boolean[];
  readonly principal: readonly boolean[];
  readonly configuration: readonly boolean[];
}

export function select(view: EstateView, haystack: Haystack, wish: Wish): Selection {
  const { data } = view;
  const words = wish.text.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = words.map((word): Hits => {
    const found = (texts: readonly string[]) => texts.map((text) => text.includes(word));
    return {
      account: found(haystack.accounts),
      principal: found(haystack.principals),
      configuration: found(haystack.configurations),
    };
  });
  const isNarrow = wish.administrators || wish.drifted || wish.changed;
  const hasWords = ([account, configuration, principal]: AssignmentRow, column: number) =>
    hits.every(
      (hit) =>
        hit.account[account] || hit.configuration[configuration] || hit.principal[column] || hit.principal[principal],
    );
  const isWanted = ([account, configuration]: AssignmentRow) =>
    (!wish.production || data.accounts[account]?.production === true) &&
    (!wish.administrators || data.configurations[configuration]?.power === "administer");
  const shows = (path: ChipPath, column: number) =>
    isWanted(path.assignment) &&
    hasWords(path.assignment, column) &&
    (!wish.changed || path.when !== 3) &&
    (!wish.drifted || view.marksOfPath(path).length > 0);

  const isDrifted = (account: number) =>
    wish.drifted && !wish.administrators && !wish.changed && view.looseMarks(account).length > 0;
  const accountShown = data.accounts.map(
    (account, index) =>
      (!wish.production || account.production === true) &&
      hits.every((hit) => hit.account[index]) &&
      (!isNarrow || isDrifted(index)),
  );
  const columnShown = data.principals.map(() => false);
  let grants = 0;
  let drifted = 0;
  const look = (assignment: number, column: number) => {
    const path = view.pathTo(assignment, column, wish.columns);
    if (path === undefined || !shows(path, column)) return;
    accountShown[path.assignment[0]] = true;
    columnShown[column] = true;
    grants += 1;
    if (view.marksOfPath(path).length > 0) drifted += 1;
  };
  data.assignments.forEach((row, index) => {
    if (!isWanted(row)) return;
    const [, , principal] = row;
    const members = wish.columns === "people" ? view.membersOf.get(principal) : undefined;
    if (members !== undefined) for (const person of members.keys()) look(index, person);
    else if (wish.columns === "assigned" || data.principals[principal]?.kind === "person") look(index, principal);
  });
  return {
    rows: rowsOf(data, accountShown),
    columns: columnShown.flatMap((shown, index) => (shown ? [index] : [])),
    accounts: accountShown.filter(Boolean).length,
    grants,
    drifted,
    shows,
  };
}

/** A heading stands before the first account of a folder that is shown. */
function rowsOf({ accounts }: MapData, shown: readonly boolean[]): Row[] {
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
