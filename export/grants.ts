import { createHash } from "node:crypto";
import { byText } from "../provider/functions/rows";
import { accessConfiguration } from "./access";
import { definition } from "./definitions";
import { directoryOf } from "./directory";
import type { People } from "./people";
import type { Planner, Table } from "./plan";
import type { Targets } from "./targets";
import type { Branch, Tree } from "./tree";

interface Row {
  readonly directoryId: string;
  readonly accessConfigurationId: string;
  readonly targetId: string;
  readonly status?: string;
  readonly principalId?: string;
  readonly principalType?: string;
}

/** Where access configurations are, and who may use them: a set for many accounts, a resource for one. */
export class Grants {
  private readonly calledSo: ReadonlyMap<string, string>;
  private readonly principals: ReadonlyMap<string, string>;
  private readonly common: Branch;
  private readonly sets = new Map<string, { readonly table: Table; readonly id: string }>();

  constructor(
    private readonly planner: Planner,
    private readonly people: People,
    private readonly targets: Targets,
  ) {
    const namesOf = (...kinds: readonly string[]) =>
      new Map(kinds.flatMap((kind) => planner.objects(kind).map(({ id, name }) => [id, name] as const)));
    this.calledSo = namesOf("cloudsso:AccessConfiguration");
    this.principals = namesOf("cloudsso:User", "cloudsso:Group");
    this.common = { directoryId: directoryOf(planner) };
    this.planProvisionings();
    this.planGrants();
  }

  private planProvisionings(): void {
    const file = "provisionings";
    const sets = this.planner.table(
      definition("cloudsso:AccessConfigurationProvisioningSet"),
      { file, name: "provisionings", words: "In which accounts each access configuration is." },
      this.common,
    );
    const singles = this.planner.table(
      definition("cloudsso:AccessConfigurationProvisioning"),
      { file, name: "singleProvisionings", words: "Access configurations in one account." },
      this.common,
    );
    for (const [of, rows] of byConfiguration(this.rows("cloudsso:AccessConfigurationProvisioning"))) {
      const healthy = rows.filter(({ status }) => status === "Provisioned");
      const inUse = healthy.filter(({ targetId }) => this.targets.isInUse(targetId)).map(({ targetId }) => targetId);
      const others = rows.filter((row) => !healthy.includes(row));
      const comments = others.length > 0 ? [this.staleText(others)] : [];
      if (inUse.length > 1)
        this.provisioningSet(
          sets,
          of,
          inUse,
          others.map(({ targetId }) => targetId),
          comments,
        );
      else if (comments.length > 0) this.planner.note(`${this.nameOf(of)}`, comments.join(" "));
      for (const row of healthy) {
        if (inUse.length > 1 && inUse.includes(row.targetId)) continue;
        const name = `${this.nameOf(of)} in ${this.targets.name(row.targetId)}`;
        const id = `${of}:RD-Account:${row.targetId}`;
        this.planner.add(
          singles,
          { id, name, inputs: { ...row }, outputs: {} },
          {
            args: { ...this.configurationArgs(of), targetId: this.targets.account(row.targetId) },
          },
        );
      }
    }
  }

  private provisioningSet(
    table: Table,
    of: string,
    accounts: readonly string[],
    others: readonly string[],
    comments: readonly string[],
  ): void {
    const object = { id: of, name: this.nameOf(of), inputs: partsOf(of), outputs: {} };
    this.planner.add(table, object, {
      args: { ...this.configurationArgs(of), targets: this.targets.of(accounts, others) },
      derived: { accounts: asAccounts(accounts) },
      comments,
    });
    this.sets.set(of, { table, id: of });
  }

  private planGrants(): void {
    const sets = this.planner.table(
      definition("cloudsso:AccessAssignmentSet"),
      { file: "grants", name: "grants", words: "Who may do what where." },
      this.common,
    );
    const singles = this.planner.table(
      definition("cloudsso:AccessAssignment"),
      { file: "single-grants", name: "singleGrants", words: "Who may do what in one account." },
      this.common,
    );
    for (const [of, rows] of byConfiguration(this.rows("cloudsso:AccessAssignment"))) {
      const inUse = rows.filter(({ targetId }) => this.targets.isInUse(targetId));
      for (const { principals, accounts } of together(inUse)) {
        if (accounts.length > 1) this.grantSet(sets, of, principals, accounts);
        else for (const row of singlesOf(rows, principals, accounts)) this.grant(singles, of, row);
      }
      for (const row of rows) if (!this.targets.isInUse(row.targetId)) this.grant(singles, of, row);
    }
  }

