import assert from "node:assert/strict";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator";
import { makeRich } from "../support/rich-cloud";
import { openPlace, type Place, programOf, styleErrors, typeErrors } from "./exported";
import { hostileEstate } from "./hostile";

describe("the program of an export", () => {
  const clouds: Emulator[] = [];
  let place: Place;

  before(async () => {
    place = openPlace();
    const company = await startEmulator({ seed: "company", accounts: 25, taskDurationMs: 0 });
    const rich = await startEmulator({ seed: "small", taskDurationMs: 0 });
    clouds.push(company, rich);
    await makeRich(rich);
    await place.run("company", company);
    await place.run("rich", rich);
    await place.run("hostile", hostileEstate());
  });
  after(async () => {
    for (const cloud of clouds) await cloud.close();
    place.remove();
  });

  const folders = () => ["company", "rich", "hostile"].map((name) => join(place.folder, name));

  it("is short files in Biome's style, whatever things are called", () => {
    const files = folders().flatMap((folder) => Object.entries(programOf(folder)));
    const long = files.filter(([, text]) => text.split("\n").length > 300).map(([path]) => path);
    assert.deepEqual(long, []);
    assert.equal(styleErrors(place.folder), "");
  });

  it("compiles under strict, whatever things are called", () => {
    assert.deepEqual(typeErrors(folders()), []);
  });

  it("names by its id nothing that is in the program", () => {
    const text = Object.values(programOf(join(place.folder, "company"))).join("\n");
    assert.deepEqual(text.match(/"(?:d|u|g|ac)-[a-z0-9]{8,}"/g), null);
  });

  it("reads what is synchronized, and declares none of it", () => {
    const { "synchronized.ts": text = "", "grants.ts": grants = "" } = programOf(join(place.folder, "hostile"));
    assert.match(text, /getGroupOutput/);
    assert.match(grants, /principalIds: \[synchronizedGroups\.ofTheProvider\.groupId\]/);
  });

  it("says where what is there cannot be carried over", () => {
    const { "index.ts": index = "", "ram-logons.ts": logons = "", ...others } = programOf(join(place.folder, "rich"));
    assert.match(logons, /\/\/ The password cannot be read\. To set one: password: config\.requireSecret/);
    assert.match(others["access-configurations.ts"] ?? "", /\/\/ Some accounts lack the present policies/);
    assert.match(others["access-configurations.ts"] ?? "", /reprovision: "manual"/);
    assert.match(index, /Left out, since up would provision there: .*\(ReprovisionRequired\)/);
  });
});
