import type { AssignmentRow, Code, MapData, When } from "../shape";

/** What stands in a cell: one access configuration, by all its paths. */
export interface Chip {
  readonly configuration: number;
  readonly when: When;
  readonly marks: readonly Mark[];
  readonly paths: readonly ChipPath[];
}

export interface ChipPath {
  readonly assignment: AssignmentRow;
  readonly when: When;
  /** The group's membership by which a person has it. Absent: the column itself has the assignment. */
  readonly membershipCode?: Code;
}

/** Somebody in a group, since which estate, and whether the membership is in no stack. */
export type Member = readonly [person: number, when: When, isForeign: boolean];

/** Drift, and what is in no stack; each has a shape and a letter of its own. */
export type Mark = "reprovision" | "failed" | "missing" | "unmanaged";

/** Columns: whoever has assignments, or every person with groups expanded. */
export type Columns = "assigned" | "people";

const MANAGED_BY_NOBODY: Code = -1;
const REPROVISION = 1;
const FAILED = 2;

/** Answers questions of the map about one cell or one row; what is asked for often is looked up. */
export class EstateView {
  /** Indexes of assignments by account. */
  readonly byAccount: readonly (readonly number[])[];
  /** By group: who is in it, and since which estate. */
  readonly membersOf: ReadonlyMap<number, ReadonlyMap<number, { readonly when: When; readonly code: Code }>>;
  /** The same as lists, for those who look at all. */
  readonly rosters: ReadonlyMap<number, readonly Member[]>;
  private readonly marked: Uint8Array;
  private readonly provisioningsOf: ReadonlyMap<number, MapData["provisionings"][number][]>;
  private readonly provisionings: ReadonlyMap<number, MapData["provisionings"][number]>;

  constructor(readonly data: MapData) {
    const byAccount: number[][] = data.accounts.map(() => []);
    for (const [index, [account]] of data.assignments.entries()) byAccount[account]?.push(index);
    this.byAccount = byAccount;
    const members = new Map<number, Map<number, { when: When; code: Code }>>();
    for (const [group, person, when, code] of data.members) {
      const known = members.get(group) ?? new Map();
      members.set(group, known.set(person, { when, code }));
    }
    this.membersOf = members;
    this.rosters = new Map(
      [...members].map(([group, of]) => [
        group,
        [...of].map(([person, { when, code }]): Member => [person, when, code === MANAGED_BY_NOBODY]),
      ]),
    );
    const provisioningsOf = new Map<number, MapData["provisionings"][number][]>();
    for (const row of data.provisionings) {
      if (row[3] === 2) continue;
      const known = provisioningsOf.get(row[0]);
      if (known === undefined) provisioningsOf.set(row[0], [row]);
      else known.push(row);
    }
    this.provisioningsOf = provisioningsOf;
    this.provisionings = new Map(data.provisionings.map((row) => [this.target(row[0], row[1]), row]));
    this.marked = Uint8Array.from(data.assignments, (assignment) =>
      this.marksOfPath({ assignment, when: assignment[3] }).length > 0 ? 1 : 0,
    );
  }

  /** Those of a cell that `shows` lets through: who administers everything first, then in the order of configurations. */
  chips(account: number, column: number, columns: Columns, shows: (path: ChipPath) => boolean): Chip[] {
    const byConfiguration = new Map<number, ChipPath[]>();
    for (const index of this.byAccount[account] ?? []) {
      const path = this.pathTo(index, column, columns);
      if (path === undefined || !shows(path)) continue;
      const configuration = path.assignment[1];
      const known = byConfiguration.get(configuration);
      if (known === undefined) byConfiguration.set(configuration, [path]);
      else known.push(path);
    }
    return [...byConfiguration]
      .sort(([one], [other]) => this.rank(one) - this.rank(other) || one - other)
      .map(([configuration, paths]) => ({
        configuration,
        paths,
        when: paths.reduce<number>((all, { when }) => all | when, 0) as When,
        marks: this.marks(account, configuration, paths),
      }));
  }

  pathTo(assignment: number, column: number, columns: Columns): ChipPath | undefined {
    const row = this.data.assignments[assignment];
    if (row === undefined) return undefined;
    const [, , principal, when] = row;
    if (principal === column) return { assignment: row, when };
    const membership = columns === "people" ? this.membersOf.get(principal)?.get(column) : undefined;
    if (membership === undefined) return undefined;
    const both = when & membership.when;
    return both === 0 ? undefined : { assignment: row, when: both as When, membershipCode: membership.code };
  }

  marksOfPath({ assignment, when, membershipCode }: ChipPath): Mark[] {
    const [account, configuration, , , code] = assignment;
    if (when === 2) return [];
    const unmanaged = code === MANAGED_BY_NOBODY || membershipCode === MANAGED_BY_NOBODY;
    return [...this.provisioningMarks(account, configuration), ...(unmanaged ? (["unmanaged"] as const) : [])];
  }

  /** Whether an assignment has marks, whoever has it. */
  isMarked(assignment: number): boolean {
    return this.marked[assignment] === 1;
  }

  /** Of a configuration on an account; a grant of the past has none, nor has a policy of RAM, which needs no provisioning. */
  provisioningMarks(account: number, configuration: number): Mark[] {
    if (this.data.configurations[configuration]?.ram) return [];
    const provisioning = this.provisioning(account, configuration);
    if (provisioning === undefined) return this.data.knowsProvisionings ? ["missing"] : [];
    return provisioning[2] === REPROVISION ? ["reprovision"] : provisioning[2] === FAILED ? ["failed"] : [];
  }

  /** Of what is provisioned on an account and assigned to nobody, so that no cell can show it. */
  looseMarks(account: number): Mark[] {
    return [
      ...new Set(this.loose(account).flatMap(([, configuration]) => this.provisioningMarks(account, configuration))),
    ];
  }

  /** Provisionings of an account without an assignment. */
  loose(account: number): MapData["provisionings"] {
    const assigned = new Set(this.byAccount[account]?.map((index) => this.data.assignments[index]?.[1]));
    return (this.provisioningsOf.get(account) ?? []).filter(([, configuration]) => !assigned.has(configuration));
  }

  provisioning(account: number, configuration: number): MapData["provisionings"][number] | undefined {
    return this.provisionings.get(this.target(account, configuration));
  }

  /** The URN and where the program made it. `undefined`: in no stack, or nobody looked. */
  code(code: Code | undefined): { readonly urn: string; readonly position?: string } | undefined {
    const [prefix = -1, name, position] = this.data.code?.resources[code ?? MANAGED_BY_NOBODY] ?? [];
    const beginning = this.data.code?.prefixes[prefix];
    if (beginning === undefined) return undefined;
    return { urn: `${beginning}::${name}`, ...(position === undefined ? {} : { position }) };
  }

  private marks(account: number, configuration: number, paths: readonly ChipPath[]): Mark[] {
    const live = paths.filter(({ when }) => when !== 2);
    const [first] = live;
    if (first === undefined) return [];
    const unmanaged = live.some((path) => this.marksOfPath(path).includes("unmanaged"));
    return [...this.provisioningMarks(account, configuration), ...(unmanaged ? (["unmanaged"] as const) : [])];
  }

  private rank(configuration: number): number {
    return this.data.configurations[configuration]?.power === "administer" ? 0 : 1;
  }

  private target(account: number, configuration: number): number {
    return account * this.data.configurations.length + configuration;
  }
}
