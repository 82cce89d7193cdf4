import assert from "node:assert/strict";
import type { ResourceSpec } from "./playground";
import { cliVersion } from "./real-cli";
import { Twins } from "./twins";

function group(name: string, options: ResourceSpec["options"] = {}): ResourceSpec {
  return { name, kind: "group", options };
}

/** The children of a component, as this package makes them: with a hidden input that tells its own name. */
function thing(name: string, options: ResourceSpec["options"] = {}, args: ResourceSpec["args"] = {}): ResourceSpec {
  return { name, args: { name, stamp: true, ...args }, options };
}

const version = cliVersion();

describe(`components in the rehearsal engine, against the Pulumi CLI (${version ?? "not on PATH: skipped"})`, function () {
  this.timeout(600_000);
  let twins: Twins;

  before(function () {
    if (version === undefined) this.skip();
    twins = new Twins();
  });

  after(() => twins?.remove());

  const play = (resources: readonly ResourceSpec[]) => twins.both((playground) => playground.program(resources));

  const many = Array.from({ length: 50 }, (_, index) => thing(`many-${index}`, { parent: "many" }));

  it("come with their children: nested, using each other, under a resource, fifty of them", async () => {
    play([
      group("outer"),
      group("inner", { parent: "outer" }),
      thing("x", { parent: "inner" }),
      thing("y", { parent: "inner" }, { link: "<x.id>" }),
      thing("foreign", { parent: "x" }, { link: "<y.computed>" }),
      thing("late", { dependsOn: ["outer"] }),
      thing("w"),
      thing("outer-detail", { parent: "outer" }),
      group("many"),
      ...many,
    ]);
    const { changes } = await twins.agree("up");
    assert.equal(changes["create"], 60);
  });

  it("keep everything through renames and moves that aliases tell of", async () => {
    play([
      group("moved", { aliases: [{ name: "outer" }] }),
      group("nested", { parent: "moved", aliases: [{ name: "inner" }] }),
      thing("y0", { parent: "nested", aliases: [{ name: "y" }] }, { name: "y", link: "x-1" }),
      thing("x", { aliases: [{ parent: "nested" }] }),
      thing("foreign", { parent: "y0", aliases: [{ parent: "x" }] }, { link: "<y0.computed>" }),
      thing("late", { dependsOn: ["moved"] }),
      thing("w", { parent: "moved", aliases: [{ parent: "" }] }),
      thing("moved-detail", { parent: "moved" }, { name: "outer-detail" }),
      group("many", { aliases: ["urn:pulumi:dev::fixture::test:index:Group::never"] }),
      ...many,
    ]);
    assert.equal((await twins.agree("preview")).changes["delete"], undefined);
    const { changes } = await twins.agree("up");
    assert.equal(changes["create"], undefined);
    assert.equal(changes["delete"], undefined);
  });

  it("find nothing more to do when the aliases have gone", async () => {
    play([
      group("moved"),
      group("nested", { parent: "moved" }),
      thing("x"),
      thing("y0", { parent: "nested" }, { name: "y", link: "<x.id>" }),
      thing("foreign", { parent: "y0" }, { link: "<y0.computed>" }),
      thing("late", { dependsOn: ["moved"] }),
      thing("w", { parent: "moved" }),
      thing("moved-detail", { parent: "moved" }, { name: "outer-detail" }),
    ]);
    const { changes } = await twins.agree("up");
    assert.equal(changes["create"], undefined);
    assert.equal(changes["delete"], 51);
  });

  it("replace by an alias, one way and the other", async () => {
    play([
      group("moved"),
      group("nested", { parent: "moved" }),
      thing("x1", { aliases: [{ name: "x" }] }, { name: "x-anew" }),
      thing(
        "y1",
        { parent: "nested", aliases: [{ name: "y0" }] },
        { name: "y-anew", exclusive: true, link: "<x1.id>" },
      ),
      thing("foreign", { parent: "y1", aliases: [{ parent: "y1" }] }, { link: "<y1.computed>" }),
      thing("late", { dependsOn: ["moved"] }),
      thing("w", { parent: "moved" }),
      thing("moved-detail", { parent: "moved" }, { name: "outer-detail" }),
    ]);
    const { changes } = await twins.agree("up");
    assert.equal(changes["replace"], 2);
  });

  it("refuse two resources that claim one", async () => {
    const late = [{ name: "late" }];
    play([thing("w1", { aliases: late }), thing("w2", { aliases: late, dependsOn: ["w1"] })]);
    const { errors } = await twins.agree("preview");
    assert.ok(errors.some((error) => error.includes("Duplicate resource alias")));
    play([thing("w1", { aliases: late }), thing("late", { dependsOn: ["w1"] })]);
    await twins.agree("preview");
  });

  it("make anew what a rename without aliases leaves behind, and go", async () => {
    play([
      group("other"),
      thing("w", { parent: "other" }),
      thing("moved-detail", { parent: "other", aliases: [{ parent: "other" }] }, { name: "outer-detail" }),
    ]);
    await twins.agree("up");
    await twins.agree("destroy");
    assert.deepEqual(twins.ours.cloud(), {});
  });
});