  private grantSet(table: Table, of: string, principals: readonly string[], accounts: readonly string[]): void {
    const { directoryId } = partsOf(of);
    const who = principals.map((id) => this.principals.get(`${directoryId}:${id}`) ?? id);
    const name = `${this.nameOf(of)} for ${who.length > 2 ? `${who[0]} and ${who.length - 1} others` : who.join(" and ")}`;
    // Any name of its own will do: the service knows nothing of sets.
    const set = createHash("sha256")
      .update(JSON.stringify([of, principals, accounts]))
      .digest("hex")
      .slice(0, 12);
    const inputs = { ...partsOf(of), principalIds: principals };
    this.planner.add(
      table,
      { id: `${of}:${set}`, name, inputs, outputs: {} },
      {
        args: {
          accessConfigurationId: this.configurationId(of),
          principalIds: principals.map((id) => this.people.principal(directoryId, id)),
          targets: this.targets.of(accounts),
        },
        derived: { accounts: asAccounts(accounts) },
      },
    );
  }

  private grant(table: Table, of: string, row: Row): void {
    const { targetId, principalId = "", principalType = "" } = row;
    const who = this.principals.get(`${row.directoryId}:${principalId}`) ?? principalId;
    const name = `${this.nameOf(of)} for ${who} in ${this.targets.name(targetId)}`;
    const id = `${of}:RD-Account:${targetId}:${principalType}:${principalId}`;
    this.planner.add(
      table,
      { id, name, inputs: { ...row }, outputs: {} },
      {
        args: {
          accessConfigurationId: this.configurationId(of),
          targetId: this.targets.account(targetId),
          principalId: this.people.principal(row.directoryId, principalId),
        },
      },
    );
  }

  private rows(kind: string): Row[] {
    const rows = this.planner.objects(kind).map(({ inputs }) => inputs as unknown as Row);
    return rows.filter(({ targetId }) => this.targets.isMeant(targetId));
  }

  private nameOf(of: string): string {
    return this.calledSo.get(of) ?? of;
  }

  private configurationArgs(of: string): Branch {
    const { directoryId, accessConfigurationId: id } = partsOf(of);
    const revision = this.planner.objects("cloudsso:AccessConfiguration").find((one) => one.id === of)?.inputs[
      "policyRevision"
    ];
    const accessConfigurationId = accessConfiguration(this.planner, directoryId, id, "accessConfigurationId", id);
    const policyRevision = accessConfiguration(this.planner, directoryId, id, "policyRevision", String(revision));
    // Of a configuration that is not in the program nobody tells the revision.
    return typeof policyRevision === "string" ? { accessConfigurationId } : { accessConfigurationId, policyRevision };
  }

  /** By way of its set, so that grants are made after the provisionings, and go before them. */
  private configurationId(of: string): Tree {
    const { directoryId, accessConfigurationId: id } = partsOf(of);
    const set = this.sets.get(of);
    if (set !== undefined)
      return this.planner.reference(set.table.definition.kind, set.id, "accessConfigurationId", id);
    return accessConfiguration(this.planner, directoryId, id, "accessConfigurationId", id);
  }

  private staleText(rows: readonly Row[]): string {
    const said = rows.map(({ targetId, status }) => `${this.targets.name(targetId)} (${status})`);
    return `Left out, since up would provision there: ${said.join(", ")}.`;
  }
}

function partsOf(of: string): { directoryId: string; accessConfigurationId: string } {
  const [directoryId = "", accessConfigurationId = ""] = of.split(":");
  return { directoryId, accessConfigurationId };
}

function byConfiguration(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const of = `${row.directoryId}:${row.accessConfigurationId}`;
    const group = groups.get(of);
    if (group === undefined) groups.set(of, [row]);
    else group.push(row);
  }
  return groups;
}

/** Who has the same accounts. */
function together(
  rows: readonly Row[],
): { readonly principals: readonly string[]; readonly accounts: readonly string[] }[] {
  const accountsOf = new Map<string, string[]>();
  for (const { principalId = "", targetId } of rows)
    accountsOf.set(principalId, [...(accountsOf.get(principalId) ?? []), targetId]);
  const sets = new Map<string, { principals: string[]; accounts: readonly string[] }>();
  for (const [principal, ids] of accountsOf) {
    const accounts = byText(ids, (id) => id);
    const set = sets.get(accounts.join()) ?? { principals: [], accounts };
    set.principals.push(principal);
    sets.set(accounts.join(), set);
  }
  return [...sets.values()];
}

function singlesOf(rows: readonly Row[], principals: readonly string[], accounts: readonly string[]): Row[] {
  return rows.filter(
    ({ principalId = "", targetId }) => principals.includes(principalId) && accounts.includes(targetId),
  );
}

function asAccounts(ids: readonly string[]): { readonly [accountId: string]: string } {
  return Object.fromEntries(byText(ids, (id) => id).map((id) => [id, ""]));
}
