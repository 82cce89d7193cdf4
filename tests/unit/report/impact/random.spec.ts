import assert from "node:assert/strict";
import fc from "fast-check";
import { impactOf } from "../../../../report/impact/report";
import { productionBy } from "../../../../report/production";
import { type Directory, estateOf } from "../../../support/directory";

const PEOPLE = ["ann", "ben", "cat", "dan"];
const GROUPS = ["ops", "eyes", "crew"];
const ACCOUNTS = ["a1", "a2", "a3", "a4"];
const CONFIGURATIONS = ["Admin", "Read", "Write"];

function directories(): fc.Arbitrary<Directory> {
  return fc
    .record({
      groups: fc.record(Object.fromEntries(GROUPS.map((name) => [name, fc.subarray(PEOPLE)]))),
      remade: fc.dictionary(fc.constantFrom(...PEOPLE), fc.integer({ min: 2, max: 3 }), { maxKeys: 1 }),
      write: fc.subarray(["AliyunOSSFullAccess"]),
      statuses: fc.array(fc.constantFrom("ReprovisionRequired", "DeprovisionFailed", "Provisioned"), { size: "+1" }),
      folders: fc.tuple(...ACCOUNTS.map(() => fc.constantFrom("production", "lab", ""))),
      assignments: fc.uniqueArray(
        fc.tuple(
          fc.constantFrom(...ACCOUNTS),
          fc.constantFrom(...CONFIGURATIONS),
          fc.constantFrom(...PEOPLE, ...GROUPS),
        ),
        { selector: String, maxLength: 14 },
      ),
    })
    .map(({ groups, remade, write, statuses, folders, assignments }) => ({
      remade,
      statuses: Object.fromEntries(
        assignments.map(([account, configuration], index) => [
          `${account} ${configuration}`,
          statuses[index] ?? "Provisioned",
        ]),
      ),
      folders: { production: "", lab: "" },
      accounts: Object.fromEntries(ACCOUNTS.map((name, index) => [name, folders[index] ?? ""])),
      people: PEOPLE,
      groups: groups as { readonly [name: string]: readonly string[] },
      configurations: CONFIGURATIONS,
      policies: { Admin: ["AdministratorAccess"], Read: ["ReadOnlyAccess"], Write: write },
      assignments,
    }));
}

/** The groups, or `directly`, by which a person has a configuration on an account. */
function pathsIn({ groups, assignments }: Directory, person: string, account: string, configuration: string): string[] {
  return ["directly", ...GROUPS].filter((by) =>
    assignments.some(
      ([where, what, principal]) =>
        where === account &&
        what === configuration &&
        (by === "directly" ? principal === person : principal === by && groups[by]?.includes(person) === true),
    ),
  );
}

/** `gained ann Admin a1 [ops]`, by a look at everybody, everywhere. Who is made again loses as one and gains as another. */
function byBruteForce(before: Directory, after: Directory): string[] {
  return PEOPLE.flatMap((person) =>
    ACCOUNTS.flatMap((account) =>
      CONFIGURATIONS.flatMap((configuration) => {
        const [had, has] = [before, after].map((one) => pathsIn(one, person, account, configuration));
        const [old, now] = [String(had), String(has)];
        const row = (change: string, by: string) =>
          by === "" ? [] : [`${change} ${person} ${configuration} ${account} [${by}]`];
        if (isOther(person, before, after)) return [...row("lost", old), ...row("gained", now)];
        if (old === now) return [];
        const change = old === "" ? "gained" : now === "" ? "lost" : "moved";
        return row(change, change === "lost" ? old : now);
      }),
    ),
  );
}

/** What an account holds of a configuration, and in which state. */
function statusesIn({ assignments, statuses = {} }: Directory): Map<string, string> {
  return new Map(
    assignments.map(([account, configuration]) => {
      const pair = `${account} ${configuration}`;
      return [pair, statuses[pair] ?? "Provisioned"];
    }),
  );
}

function isOther(person: string, before: Directory, after: Directory): boolean {
  return before.remade?.[person] !== after.remade?.[person];
}

function impact(before: Directory, after: Directory) {
  return impactOf(estateOf(before), estateOf(after), {
    time: new Date(0),
    isProduction: productionBy([]),
    gates: { maxAccounts: 1, maxPeople: 2, protect: ["production"], never: ["administratoraccess"] },
  });
}

