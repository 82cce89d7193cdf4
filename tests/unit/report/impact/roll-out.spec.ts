import assert from "node:assert/strict";
import type { ImpactReport } from "../../../../report/impact/model";
import { impactOf } from "../../../../report/impact/report";
import { productionBy } from "../../../../report/production";
import { type Directory, estateOf } from "../../../support/directory";

const time = new Date(0);
/** What a command provisions; with it, it is known that nobody else provisioned anything. */
const LEDGER_OPS = "1001 ac-Ops";

/** Ann and ben have Ops on ledger, which has older policies; cat has it on shop, which has those that Ops says. */
const start: Directory = {
  folders: { production: "" },
  accounts: { ledger: "production", shop: "" },
  people: ["ann", "ben", "cat"],
  groups: { ops: ["ann", "ben"], none: [] },
  configurations: ["Ops"],
  policies: { Ops: ["AdministratorAccess", "AliyunECSFullAccess"] },
  statuses: { "ledger Ops": "ReprovisionRequired" },
  assignments: [
    ["ledger", "Ops", "ops"],
    ["shop", "Ops", "cat"],
  ],
};
const harmless = { policies: { Ops: ["AliyunECSFullAccess"] } };
const provisioned = { statuses: {} };

function impact(
  before: Directory,
  after: Directory,
  ran: readonly string[] | undefined,
  allowUnread: readonly string[] = [],
): ImpactReport {
  return impactOf(estateOf(before), estateOf(after), {
    time,
    isProduction: productionBy([]),
    gates: { maxPeople: 1, protect: ["production"], never: ["AdministratorAccess"], allowUnread },
    ...(ran === undefined ? {} : { provisioned: ran }),
  });
}

/** `hit`, `unknown` or `passed` of --never. */
function never({ gates }: ImpactReport): string {
  const gate = gates.find((one) => one.gate === "never");
  return gate?.isHit === true ? "hit" : gate?.isKnown === true ? "passed" : "unknown";
}

interface Truth {
  readonly what: string;
  readonly before: Directory;
  readonly after: Directory;
  /** Absent: nothing. `undefined`: two estates are compared. */
  readonly ran?: readonly string[] | undefined;
  readonly never: "hit" | "unknown" | "passed";
  readonly people: number;
  /** Who is said to have what is rolled out. */
  readonly rolledOut?: readonly string[];
}

/** Worked out by hand. */
const truths: readonly Truth[] = [
  {
    what: "an account is provisioned again that had older policies",
    before: start,
    after: { ...start, ...provisioned },
    ran: [LEDGER_OPS],
    never: "hit",
    people: 2,
    rolledOut: ["ann", "ben"],
  },
  {
    what: "an account is provisioned again, between two estates",
    before: start,
    after: { ...start, ...provisioned },
    ran: undefined,
    never: "hit",
    people: 2,
    rolledOut: ["ann", "ben"],
  },
  {
    what: "an account is provisioned from which it could not be taken",
    before: { ...start, statuses: { "ledger Ops": "DeprovisionFailed" } },
    after: { ...start, ...provisioned },
    never: "hit",
    people: 2,
    rolledOut: ["ann", "ben"],
  },
  {
    what: "what is rolled out is no policy of the gate",
    before: { ...start, ...harmless },
    after: { ...start, ...harmless, ...provisioned },
    never: "passed",
    people: 2,
    rolledOut: ["ann", "ben"],
  },
  {
    what: "only a group has it there in which nobody is",
    before: { ...start, assignments: [["ledger", "Ops", "none"]] },
    after: { ...start, assignments: [["ledger", "Ops", "none"]], ...provisioned },
    never: "hit",
    people: 0,
    rolledOut: ["none"],
  },
  {
    what: "the change takes the policy from the configuration and provisions an account that was behind",
    before: start,
    after: { ...start, ...harmless, ...provisioned },
    never: "passed",
    people: 3, // cat has the edited configuration on shop
    rolledOut: ["ann", "ben"],
  },
  {
    what: "somebody gets it on an account that is behind, and the policy with it when it is provisioned",
    before: start,
    after: { ...start, assignments: [...start.assignments, ["ledger", "Ops", "cat"]] },
    never: "hit",
    people: 1,
  },
  {
    what: "somebody gets it on an account that is behind, where the older policies may be anything",
    before: { ...start, ...harmless },
    after: { ...start, ...harmless, groups: { ...start.groups, ops: ["ann", "ben", "cat"] } },
    never: "unknown",
    people: 1,
  },
  {
    what: "somebody gets it on an account that is not behind",
    before: { ...start, ...harmless },
    after: { ...start, ...harmless, assignments: [...start.assignments, ["shop", "Ops", "ann"]] },
    never: "passed",
    people: 1,
  },
  {
    what: "the policy goes from the configuration, is not rolled out, and somebody gets it where it still is",
    before: { ...start, ...provisioned },
    after: { ...start, ...harmless, assignments: [...start.assignments, ["ledger", "Ops", "cat"]] },
    never: "hit",
    people: 3,
  },
  {
    what: "the policy goes from the configuration, and is not rolled out",
    before: { ...start, ...provisioned },
    after: { ...start, ...harmless },
    never: "passed",
    people: 3,
  },
  {
    what: "an account falls behind between two estates, which may have had anything in between",
    before: { ...start, ...harmless, ...provisioned },
    after: { ...start, ...harmless },
    ran: undefined,
    never: "unknown",
    people: 2,
    rolledOut: ["ann", "ben"],
  },
  {
    what: "a command provisions an account and edits again what it rolled out",
    before: { ...start, ...harmless },
    after: { ...start, ...harmless },
    ran: [LEDGER_OPS],
    never: "unknown",
    people: 2,
    rolledOut: ["ann", "ben"],
  },
  {
    what: "administrators stay what they are where an account falls behind",
    before: { ...start, ...provisioned },
    after: start,
    ran: undefined,
    never: "passed",
    people: 2,
    rolledOut: ["ann", "ben"],
  },
  {
    what: "what an account has is taken away",
    before: start,
    after: { ...start, assignments: start.assignments.slice(1) },
    never: "passed",
    people: 2,
  },
];

