import assert from "node:assert/strict";
import { z } from "zod";
import { adopt, differences, type Encounter } from "../../../provider/kernel/adopt";
import type { Claim } from "../../../provider/kernel/claim";
import type { AnyFields, Field } from "../../../provider/kernel/fields";

const plain: Field = { schema: z.unknown() };
const fields: AnyFields = {
  name: { ...plain, required: true },
  description: plain,
  duration: { ...plain, default: 3600 },
  policies: { ...plain, set: ((item: { name: string }) => item.name) as never },
  password: { ...plain, secret: true },
  once: { ...plain, writeOnly: true },
  force: { ...plain, stateOnly: true },
  status: { ...plain, derived: true },
};
const wanted = { name: "a", description: "text", duration: 3600, policies: [{ name: "p" }, { name: "q" }] };
const OWN = "urn:pulumi:dev::project::type::mine";
const OTHER = "urn:pulumi:dev::project::type::other";
const NOTED = { times: [Date.parse("2026-03-01T12:00:00Z"), Date.parse("2026-03-01T15:00:00Z")] };

function claim(more: Partial<Claim> = {}): Claim {
  return {
    urn: OWN,
    adoptIdentical: false,
    longestCreateMs: 5 * 60_000,
    note: async () => undefined,
    withdraw: async () => undefined,
    bringsBack: async () => undefined,
    noted: () => undefined,
    ownerOf: () => undefined,
    held: () => [],
    ...more,
  };
}

function met(more: Partial<Encounter> = {}): Encounter {
  const createdAt = "2026-03-01T12:01:00Z";
  return { named: "thing a (1)", id: "1", fields, wanted, found: { ...wanted }, createdAt, ...more };
}

describe("kernel/adopt", () => {
  describe("takes over", () => {
    it("what a note of its own proves, writing what differs", () => {
      const found = { ...wanted, description: "old" };
      assert.deepEqual(adopt(claim({ noted: () => NOTED }), met({ found }), undefined), {
        notice: "took over thing a (1), which an interrupted run of it had left, writing description",
        write: true,
      });
    });

    it("what a note of its own says that it brings back, however old that is, and nothing else that is as old", () => {
      const noted = () => ({ ...NOTED, back: "1" });
      const old = met({ createdAt: "2025-01-01T00:00:00Z" });
      assert.match(adopt(claim({ noted }), old, undefined).notice, /which an interrupted run of it had left$/);
      assert.throws(() => adopt(claim({ noted }), { ...old, id: "2" }, undefined), /nothing proves/);
    });

    it("what it has already, as a replacement does", () => {
      const { notice } = adopt(claim({ ownerOf: () => OWN }), met(), undefined);
      assert.equal(notice, "took over thing a (1), which this resource has already");
    });

    it("what adopt: true says", () => {
      const { notice, write } = adopt(claim(), met({ found: { name: "a" } }), true);
      assert.match(notice, /as adopt: true says, writing description, duration, policies$/);
      assert.equal(write, true);
    });

    it("what equals every given field where the stack says adoptIdentical, and writes nothing", () => {
      const { write } = adopt(
        claim({ adoptIdentical: true }),
        met({ wanted: { name: "a" }, found: wanted }),
        undefined,
      );
      assert.equal(write, false);
    });
  });

  describe("refuses", () => {
    const refused: readonly (readonly [string, Partial<Claim>, Partial<Encounter>, RegExp])[] = [
      [
        "what is alike and young, without a note",
        {},
        {},
        /does not differ from what the program wants, and nothing proves/,
      ],
      [
        "what differs, by the names of what differs",
        {},
        { found: { ...wanted, duration: 7200 } },
        /differs in duration,/,
      ],
      ["what is older than its note", { noted: () => NOTED }, { createdAt: "2026-03-01T11:57:00Z" }, /nothing proves/],
      [
        "what came between two creates of its own",
        { noted: () => NOTED },
        { createdAt: "2026-03-01T14:00:00Z" },
        /nothing proves/,
      ],
      [
        "what came long after its note",
        { noted: () => NOTED },
        { createdAt: "2026-03-01T15:08:00Z" },
        /nothing proves/,
      ],
      ["what does not tell its age", { noted: () => NOTED }, { createdAt: undefined }, /nothing proves/],
      ["what tells no readable age", { noted: () => NOTED }, { createdAt: "yesterday" }, /nothing proves/],
      [
        "what differs in a given field, in spite of adoptIdentical",
        { adoptIdentical: true },
        { found: { ...wanted, description: "other" } },
        /differs in description/,
      ],
    ];
    for (const [what, claims, encounter, sentence] of refused) {
      it(what, () => {
        assert.throws(() => adopt(claim(claims), met(encounter), undefined), sentence);
      });
    }

    it("and names the ways on", () => {
      assert.throws(() => adopt(claim(), met(), undefined), /adopt: true.*aliases.*alicloud-identity:adoptIdentical/);
    });

    it("what another resource of the program has, whatever else is said", () => {
      const theirs = claim({ ownerOf: () => OTHER, noted: () => NOTED, adoptIdentical: true });
      assert.throws(
        () => adopt(theirs, met(), true),
        /managed by the resource other \(urn.*aliases: \[\{ name: "other" \}\]/,
      );
    });
  });

  it("compares what the cloud tells, and no secret", () => {
    const found = {
      ...wanted,
      policies: [{ name: "q" }, { name: "p" }],
      password: "x",
      once: "y",
      force: true,
      status: "z",
    };
    assert.deepEqual(differences({ fields, wanted, found }), []);
  });
});