describe("impact on random directories", () => {
  it("is what a look at every person, account and configuration finds, each once", () => {
    fc.assert(
      fc.property(directories(), directories(), (before, after) => {
        const found = impact(before, after).access.flatMap(({ change, people, configuration, accounts, paths }) => {
          const by = ["directly", ...GROUPS].filter((name) =>
            paths.some(({ group }) => (group?.name ?? "directly") === name),
          );
          return people.flatMap((person) =>
            accounts.map((account) => `${change} ${person.name} ${configuration.name} ${account.name} [${by}]`),
          );
        });
        assert.deepEqual(found.sort(), byBruteForce(before, after).sort());
      }),
    );
  });

  it("marks production by either side, keeps it apart from the rest, and has it first", () => {
    fc.assert(
      fc.property(directories(), directories(), (before, after) => {
        const { access } = impact(before, after);
        for (const { accounts, isProduction } of access) {
          for (const { name } of accounts) {
            assert.equal(
              [before, after].some((one) => one.accounts[name] === "production"),
              isProduction,
              name,
            );
          }
        }
        const marks = access.map(({ isProduction }) => isProduction);
        assert.deepEqual(
          marks,
          [...marks].sort((a, b) => Number(b) - Number(a)),
        );
      }),
    );
  });

  it("hits gates where a count says so", () => {
    fc.assert(
      fc.property(directories(), directories(), (before, after) => {
        const report = impact(before, after);
        const rows = byBruteForce(before, after).filter((row) => !row.startsWith("moved"));
        const people = new Set(
          rows.map((row) => {
            const [change = "", person = ""] = row.split(" ");
            return isOther(person, before, after) ? `${person} ${change}` : person;
          }),
        );
        const isEdited = String(before.policies?.["Write"]) !== String(after.policies?.["Write"]);
        for (const person of isEdited ? PEOPLE : []) {
          if (ACCOUNTS.every((account) => pathsIn(after, person, account, "Write").length === 0)) continue;
          people.add(isOther(person, before, after) ? `${person} gained` : person);
        }
        // The role of an edited configuration is in each account that has it, whoever may take it on.
        const edited = [...before.assignments, ...after.assignments].filter((row) => isEdited && row[1] === "Write");
        const column = (index: number) => new Set(rows.map((row) => row.split(" ")[index] ?? ""));
        // Provisionings come and go with assignments, of groups as well in which nobody is.
        const [old, now] = [statusesIn(before), statusesIn(after)];
        const provisioned = [...old.keys(), ...now.keys()].filter((pair) => old.get(pair) !== now.get(pair));
        for (const pair of provisioned) {
          const [account = "", configuration = ""] = pair.split(" ");
          for (const person of PEOPLE.filter((one) => pathsIn(after, one, account, configuration).length > 0)) {
            people.add(isOther(person, before, after) ? `${person} gained` : person);
          }
        }
        const isStale = (status: string | undefined) => status !== undefined && status !== "Provisioned";
        // Of who has it on both sides: what an account comes to hold that had something that nobody knows, or has now.
        const kept = [...now].filter(([pair, is]) => {
          const was = old.get(pair);
          const isUntold = was === is && isStale(is) && isEdited && pair.endsWith(" Write");
          return was !== undefined && (was !== is || isUntold);
        });
        const empty = (one: Directory, other: Directory) =>
          one.assignments
            .filter(
              (row) => one.groups[row[2]]?.length === 0 && !other.assignments.some((two) => `${two}` === `${row}`),
            )
            .map(([account]) => account);
        const accounts = new Set([
          ...column(3),
          ...provisioned.map((pair) => pair.split(" ")[0] ?? ""),
          ...empty(before, after),
          ...empty(after, before),
          ...edited.map(([account]) => account),
          ...ACCOUNTS.filter((name) => before.accounts[name] !== after.accounts[name]),
        ]);
        const isHit = Object.fromEntries(report.gates.map((gate) => [gate.gate, gate.isHit]));
        const inProduction = [...accounts].some((name) =>
          [before, after].some((one) => one.accounts[name] === "production"),
        );
        const emptyGains = after.assignments.some(
          ([account, configuration, principal]) =>
            configuration === "Admin" &&
            after.groups[principal]?.length === 0 &&
            !before.assignments.some((one) => String(one) === String([account, configuration, principal])),
        );
        assert.deepEqual(isHit, {
          "max-accounts": accounts.size > 1,
          "max-people": people.size > 2,
          protect: inProduction,
          never:
            emptyGains ||
            rows.some((row) => row.startsWith("gained") && row.includes(" Admin ")) ||
            kept.some(([pair]) => pair.endsWith(" Admin") && isStale(old.get(pair))),
        });
        const never = report.gates.find(({ gate }) => gate === "never");
        const isOlder = [
          ...rows
            .filter((row) => row.startsWith("gained"))
            .map((row) => `${row.split(" ")[3] ?? ""} ${row.split(" ")[2] ?? ""}`),
          ...after.assignments
            .filter(
              (row) => after.groups[row[2]]?.length === 0 && before.assignments.every((one) => `${one}` !== `${row}`),
            )
            .map(([account, configuration]) => `${account} ${configuration}`),
          ...kept.map(([pair]) => pair).filter((pair) => !(pair.endsWith(" Admin") && old.get(pair) === "Provisioned")),
        ].some((pair) => isStale(now.get(pair)));
        assert.equal(never?.isKnown, never?.isHit === true || !isOlder);
      }),
    );
  });

  it("says that nothing changes of equal estates, and of no others", () => {
    fc.assert(
      fc.property(directories(), directories(), (one, other) => {
        assert.equal(impact(one, one).outcome, "nothing");
        const isEqual = JSON.stringify(estateOf(one)) === JSON.stringify(estateOf(other));
        if (!isEqual && byBruteForce(one, other).length > 0) assert.equal(impact(one, other).outcome, "impact");
      }),
    );
  });
});
