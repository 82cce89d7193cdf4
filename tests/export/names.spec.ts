import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { identifier, Names } from "../../export/names";
import { comment, entries } from "../../export/print";
import type { Branch, Tree } from "../../export/tree";
import { openPlace, type Place, styleErrors } from "./exported";
import { hostile } from "./hostile";

describe("names and texts of an export", () => {
  let place: Place;

  before(() => {
    place = openPlace();
  });
  after(() => place.remove());

  it("are readable, valid and unique, whatever things are called", () => {
    assert.equal(identifier("Payments-Developers"), "paymentsDevelopers");
    assert.equal(identifier("AdministratorAccess"), "administratorAccess");
    assert.equal(identifier("SAMLProvider"), "samlProvider");
    assert.equal(identifier("1st line"), "n1stLine");
    const names = new Names("user");
    assert.deepEqual(
      ["ann@example.com", "ann@example.org", "ann@example.org", "", "!"].map((name) => names.of(name)),
      ["ann", "annExampleOrg", "ann2", "user", "user2"],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...hostile))), (things) => {
        const free = new Names("thing");
        const found = things.map((name) => free.of(name));
        assert.equal(new Set(found).size, found.length);
        for (const name of found) assert.match(name, /^[\p{ID_Start}_$][\p{ID_Continue}]*$/u);
      }),
    );
  });

  it("are printed as Biome prints them, and mean what they did", () => {
    const folder = join(place.folder, "values");
    mkdirSync(folder, { recursive: true });
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(...hostile.slice(0, 18)),
      fc.string({ minLength: 60, maxLength: 140 }),
    );
    const key = fc.oneof(
      fc.constantFrom("Action", "a", "ab", "abc", "acs:SourceIp", "2", "é", "__proto__"),
      fc.string(),
    );
    const leaf = fc.oneof(text, fc.integer(), fc.boolean());
    const { value } = fc.letrec<{ value: Tree }>((tie) => ({
      value: fc.oneof(
        { depthSize: "medium" },
        leaf as fc.Arbitrary<Tree>,
        fc.array(tie("value"), { maxLength: 4 }),
        fc.array(fc.integer(), { minLength: 2, maxLength: 60 }),
        fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }) as fc.Arbitrary<Branch>,
      ),
    }));
    const samples = fc.sample(value, { numRuns: 150, seed: 5 });
    const rows = Object.fromEntries(samples.map((one, index) => [`value${index}`, one]));
    const words = fc
      .sample(fc.string({ unit: "binary", maxLength: 400 }), { numRuns: 50, seed: 5 })
      .map((one) => comment(`x ${one}`, 2));
    writeFileSync(join(folder, "values.ts"), `export const values = {\n${entries(rows, 2)}\n${words.join("\n")}\n};\n`);
    assert.equal(styleErrors(place.folder), "");
    const { values } = require(join(folder, "values.ts")) as { readonly values: typeof rows };
    assert.deepEqual(values, rows);
  });
});