describe("impact of what is rolled out", () => {
  for (const { what, before, after, people, rolledOut = [], ...truth } of truths) {
    it(`says what it does when ${what}`, () => {
      const report = impact(before, after, "ran" in truth ? truth.ran : []);
      assert.equal(never(report), truth.never);
      assert.equal(report.counts.people, people);
      const named = report.provisionings.flatMap(({ rollOut }) => [
        ...(rollOut?.people ?? []),
        ...(rollOut?.groups ?? []),
      ]);
      assert.deepEqual(
        named.map(({ name }) => name),
        rolledOut,
      );
      assert.equal(report.outcome, "impact");
    });
  }

  it("names the policies that are rolled out with all that they allow, and hits every gate", () => {
    const { provisionings, gates } = impact(start, { ...start, ...provisioned }, [LEDGER_OPS]);
    assert.deepEqual(provisionings[0]?.rollOut?.policies, [
      {
        type: "System",
        name: "AdministratorAccess",
        possible: [{ class: "administer", by: ["AdministratorAccess"] }],
      },
      {
        type: "System",
        name: "AliyunECSFullAccess",
        possible: [
          { class: "write", by: ["AliyunECSFullAccess"] },
          { class: "read", by: ["AliyunECSFullAccess"] },
        ],
      },
    ]);
    assert.deepEqual(
      gates.map(({ reason, isHit }) => [isHit, reason]),
      [
        [true, "People affected: 2, and 1 may be."],
        [true, "production is protected, and something changes in ledger."],
        [
          true,
          "Nobody may get AdministratorAccess, and ann by the roll-out of Ops and ben by the roll-out of Ops would.",
        ],
      ],
    );
  });

  it("says of which accounts somebody gains what no API tells, and lets the gate pass where that is allowed", () => {
    const after = { ...start, ...harmless, groups: { ...start.groups, ops: ["ann", "ben", "cat"] } };
    const report = impact({ ...start, ...harmless }, after, []);
    assert.equal(report.access[0]?.holds, "unknown");
    assert.equal(
      report.gates[2]?.reason,
      "Nobody knows, as cat would have older policies of an access configuration, which no API tells; provision it again, in " +
        "the same change or before.",
    );
    for (const word of ["cloudsso", "cloudsso:AccessConfigurationProvisioning"]) {
      assert.equal(never(impact({ ...start, ...harmless }, after, [], [word])), "passed", word);
    }
  });

  it("says on how many accounts an edit is not in force yet", () => {
    const report = impact({ ...start, ...provisioned }, { ...start, ...harmless }, []);
    assert.equal(report.configurations[0]?.notInForce, 1);
    const rolledOut = impact(start, { ...start, ...harmless, ...provisioned }, [LEDGER_OPS]);
    assert.equal(rolledOut.configurations[0]?.notInForce, undefined);
  });
});
