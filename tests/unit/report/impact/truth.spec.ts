import assert from "node:assert/strict";
import { compareEstates } from "../../../../estate/compare";
import type { Estate } from "../../../../estate/model";
import type { ImpactReport, PathStep, Who } from "../../../../report/impact/model";
import { impactOf } from "../../../../report/impact/report";
import { productionBy } from "../../../../report/production";
import { type Directory, estateOf } from "../../../support/directory";

const time = new Date("2026-11-28T12:00:00Z");

function impact(before: Estate, after: Estate): ImpactReport {
  return impactOf(before, after, { time, isProduction: productionBy([]), gates: { protect: [], never: [] } });
}

const names = (all: readonly Who[]) => all.map(({ name }) => name).join("+");
const by = (paths: readonly PathStep[]) => paths.map(({ group }) => group?.name ?? "directly").join("+");

/** `gained Admin: ann+ben on ledger by ops` */
function accessOf({ access }: ImpactReport): string[] {
  return access.map(({ change, configuration, people, accounts, isProduction, paths, pathsBefore }) => {
    const before = pathsBefore === undefined ? "" : ` before ${by(pathsBefore)}`;
    const where = `${names(accounts)}${isProduction ? "!" : ""}`;
    return `${change} ${configuration.name}: ${names(people) || "nobody"} on ${where} by ${by(paths)}${before}`;
  });
}

const start: Directory = {
  folders: { production: "", payments: "production", lab: "" },
  accounts: { ledger: "payments", shop: "production", play: "lab", spare: "" },
  people: ["ann", "ben", "cat"],
  groups: { ops: ["ann", "ben"], eyes: ["cat"], empty: [] },
  configurations: ["Admin", "Read"],
  policies: { Admin: ["AdministratorAccess"], Read: ["ReadOnlyAccess"] },
  assignments: [
    ["ledger", "Admin", "ops"],
    ["play", "Admin", "ops"],
    ["ledger", "Read", "eyes"],
    ["play", "Read", "ann"],
  ],
};

const { assignments } = start;

interface Truth {
  readonly what: string;
  /** What is otherwise than `start` at first. */
  readonly first?: Partial<Directory>;
  readonly change: Partial<Directory>;
  /** People, accounts and accounts of production that are affected. */
  readonly counts: readonly [people: number, accounts: number, production: number];
  readonly access: readonly string[];
}

