import assert from "node:assert/strict";
import { differencesText } from "../../../cli/report/differences";
import type { Difference } from "../../../estate/compare";

const names: { readonly [id: string]: string } = { "fd-1": "core", "fd-2": "lab" };
const text = (differences: readonly Difference[], most?: number) =>
  differencesText({ differences, notCompared: [] }, { nameOf: (id) => names[id], ...(most ? { most } : {}) });

function added(name: string): Difference {
  return { change: "added", what: "cloudsso:User", id: name, name, inputs: {} };
}

function changed(name: string, path: string, old?: unknown, now?: unknown): Difference {
  const changes = [{ path, ...(old === undefined ? {} : { old }), ...(now === undefined ? {} : { new: now }) }];
  return { change: "changed", what: "x:Y", id: name, name, changes };
}

describe("differences as text", () => {
  it("make one row of what is the same for many, and count", () => {
    const stale = ["a", "b", "c", "d", "e", "f", "g", "h"].map((name) => changed(name, "status", "Fine", "Stale"));
    assert.equal(
      text([added("ann"), ...stale]),
      "  + cloudsso:User: ann\n  ~ x:Y (8): a, b, c, d, e, f and 2 more\n      status: Fine -> Stale\n1 added and 8 changed.",
    );
  });

  it("say names in place of ids, and of lists what came and went", () => {
    assert.equal(
      text([
        changed("a", "folderId", "fd-1", "fd-2"),
        changed("b", "ids", ["fd-1", "p", "q"], ["p", "q", "fd-2"]),
        changed("c", "description", "old", ""),
        changed("d", "tags.k", undefined, { v: 1 }),
      ]),
      [
        "  ~ x:Y: a\n      folderId: core -> lab",
        "  ~ x:Y: b\n      ids: +lab -core",
        '  ~ x:Y: c\n      description: old -> ""',
        '  ~ x:Y: d\n      tags.k: + {"v":1}',
        "4 changed.",
      ].join("\n"),
    );
  });

  it("end a long report with how many more there are", () => {
    const rows = ["a", "b", "c"].map((name) => changed(name, "n", 1, name));
    assert.equal(text(rows, 1), "  ~ x:Y: a\n      n: 1 -> a\n  ... and 2 more\n3 changed.");
  });

  it("let no name move the cursor or turn a line around", () => {
    const shown = text([added("a\u001b[2J\nb\u202ec")]);
    assert.equal(shown, "  + cloudsso:User: a\\u{1b}[2J\\u{a}b\\u{202e}c\n1 added.");
  });

  it("say so when nothing differs, and what could not be compared", () => {
    const notCompared = [{ what: "ims:User", reason: "the caller has no permission for ListUsers" }];
    assert.equal(
      differencesText({ differences: [], notCompared }, { nameOf: () => undefined }),
      "Nothing differs.\nNot compared: ims:User: the caller has no permission for ListUsers.",
    );
  });
});
