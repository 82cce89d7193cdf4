import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator";
import { isOurs } from "../support/engine";
import { openExported, openPlace, type Place } from "./exported";

/** People in the company that is run on an engine: each costs it a tenth of a second, and teaches nothing new. */
const PEOPLE = 12;

describe("the export of a company", () => {
  let cloud: Emulator;
  let place: Place;
  let folder = "";

  before(async () => {
    cloud = await startEmulator({ seed: "company", accounts: 25, taskDurationMs: 0 });
    if (process.env["SCENARIOS"] !== "all") letGo(cloud, PEOPLE);
    place = openPlace();
    folder = join(place.folder, "company");
    assert.equal(await place.run("company", cloud), 0);
  });

  after(async () => {
    await cloud.close();
    place.remove();
  });

  it("is taken over by an import, after which up --refresh changes nothing and writes nothing", async () => {
    await cloud.control.clearCalls();
    const stack = await openExported(folder, "production", cloud);
    const imported = stack.deployment().resources.filter(({ type }) => type.startsWith("pulumi-nodejs:dynamic/"));
    const { resources } = JSON.parse(readFileSync(join(folder, "import.json"), "utf8")) as {
      readonly resources: readonly { readonly name: string }[];
    };
    assert.equal(imported.length, resources.length);
    const run = await stack.start("up", { refresh: true, expectNoChanges: true }).done;
    assert.equal(run.exitCode, 0, run.output);
    assert.deepEqual(
      run.steps.filter(({ op, urn }) => isOurs(urn) && op !== "same" && op !== "refresh"),
      [],
    );
    assert.deepEqual(
      cloud.calls.filter(({ action }) => !/^(Get|List)/.test(action)).map(({ action }) => action),
      [],
    );
    const now = stack.deployment().resources.filter(({ type }) => type.startsWith("pulumi-nodejs:dynamic/"));
    const bags = (all: typeof now) =>
      Object.fromEntries(all.map(({ urn, id, inputs, outputs }) => [urn, { id, inputs, outputs }]));
    assert.deepEqual(bags(now), bags(imported), "a refresh found the state to be otherwise than it was imported");
  });
});

function letGo({ state }: Emulator, left: number): void {
  const { directory } = state.cloudsso;
  assert.ok(directory !== null);
  const gone = new Set(Object.keys(directory.users).slice(left));
  const { users, memberships, accessAssignments } = directory;
  for (const id of gone) delete users[id];
  for (const [key, { userId }] of Object.entries(memberships)) if (gone.has(userId)) delete memberships[key];
  for (const [key, { principalId }] of Object.entries(accessAssignments)) {
    if (gone.has(principalId)) delete accessAssignments[key];
  }
}