/** Worked out by hand. `!` marks accounts of production. */
const truths: readonly Truth[] = [
  { what: "nothing is changed", change: {}, counts: [0, 0, 0], access: [] },
  {
    what: "a group gets a configuration on an account",
    change: { assignments: [...assignments, ["spare", "Admin", "ops"]] },
    counts: [2, 1, 0],
    access: ["gained Admin: ann+ben on spare by ops"],
  },
  {
    what: "a group gets it on three accounts, two of them production",
    change: {
      assignments: [...assignments, ["ledger", "Admin", "eyes"], ["shop", "Admin", "eyes"], ["spare", "Admin", "eyes"]],
    },
    counts: [1, 3, 2],
    access: ["gained Admin: cat on ledger+shop! by eyes", "gained Admin: cat on spare by eyes"],
  },
  {
    what: "a person gets it",
    change: { assignments: [...assignments, ["shop", "Read", "cat"]] },
    counts: [1, 1, 1],
    access: ["gained Read: cat on shop! by directly"],
  },
  {
    what: "somebody joins a group",
    change: { groups: { ...start.groups, ops: ["ann", "ben", "cat"] } },
    counts: [1, 2, 1],
    access: ["gained Admin: cat on ledger! by ops", "gained Admin: cat on play by ops"],
  },
  {
    what: "somebody leaves a group",
    change: { groups: { ...start.groups, ops: ["ann"] } },
    counts: [1, 2, 1],
    access: ["lost Admin: ben on ledger! by ops", "lost Admin: ben on play by ops"],
  },
  {
    what: "somebody changes from one group to another",
    change: { groups: { ...start.groups, ops: ["ann"], eyes: ["cat", "ben"] } },
    counts: [1, 2, 1],
    access: [
      "gained Read: ben on ledger! by eyes",
      "lost Admin: ben on ledger! by ops",
      "lost Admin: ben on play by ops",
    ],
  },
  {
    what: "an assignment of a group goes",
    change: { assignments: assignments.slice(1) },
    counts: [2, 1, 1],
    access: ["lost Admin: ann+ben on ledger! by ops"],
  },
  {
    what: "all assignments go",
    change: { assignments: [] },
    counts: [3, 2, 1],
    access: [
      "lost Admin: ann+ben on ledger! by ops",
      "lost Read: cat on ledger! by eyes",
      "lost Admin: ann+ben on play by ops",
      "lost Read: ann on play by directly",
    ],
  },
  {
    what: "a second path to what is there",
    change: { assignments: [...assignments, ["ledger", "Admin", "ann"]] },
    counts: [0, 0, 0],
    access: ["moved Admin: ann on ledger! by directly+ops before ops"],
  },
  {
    what: "the way of a grant goes over from the person to a group",
    change: {
      groups: { ...start.groups, eyes: ["cat", "ann"] },
      assignments: [...assignments.slice(0, 2), ["play", "Read", "eyes"]],
    },
    counts: [1, 2, 1],
    access: [
      "lost Read: cat on ledger! by eyes",
      "gained Read: cat on play by eyes",
      "moved Read: ann on play by eyes before directly",
    ],
  },
  {
    what: "a group without members gets something",
    change: { assignments: [...assignments, ["shop", "Admin", "empty"], ["ledger", "Admin", "empty"]] },
    counts: [0, 2, 2],
    access: ["gained Admin: nobody on ledger+shop! by empty"],
  },
  {
    what: "a group without members gets what its account holds already",
    change: { assignments: [...assignments, ["ledger", "Admin", "empty"]] },
    counts: [0, 1, 1],
    access: ["gained Admin: nobody on ledger! by empty"],
  },
  {
    what: "a group without members loses what others keep",
    first: { assignments: [...assignments, ["play", "Read", "empty"]] },
    change: { assignments },
    counts: [0, 1, 0],
    access: ["lost Read: nobody on play by empty"],
  },
  {
    what: "a group is filled that has nothing",
    change: { groups: { ...start.groups, empty: ["ann", "cat"] } },
    counts: [0, 0, 0],
    access: [],
  },
  {
    what: "a new group with a new person",
    change: {
      people: [...start.people, "dan"],
      groups: { ...start.groups, news: ["dan", "ben"] },
      assignments: [...assignments, ["spare", "Read", "news"]],
    },
    counts: [2, 1, 0],
    access: ["gained Read: ben+dan on spare by news"],
  },
  {
    what: "a person goes with all that they had",
    change: { people: ["ann", "ben"], groups: { ...start.groups, eyes: [] } },
    counts: [1, 1, 1],
    access: ["lost Read: cat on ledger! by eyes"],
  },
  {
    what: "somebody else gets the logon name of a person who goes, and her groups",
    change: { remade: { ann: 2 } },
    counts: [2, 2, 1],
    access: [
      "gained Admin: ann on ledger! by ops",
      "lost Admin: ann on ledger! by ops",
      "gained Admin: ann on play by ops",
      "gained Read: ann on play by directly",
      "lost Admin: ann on play by ops",
      "lost Read: ann on play by directly",
    ],
  },
  {
    what: "everybody is deleted and made again under the same names",
    change: { remade: { ann: 2, ben: 2, cat: 2 }, assignments: assignments.slice(0, 1) },
    first: { assignments: assignments.slice(0, 1) },
    counts: [4, 1, 1],
    access: ["gained Admin: ann+ben on ledger! by ops", "lost Admin: ann+ben on ledger! by ops"],
  },
  {
    what: "an account moves into production, and nobody gets anything",
    change: { accounts: { ...start.accounts, spare: "production" } },
    counts: [0, 1, 1], // other policies of control bind it
    access: [],
  },
  {
    what: "a folder with an account moves into production, and nobody gets anything",
    change: { folders: { production: "", payments: "production", lab: "production" } },
    counts: [0, 1, 1],
    access: [],
  },
  {
    what: "an account leaves production, and somebody gets it",
    change: {
      accounts: { ...start.accounts, ledger: "lab" },
      assignments: [...assignments, ["ledger", "Read", "ben"]],
    },
    counts: [1, 1, 1],
    access: ["gained Read: ben on ledger! by directly"],
  },
  {
    what: "a configuration reads where it administered",
    change: { policies: { ...start.policies, Admin: ["ReadOnlyAccess"] } },
    counts: [2, 2, 1],
    access: [],
  },
  {
    what: "a configuration administers that only a group without members has",
    first: { assignments: [...assignments, ["shop", "Odd", "empty"]], configurations: ["Admin", "Read", "Odd"] },
    change: { policies: { ...start.policies, Odd: ["AdministratorAccess"] } },
    counts: [0, 1, 1],
    access: [],
  },
  {
    what: "one configuration takes another's place",
    change: {
      configurations: ["Admin", "Read", "Ops"],
      assignments: [["ledger", "Ops", "ops"], ["play", "Ops", "ops"], ...assignments.slice(2)],
    },
    counts: [2, 2, 1],
    access: [
      "gained Ops: ann+ben on ledger! by ops",
      "lost Admin: ann+ben on ledger! by ops",
      "gained Ops: ann+ben on play by ops",
      "lost Admin: ann+ben on play by ops",
    ],
  },
  {
    what: "an account that was stale is provisioned again",
    first: { statuses: { "ledger Admin": "ReprovisionRequired" } },
    change: { statuses: {} },
    counts: [2, 1, 1],
    access: [],
  },
  {
    what: "an account becomes stale",
    change: { statuses: { "ledger Admin": "ReprovisionRequired" } },
    counts: [2, 1, 1],
    access: [],
  },
  {
    what: "the management account gets somebody",
    change: { assignments: [...assignments, ["management", "Admin", "eyes"]] },
    counts: [1, 1, 0],
    access: ["gained Admin: cat on management account by eyes"],
  },
];

