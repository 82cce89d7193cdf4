import assert from "node:assert/strict";
import { inOrder, theOneNamed } from "../../../provider/functions/rows";

interface Row {
  readonly id: string;
  readonly name: string;
}

const row = (name: string, id = name): Row => ({ id, name });

describe("the rows of functions", () => {
  it("are in the order of names, then ids, whatever order they come in", () => {
    const sorted = [row("B", "1"), row("a", "1"), row("a", "2"), row("b", "0")];
    const mixed = [sorted[2], sorted[3], sorted[0], sorted[1]].flatMap((one) => one ?? []);
    assert.deepEqual(
      inOrder(mixed, ({ name }) => name),
      sorted,
    );
  });
});

describe("a look-up by name", () => {
  let asked = 0;

  const lookUp = (name: string, found: readonly Row[], all: () => Promise<readonly Row[]> = async () => found) =>
    theOneNamed({
      noun: "user",
      name,
      place: "directory d-1",
      find: async () => found,
      all: () => {
        asked++;
        return all();
      },
      nameOf: (one) => one.name,
      idOf: (one) => one.id,
    });

  beforeEach(() => {
    asked = 0;
  });

  it("finds the one, in whatever case, and asks for nothing else", async () => {
    assert.equal((await lookUp("Alice", [row("alice")])).id, "alice");
    assert.equal((await lookUp("alice", [row("Alice", "u-1"), row("alice", "u-2")])).id, "u-2");
    assert.equal(asked, 0);
  });

  it("passes over what the filter should not have found", async () => {
    assert.equal((await lookUp("alice", [row("alicia"), row("alice")])).id, "alice");
  });

  it("says of none what was perhaps meant, or what there is", async () => {
    const all = async () => [row("bob"), row("alice")];
    await assert.rejects(lookUp("alise", [], all), {
      message: "there is no user alise in directory d-1; did you mean alice?",
    });
    await assert.rejects(lookUp("operators", [], all), {
      message: "there is no user operators in directory d-1; there are alice, bob",
    });
    await assert.rejects(lookUp("operators", []), { message: "there is no user operators in directory d-1" });
  });

  it("says of none no more where the list is refused", async () => {
    await assert.rejects(
      lookUp("alise", [], () => Promise.reject(new Error("NoPermission"))),
      { message: "there is no user alise in directory d-1" },
    );
  });

  it("is refused where several are meant, with all of them", async () => {
    await assert.rejects(lookUp("ALICE", [row("alice", "u-2"), row("Alice", "u-1")]), {
      message: "more than one user in directory d-1 is called ALICE: Alice (u-1), alice (u-2); say which by its id",
    });
  });
});
