import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator";
import { textOf } from "../../estate/file";
import type { Estate } from "../../estate/model";
import { estateOf } from "../support/estates";
import { openPlace, type Place, programOf } from "./exported";

describe("the folder of an export", () => {
  let cloud: Emulator;
  let estate: Estate;
  let place: Place;

  before(async () => {
    cloud = await startEmulator({ seed: "small", taskDurationMs: 0 });
    estate = await estateOf(cloud);
  });
  after(() => cloud.close());
  beforeEach(() => {
    place = openPlace();
  });
  afterEach(() => place.remove());

  const console = (action: string, parameters: object) =>
    cloud.control.perform("cloudsso", action, { DirectoryId: cloud.directoryId, ...parameters });

  it("may be empty, and is the same from a saved estate as from the cloud", async () => {
    mkdirSync(join(place.folder, "empty"));
    assert.equal(await place.run("empty", cloud), 0);
    writeFileSync(join(place.folder, "estate.json"), textOf(estate));
    await place.run("saved", estate, "--from", join(place.folder, "estate.json"));
    assert.deepEqual(programOf(join(place.folder, "saved")), programOf(join(place.folder, "empty")));
  });

  it("is refused when something else is in it, and that stays as it is", async () => {
    mkdirSync(join(place.folder, "mine"));
    writeFileSync(join(place.folder, "mine", "index.ts"), "mine");
    await assert.rejects(place.run("mine", estate), /is not empty \(index\.ts\), and no export of this command/);
    assert.equal(readFileSync(join(place.folder, "mine", "index.ts"), "utf8"), "mine");
    writeFileSync(join(place.folder, "file"), "");
    await assert.rejects(place.run("file", estate), /is a file; name a folder/);
    writeFileSync(join(place.folder, "mine", "export.json"), "{}");
    await assert.rejects(place.run("mine", estate), /was not written by alicloud-identity export/);
  });

  it("is written anew as long as nobody edited a file, and else named and left alone", async () => {
    const folder = join(place.folder, "again");
    await place.run("again", estate);
    const { "groups.ts": before = "" } = programOf(folder);
    const without = { ...estate, objects: { ...estate.objects, "cloudsso:Group": [], "cloudsso:UserAttachment": [] } };
    await place.run("again", without);
    assert.equal(existsSync(join(folder, "groups.ts")), false, "what the new export lacks is still there");
    await place.run("again", estate);
    assert.equal(programOf(folder)["groups.ts"], before);

    appendFileSync(join(folder, "groups.ts"), "// mine\n");
    await assert.rejects(
      place.run("again", without),
      /Nothing was written: since the export in .*, somebody edited groups\.ts/,
    );
    assert.equal(programOf(folder)["groups.ts"], `${before}// mine\n`);
    assert.match(readFileSync(join(folder, "export.json"), "utf8"), /cloudsso:UserAttachment/);
  });

  it("is none when its manifest names files elsewhere, and those stay", async () => {
    await place.run("astray", estate);
    const manifest = join(place.folder, "astray", "export.json");
    const { files, ...others } = JSON.parse(readFileSync(manifest, "utf8"));
    writeFileSync(join(place.folder, "mine"), "mine");
    const hash = createHash("sha256").update("mine").digest("hex");
    for (const path of ["../mine", join(place.folder, "mine")]) {
      writeFileSync(manifest, JSON.stringify({ ...others, files: { ...files, [path]: hash } }));
      await assert.rejects(place.run("astray", estate), /was not written by alicloud-identity export, or was edited/);
      assert.equal(existsSync(join(place.folder, "mine")), true);
    }
  });

  it("leaves a file alone that somebody put where this export has one for the first time", async () => {
    const folder = join(place.folder, "own");
    const without = { ...estate, objects: { ...estate.objects, "cloudsso:Group": [], "cloudsso:UserAttachment": [] } };
    await place.run("own", without);
    writeFileSync(join(folder, "groups.ts"), "// mine\n");
    await assert.rejects(place.run("own", estate), /Nothing was written: groups\.ts in .* is none of the export's/);
    assert.equal(programOf(folder)["groups.ts"], "// mine\n");
  });

  it("is as it was when the disk is full half-way", async () => {
    const folder = join(place.folder, "full");
    const without = { ...estate, objects: { ...estate.objects, "cloudsso:Group": [], "cloudsso:UserAttachment": [] } };
    await place.run("full", without);
    const before = programOf(folder);
    mkdirSync(join(folder, "groups.ts.new")); // nothing can be written there, as on a disk that is full
    await assert.rejects(place.run("full", estate), /The export cannot be written, and .* is as it was: EISDIR/);
    assert.deepEqual(programOf(folder), before);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith(".new")),
      [],
    );
    assert.equal(await place.run("full", estate), 0);
  });

  it("is finished by the next export where one was killed while it wrote", async () => {
    const without = { ...estate, objects: { ...estate.objects, "cloudsso:Group": [], "cloudsso:UserAttachment": [] } };
    await place.run("killed", without);
    await place.run("whole", estate);
    const [killed, whole] = [join(place.folder, "killed"), join(place.folder, "whole")];
    for (const [path, text] of Object.entries(programOf(whole)).slice(0, 4)) writeFileSync(join(killed, path), text);
    writeFileSync(join(killed, "export.json.new"), readFileSync(join(whole, "export.json")));
    assert.equal(await place.run("killed", estate), 0);
    assert.deepEqual(programOf(killed), programOf(whole));
    assert.equal(existsSync(join(killed, "export.json.new")), false);
  });

  it("is checked against the cloud: what is new and what is gone is said, with exit code 7", async () => {
    await place.run("checked", cloud);
    const before = programOf(join(place.folder, "checked"));
    place.said.length = 0;
    assert.equal(await place.run("checked", cloud, "--check"), 0);
    assert.deepEqual(place.said, ["Nothing is new, and nothing is gone."]);

    const back = await cloud.control.snapshot();
    place.said.length = 0;
    const [group] = estate.objects["cloudsso:UserAttachment"] ?? [];
    assert.ok(group !== undefined);
    const { groupId: GroupId, userId: UserId } = group.inputs as { readonly [name: string]: string };
    await console("RemoveUserFromGroup", { GroupId, UserId });
    await console("CreateUser", { UserName: "new.hire" });
    assert.equal(await place.run("checked", cloud, "--check"), 7);
    assert.equal(place.said.length, 2, place.said.join("\n"));
    assert.match(place.said[0] ?? "", /^new {3}cloudsso:User new\.hire \(d-.*:u-/);
    assert.match(place.said[1] ?? "", /^gone {2}cloudsso:UserAttachment /);
    assert.deepEqual(programOf(join(place.folder, "checked")), before);
    await cloud.control.restore(back);

    await assert.rejects(place.run("never", cloud, "--check"), /never is no export: it has no export\.json/);
  });

  it("holds a part where a part is asked for", async () => {
    await place.run("rd", cloud, "--only", "cloudsso");
    await place.run("ram", cloud, "--only", "ims");
    const kinds = (name: string) =>
      [
        ...readFileSync(join(place.folder, name, "import.json"), "utf8").matchAll(/"pulumi-nodejs:dynamic\/(\w+):/g),
      ].map(([, kind]) => kind);
    assert.deepEqual([...new Set(kinds("rd"))], ["cloudsso"]);
    assert.deepEqual([...new Set(kinds("ram"))], ["ims"]);
    await assert.rejects(
      place.run("x", cloud, "--folder", "fd-nowhere"),
      /fd-nowhere is no folder of the organisation/,
    );
    assert.equal(existsSync(join(place.folder, "x")), false);
  });

  it("holds of provisionings and grants those of a folder, where one is named", async () => {
    const [first = "", second = ""] = cloud.accountIds;
    const [grant] = estate.objects["cloudsso:AccessAssignment"] ?? [];
    assert.ok(grant !== undefined && estate.organisation !== undefined);
    const of = (targetId: string) => ({
      ...grant,
      id: grant.id.replace(/\d{16}/, targetId),
      inputs: { ...grant.inputs, targetId },
    });
    const accounts = estate.organisation.accounts.map((account) =>
      account.accountId === second ? { ...account, folderId: "fd-deep" } : account,
    );
    const folders = [
      { folderId: "fd-top", folderName: "top", parentFolderId: estate.organisation.rootFolderId },
      { folderId: "fd-deep", folderName: "deep", parentFolderId: "fd-top" },
    ];
    const organisation = { ...estate.organisation, folders, accounts };
    const objects = {
      ...estate.objects,
      "cloudsso:AccessAssignment": [of(first), of(second)],
      "cloudsso:AccessConfigurationProvisioning": [],
    };
    await place.run("part", { ...estate, organisation, objects }, "--folder", "fd-top");
    const text = readFileSync(join(place.folder, "part", "import.json"), "utf8");
    assert.deepEqual([text.includes(`RD-Account:${second}`), text.includes(`RD-Account:${first}`)], [true, false]);
  });
});