describe("impact, by hand", () => {
  for (const { what, first = {}, change, counts, access } of truths) {
    it(`says what it does when ${what}`, () => {
      const [before, after] = [estateOf({ ...start, ...first }), estateOf({ ...start, ...first, ...change })];
      const report = impact(before, after);
      const { people, accounts, productionAccounts } = report.counts;
      assert.deepEqual(accessOf(report), access);
      assert.deepEqual([people, accounts, productionAccounts], counts);
      const { differences } = compareEstates(before, after);
      assert.equal(report.outcome, differences.length === 0 ? "nothing" : "impact");
    });
  }

  it("groups what forty people get on twelve accounts into one line, with counts", () => {
    const people = Array.from({ length: 40 }, (_, index) => `p${index}`);
    const accounts = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`a${index}`, "lab"]));
    const before: Directory = { ...start, people, groups: { crew: people }, accounts, assignments: [] };
    const after = { ...before, assignments: Object.keys(accounts).map((name) => [name, "Admin", "crew"] as const) };
    const report = impact(estateOf(before), estateOf(after));
    assert.deepEqual(
      report.access.map((line) => [line.people.length, line.accounts.length]),
      [[40, 12]],
    );
    assert.deepEqual(report.counts, { people: 40, accounts: 12, productionAccounts: 0, gained: 480, lost: 0 });
  });

  it("says until when sessions go on, by the duration that the configuration had", () => {
    const [before, after] = [estateOf(start), estateOf({ ...start, assignments: assignments.slice(1) })];
    assert.deepEqual(impact(before, after).access[0]?.sessions, { seconds: 3600, until: "2026-11-28T13:00:00.000Z" });
    assert.equal(impact(after, before).access[0]?.sessions, undefined);
  });

  it("takes everybody in a copy of the directory, where all ids are others, for the same", () => {
    const after = estateOf(start, "copy-");
    assert.deepEqual(impact(estateOf(start), after).access, []);
  });

  it("says that somebody else has the logon name, and hits gates for them", () => {
    const gates = { maxPeople: 0, protect: ["production"], never: ["AdministratorAccess"] };
    const [before, after] = [estateOf(start), estateOf({ ...start, remade: { ann: 2 } })];
    const report = impactOf(before, after, { time, isProduction: productionBy([]), gates });
    assert.deepEqual(report.notices, [
      "ann is gone, and somebody else is made under that logon name, who counts as another person.",
    ]);
    assert.deepEqual(
      report.gates.map(({ isHit }) => isHit),
      [true, true, true],
    );
  });

  it("says who can log on again or no longer, and what they have", () => {
    const before = estateOf(start);
    const disabled: Estate = {
      ...before,
      objects: {
        ...before.objects,
        "cloudsso:User": (before.objects["cloudsso:User"] ?? []).map((user) =>
          user.name === "ann" ? { ...user, inputs: { ...user.inputs, status: "Disabled" } } : user,
        ),
      },
    };
    const [line] = impact(before, disabled).logons;
    assert.deepEqual(
      [line?.change, line?.person.name, line?.accounts, names(line?.configurations ?? [])],
      ["disabled", "ann", 2, "Admin+Read"],
    );
    assert.equal(impact(disabled, before).logons[0]?.change, "enabled");
    assert.equal(impact(disabled, before).counts.people, 1);
  });

  it("never says that nothing changes of what could not be compared", () => {
    const before = estateOf(start);
    const unread = [{ what: "cloudsso:AccessAssignment", reason: "it is denied" }];
    const report = impact({ ...before, unread }, { ...before, unread });
    assert.equal(report.outcome, "unknown");
    assert.deepEqual(report.notCompared, unread);
  });

  it("lets no gate pass for which something was not compared, unless that is allowed", () => {
    const unread = [{ what: "cloudsso:UserAttachment", reason: "it is denied" }];
    const [before, after] = [start, { ...start, folders: { ...start.folders, more: "" } }].map((one) => ({
      ...estateOf(one),
      unread,
    }));
    const gatesWith = (allowUnread: readonly string[]) => {
      const gates = { maxPeople: 9, protect: ["production"], never: ["AdministratorAccess"], allowUnread };
      const report = impactOf(before as Estate, after as Estate, { time, isProduction: productionBy([]), gates });
      return report.gates.map(({ isHit, isKnown }) => [isHit, isKnown]);
    };
    const unknown = [false, false];
    assert.deepEqual(gatesWith([]), [unknown, unknown, unknown]);
    assert.deepEqual(gatesWith(["cloudsso:User"]), [unknown, unknown, unknown]);
    const passed = [false, true];
    assert.deepEqual(gatesWith(["cloudsso:UserAttachment"]), [passed, passed, passed]);
    assert.deepEqual(gatesWith(["cloudsso"]), [passed, passed, passed]);
  });

  it("does not say that people gain or lose what one of the two estates does not tell", () => {
    const full = estateOf(start);
    const kind = "cloudsso:UserAttachment";
    const whole = {
      ...full,
      objects: { ...full.objects, [kind]: [] },
      unread: [{ what: kind, reason: "it is denied" }],
    };
    const [first, ...others] = full.objects[kind] ?? [];
    const one = {
      ...full,
      objects: { ...full.objects, [kind]: others },
      unread: [{ what: kind, id: first?.id ?? "", reason: "it is denied" }],
    };
    const { organisation: _, ...without } = full;
    for (const blind of [whole, one, without]) {
      for (const report of [impact(full, blind), impact(blind, full)]) {
        assert.deepEqual([report.access, report.counts.people, report.counts.accounts], [[], 0, 0]);
        assert.equal(report.outcome, "unknown");
      }
    }
  });

  it("lets gates pass for which only what touches nobody was not compared", () => {
    const unread = [{ what: "cloudsso:Group", reason: "it is denied" }];
    const one = { ...estateOf(start), unread };
    const gates = { maxPeople: 0, protect: [], never: [] };
    const [gate] = impactOf(one, one, { time, isProduction: productionBy([]), gates }).gates;
    assert.deepEqual([gate?.isHit, gate?.isKnown], [false, true]);
  });

  it("refuses estates of different accounts", () => {
    const before = estateOf(start);
    assert.throws(() => impact(before, { ...before, accountId: "7" }), /One estate is of account 1000, the other of 7/);
  });
});
