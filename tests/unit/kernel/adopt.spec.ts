import assert from "node:assert/strict";
import { z } from "zod";
import { type Encounter, judge, STAGE_AGE_MS } from "../../../provider/kernel/adopt";
import type { AnyFields, Field } from "../../../provider/kernel/fields";

const plain: Field = { schema: z.unknown() };
const fields: AnyFields = {
  name: { ...plain, required: true },
  description: plain,
  duration: { ...plain, default: 3600 },
  enabled: plain,
  tags: plain,
  policies: { ...plain, set: ((item: { name: string }) => item.name) as never },
  password: { ...plain, secret: true },
  force: { ...plain, stateOnly: true },
  status: { ...plain, derived: true },
};
const now = new Date("2026-03-01T12:00:00Z");
const wanted = {
  name: "a",
  description: "text",
  duration: 3600,
  tags: { team: "x", stage: "y" },
  policies: [{ name: "p" }, { name: "q" }],
  password: "secret",
  force: true,
  status: "Provisioned",
};
const bornAsWanted = { name: "a", description: "text", duration: 3600 };

function met(found: object, more: Partial<Encounter> = {}) {
  return judge({ fields, wanted, found: { ...found }, createdAt: "2026-03-01T11:30:00Z", now, ...more });
}

describe("kernel/adopt", () => {
  describe("takes for a stage of this create", () => {
    it("what is as wanted", () => {
      const { tags, policies } = wanted;
      assert.deepEqual(met({ ...bornAsWanted, tags, policies }), { stage: true, differences: [] });
    });

    it("what has no collections yet, and names them as differences", () => {
      assert.deepEqual(met(bornAsWanted), { stage: true, differences: ["tags", "policies"] });
    });

    it("what has a part of the wanted collections", () => {
      assert.deepEqual(met({ ...bornAsWanted, tags: { team: "x" }, policies: [{ name: "q" }] }), {
        stage: true,
        differences: ["tags", "policies"],
      });
    });

    it("what differs only in values that the cloud does not tell or that lives in the state alone", () => {
      const { stage } = met({ ...bornAsWanted, password: undefined, force: false, status: "ReprovisionRequired" });
      assert.equal(stage, true);
    });
  });

  describe("takes for somebody else's", () => {
    const foreign: readonly (readonly [string, object, string])[] = [
      ["another given scalar", { ...bornAsWanted, description: "other" }, "description"],
      ["a given scalar that was never set", { name: "a", duration: 3600 }, "description"],
      ["a setting off its default", { ...bornAsWanted, duration: 7200 }, "duration"],
      ["a setting that the program does not name", { ...bornAsWanted, enabled: true }, "enabled"],
      ["a foreign tag", { ...bornAsWanted, tags: { team: "x", owner: "z" } }, "tags"],
      ["a tag of another value", { ...bornAsWanted, tags: { team: "z" } }, "tags"],
      ["a foreign policy", { ...bornAsWanted, policies: [{ name: "p" }, { name: "r" }] }, "policies"],
      ["an edited policy", { ...bornAsWanted, policies: [{ name: "p", edited: true }] }, "policies"],
    ];
    for (const [what, found, difference] of foreign) {
      it(what, () => {
        const judgement = met(found);
        assert.equal(judgement.stage, false);
        assert.ok(judgement.differences.includes(difference));
      });
    }

    it("collections where the program wants none", () => {
      const bare = { name: "a", description: "text", duration: 3600 };
      assert.equal(met({ ...bornAsWanted, tags: { foreign: "x" } }, { wanted: bare }).stage, false);
      assert.equal(met({ ...bornAsWanted, policies: [{ name: "p" }] }, { wanted: bare }).stage, false);
    });

    it("what is an hour old, and what does not tell its age", () => {
      const asOld = (age: number) => new Date(now.getTime() - age).toISOString();
      assert.equal(met(bornAsWanted, { createdAt: asOld(STAGE_AGE_MS - 1000) }).stage, true);
      assert.equal(met(bornAsWanted, { createdAt: asOld(STAGE_AGE_MS) }).stage, false);
      assert.equal(met(bornAsWanted, { createdAt: undefined }).stage, false);
      assert.equal(met(bornAsWanted, { createdAt: "yesterday" }).stage, false);
    });
  });

  it("never shows a secret as a difference", () => {
    assert.deepEqual(met({ ...bornAsWanted, password: "other" }).differences, ["tags", "policies"]);
  });
});
