import assert from "node:assert/strict";
import fc from "fast-check";
import { managedKey } from "../../../report/managed";
import { mapDataOf } from "../../../report/map/data";
import { EstateView } from "../../../report/map/page/estate";
import { select, type Wish } from "../../../report/map/page/filter";
import { Haystack } from "../../../report/map/page/haystack";
import { productionBy } from "../../../report/production";
import { type Directory, estateOf } from "../../support/directory";
import { withRam } from "../../support/ram-estate";

const people = ["ann", "ben", "cat", "dan"];
const accounts = { ledger: "production", shop: "" };
const configurations = ["Admin", "Read"];

const directories: fc.Arbitrary<Directory> = fc.record({
  folders: fc.constant({ production: "" }),
  accounts: fc.constant(accounts),
  people: fc.constant(people),
  groups: fc.record({ ops: fc.subarray(people), web: fc.subarray(people) }),
  configurations: fc.constant(configurations),
  policies: fc.constant({ Admin: ["AdministratorAccess"], Read: ["ReadOnlyAccess"] }),
  statuses: fc.constant({ "ledger Admin": "ReprovisionRequired" }),
  assignments: fc.uniqueArray(
    fc.tuple(
      fc.constantFrom(...Object.keys(accounts)),
      fc.constantFrom(...configurations),
      fc.constantFrom("ops", "web", ...people),
    ),
    { selector: (one) => one.join() },
  ),
});

const wishes: fc.Arbitrary<Wish> = fc.record({
  text: fc
    .array(fc.constantFrom("ledger", "a", "ops", "read", "ann", "prod", "ram", "nowhere"), { maxLength: 3 })
    .map((words) => words.join(" ")),
  columns: fc.constantFrom("assigned", "people"),
  production: fc.boolean(),
  administrators: fc.boolean(),
  drifted: fc.boolean(),
  changed: fc.boolean(),
  ram: fc.boolean(),
});

describe("the filter of the access map", () => {
  it("finds of random estates what a look at each path of each cell finds", () => {
    fc.assert(
      fc.property(directories, fc.option(directories), wishes, (later, earlier, wish) => {
        const estate = withRam(estateOf(later));
        const managed = new Map(
          (estate.objects["cloudsso:AccessAssignment"] ?? [])
            .filter((_, index) => index % 2 === 0)
            .map(({ id }) => [managedKey("cloudsso:AccessAssignment", id), { urn: `urn:pulumi:a::b::t::${id}` }]),
        );
        const before = earlier === null ? undefined : estateOf(earlier);
        const data = mapDataOf(estate, { before, managed, isProduction: productionBy([]) });
        const view = new EstateView(data);
        const selection = select(view, new Haystack(data), wish);
        const paths = data.principals.flatMap(({ kind }, column) =>
          wish.columns === "people" && kind === "group"
            ? []
            : data.assignments.flatMap((_, index) => {
                const path = view.pathTo(index, column, wish.columns);
                return path !== undefined && selection.shows(path, column) ? [{ path, column }] : [];
              }),
        );
        const marked = paths.filter(({ path }) => view.marksOfPath(path).length > 0);
        assert.ok(
          wish.columns === "assigned" ||
            selection.columns.every((column) => data.principals[column]?.kind === "person"),
        );
        assert.deepEqual(
          [selection.grants, selection.drifted, selection.columns],
          [paths.length, marked.length, [...new Set(paths.map(({ column }) => column))]],
        );
        const shown = new Set(selection.rows.flatMap((row) => ("account" in row ? [row.account] : [])));
        for (const { path } of paths) assert.ok(shown.has(path.assignment[0]));
      }),
    );
  });
});
