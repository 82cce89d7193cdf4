import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator";
import { textOf } from "../../estate/file";
import { estateOf } from "../support/estates";
import { openPlace, type Place, programOf } from "./exported";

describe("an export of what the caller may see in part alone", () => {
  let cloud: Emulator;
  let place: Place;

  const denied = (action: string) =>
    cloud.control.fault({ kind: "refuse", code: "NoPermission", status: 403, times: 1000, action });
  const said = (name: string, file: string) => readFileSync(join(place.folder, name, file), "utf8");

  before(async () => {
    cloud = await startEmulator({ seed: "small", taskDurationMs: 0 });
  });
  after(() => cloud.close());
  beforeEach(() => {
    place = openPlace();
  });
  afterEach(async () => {
    place.remove();
    await cloud.control.clearFaults();
  });

  it("says so before anything else: on the error output, at the head of the program and in its README", async () => {
    await denied("ListGroups");
    await place.run("part", cloud);
    const sentence = "Not read: cloudsso:Group: the caller has no permission for ListGroups (NoPermission)";
    assert.match(place.told.at(-1) ?? "", /^This program is incomplete, .*snapshot --policy/);
    assert.ok(place.told.at(-1)?.includes(`\n${sentence}\n`), place.told.at(-1));
    const [, incomplete, first] = said("part", "index.ts").split("\n");
    assert.match(incomplete ?? "", /^\/\/ INCOMPLETE: what could not be read is missing here/);
    assert.equal(first, `// ${sentence}`);
    assert.match(said("part", "README.md"), /\*\*It is incomplete\*\*/);

    await cloud.control.clearFaults();
    place.told.length = 0;
    await place.run("whole", cloud);
    assert.ok(
      place.told.every((text) => text.startsWith("Reading: ")),
      place.told.join(""),
    );
    assert.doesNotMatch(`${said("whole", "index.ts")}${said("whole", "README.md")}`, /incomplete/i);
  });

  it("names what was not read, however much there is to say beside it", async () => {
    const estate = await estateOf(cloud);
    const [user] = estate.objects["cloudsso:User"] ?? [];
    assert.ok(user !== undefined);
    const nameless = Array.from({ length: 200 }, (_, index) => ({
      ...user,
      id: `${user.id}${index}`,
      inputs: { ...user.inputs, userName: "not a name" },
    }));
    const unread = [{ what: "ram:Role", reason: "the caller has no permission for ListRoles (NoPermission)" }];
    await place.run("much", { ...estate, objects: { ...estate.objects, "cloudsso:User": nameless }, unread });
    assert.match(said("much", "index.ts"), /^\/\/ Not read: ram:Role: the caller has no permission for ListRoles/m);
    assert.match(said("much", "index.ts"), /^\/\/ and \d+ more\.$/m);
  });

  it("has what is in a directory that cannot be read itself", async () => {
    await denied("GetDirectory");
    await place.run("inside", cloud);
    const program = programOf(join(place.folder, "inside"));
    assert.match(program["directory.ts"] ?? "", new RegExp(`export const directoryId = "${cloud.directoryId}";`));
    const { users = {} } = cloud.state.cloudsso.directory ?? {};
    for (const { userName } of Object.values(users))
      assert.ok(program["people.ts"]?.includes(`"${userName}"`), userName);
    assert.match(program["people.ts"] ?? "", /^import \{ directoryId \} from "\.\/directory";$/m);
  });

  it("is not checked as if all had been seen: what was not read is named, with exit code 1", async () => {
    await place.run("checked", cloud);
    await denied("ListGroups");
    place.said.length = 0;
    assert.equal(await place.run("checked", cloud, "--check"), 1);
    assert.deepEqual(place.said, []);
    assert.match(place.told.at(-1) ?? "", /^What could not be read was not compared; .*\nNot read: cloudsso:Group: /);
  });

  it("does not take for gone what a check of a part did not ask for", async () => {
    await place.run("both", cloud);
    place.said.length = 0;
    assert.equal(await place.run("both", cloud, "--check", "--only", "cloudsso"), 0);
    assert.deepEqual(place.said, ["Nothing is new, and nothing is gone."]);
  });

  it("is refused of an estate that was taken without what is asked for", async () => {
    const file = join(place.folder, "ram.json");
    const { objects, ...estate } = await estateOf(cloud);
    const ram = Object.entries(objects).filter(([kind]) => !kind.startsWith("cloudsso:"));
    writeFileSync(file, textOf({ ...estate, objects: Object.fromEntries(ram) }));
    await assert.rejects(
      place.run("all", cloud, "--from", file),
      /ram\.json was taken without cloudsso, so an export of it would lack that; take the snapshot with it, or .* --only/,
    );
    assert.equal(existsSync(join(place.folder, "all")), false);
    await place.run("ram", cloud, "--from", file, "--only", "ims");
  });

  it("of a folder is refused where the organisation cannot be read, or is not asked", async () => {
    await denied("ListAccounts");
    await assert.rejects(
      place.run("folder", cloud, "--folder", "fd-top"),
      /Which accounts are below fd-top cannot be told: .* no permission for ListAccounts/,
    );
    await assert.rejects(
      place.run("folder", cloud, "--folder", "fd-top", "--only", "ims"),
      /leave one of the two away/,
    );
  });

  it("is refused as a whole where nothing may be seen", async () => {
    await cloud.control.fault({
      kind: "refuse",
      code: "NoPermission",
      status: 403,
      times: 10_000,
      service: "cloudsso",
    });
    await denied("ListAccounts");
    await assert.rejects(
      place.run("none", cloud, "--only", "cloudsso"),
      /^Error: Nothing could be read, so nothing was/,
    );
    assert.equal(existsSync(join(place.folder, "none")), false);
  });

  it("has no names that Pulumi refuses", async () => {
    for (const name of ["--project", "--stack"])
      for (const value of ["acme/dev", "a: b", ""])
        await assert.rejects(
          place.run("named", cloud, name, value),
          /100 letters, digits, dots, hyphens and underscores/,
        );
  });

  it("tells how far it is while the cloud is read", async () => {
    await place.run("told", cloud);
    assert.match(place.told[0] ?? "", /^Reading: \d+ of \d+ objects so far/);
  });

  it("has a .gitignore that keeps the import file out", async () => {
    await place.run("git", cloud);
    assert.equal(said("git", ".gitignore"), "node_modules/\nimport.json\n");
  });
});
