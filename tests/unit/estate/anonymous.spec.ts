import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../../emulator";
import { anonymous } from "../../../estate/anonymous";
import { KNOWN_FIELDS } from "../../../estate/anonymous/fields";
import { parseEstate, textOf } from "../../../estate/file";
import type { Estate } from "../../../estate/model";
import { danglingIn } from "../../../estate/references";
import { policyRevision } from "../../../provider/resources/cloudsso/policies";
import { estateOf, textsIn } from "../../support/estates";
import { furnish, TELLTALE } from "../../support/rich-directory";

/** Under these names the cloud's state has what tells whose it is. */
const TELLING = /(Id|Ids|Name|email|displayName|principalName|description|comments|mobilePhone|domain|masks|Uri|Url)$/i;

describe("an anonymous estate", () => {
  let cloud: Emulator;
  let estate: Estate;
  let ours: Estate;

  before(async () => {
    cloud = await startEmulator({ seed: "company", accounts: 20, taskDurationMs: 0 });
    await furnish(cloud);
    estate = await estateOf(cloud);
    ours = anonymous(estate);
  });
  after(() => cloud.close());

  it("has no name, address, id or word of the original in any text, nor in what the texts are the Base64 of", () => {
    const texts = readable(ours);
    assert.ok(!texts.some((text) => text.toLowerCase().includes(TELLTALE.toLowerCase())));
    const words = new Set(texts.flatMap((text) => [text, ...text.split(/[^\w@.-]+/), ...text.split(/[^\w-]+/)]));
    const telling = originalsIn(cloud.state);
    assert.ok(telling.size > 1000, `${telling.size} originals`);
    assert.deepEqual(
      [...telling].filter((original) => words.has(original)),
      [],
    );
  });

  it("has no certificate and no public key of the original", () => {
    const keys = [...JSON.stringify(estate).matchAll(/BEGIN CERTIFICATE-----([^-]+)-----/g)].map(([, body = ""]) =>
      body.replace(/\\n/g, "").slice(120, 200),
    );
    const text = readable(ours).join("\n").replace(/\s/g, "");
    assert.ok(keys.length >= 2);
    for (const key of keys) assert.ok(!text.includes(key));
  });

  it("has as many of everything, each reference intact, in the published form", () => {
    const counts = ({ objects }: Estate) => Object.entries(objects).map(([kind, { length }]) => [kind, length]);
    assert.deepEqual(counts(ours), counts(estate));
    assert.deepEqual(danglingIn(ours), []);
    assert.deepEqual(parseEstate(textOf(ours), "ours.json"), JSON.parse(textOf(ours)));
  });

  it("is the same each time, and of an anonymous estate there is another one", () => {
    assert.equal(textOf(anonymous(estate)), textOf(ours));
    assert.notEqual(textOf(anonymous(ours)), textOf(ours));
  });

  it("keeps the structure of policies, the service's own policies, and a revision that is that of the policies", () => {
    const of = ({ objects }: Estate) => objects["cloudsso:AccessConfiguration"] ?? [];
    const actions = (one: Estate) =>
      of(one)
        .flatMap(({ inputs }) => [...JSON.stringify(inputs).matchAll(/\\"(?:Not)?Action\\":(\[[^\]]*\]|[^,}]*)/g)])
        .map(([, action]) => action)
        .sort();
    assert.deepEqual(actions(ours), actions(estate));
    assert.ok(actions(ours).length > 3);
    for (const { inputs } of of(ours)) {
      const { permissionPolicies, policyRevision: revision } = inputs as {
        readonly permissionPolicies: Parameters<typeof policyRevision>[0];
        readonly policyRevision: string;
      };
      assert.equal(revision, policyRevision(permissionPolicies));
    }
    const system = (one: Estate) =>
      of(one)
        .flatMap(({ inputs }) => JSON.stringify(inputs).match(/"\w+","permissionPolicyType":"System"/g) ?? [])
        .sort();
    assert.deepEqual(system(ours), system(estate));
  });

  it("is taken by the emulator, and read there as the same text", async () => {
    const copy = await startEmulator({ estate: ours });
    try {
      const read = await estateOf(copy);
      assert.deepEqual(read.unread, []);
      assert.equal(textOf(read), textOf(ours));
    } finally {
      await copy.close();
    }
  });

  it("is read as the same text with so many folders that the order of stand-ins is not that of the originals", async () => {
    const { organisation } = estate;
    assert.ok(organisation);
    const twelve = [..."abcdefghijkl"].map((letter) => ({
      folderId: `fd-twelve${letter}000`,
      folderName: `${TELLTALE}-${letter}`,
      parentFolderId: organisation.rootFolderId,
    }));
    const folders = [...organisation.folders, ...twelve];
    const theirs = anonymous({ ...estate, organisation: { ...organisation, folders } });
    const copy = await startEmulator({ estate: theirs, taskDurationMs: 0 });
    try {
      assert.deepEqual((await estateOf(copy)).organisation?.folders, theirs.organisation?.folders);
      assert.ok((theirs.organisation?.folders.length ?? 0) > twelve.length);
    } finally {
      await copy.close();
    }
  });

  it("knows every field that holds a text, so that a new one is thought of", () => {
    const objects = Object.values(estate.objects).flat();
    const holding = objects.flatMap(({ inputs, outputs }) =>
      Object.entries({ ...inputs, ...outputs }).flatMap(([name, value]) => (textsIn(value).length > 0 ? [name] : [])),
    );
    assert.deepEqual(
      [...new Set(holding)].filter((name) => !KNOWN_FIELDS.includes(name)),
      [],
    );
  });
});

/** Every text, and what those in Base64 say. */
function readable(estate: Estate): string[] {
  return textsIn(estate).flatMap((text) => {
    const bare = text.replace(/-----[A-Z ]+-----|\s/g, "");
    return /^[A-Za-z0-9+/]{40,}=*$/.test(bare) ? [text, Buffer.from(bare, "base64").toString("latin1")] : [text];
  });
}

/** Words of the service are nobody's. */
const PUBLIC =
  /^(RD-Account|User|Group|System|Custom|identity|(cloudsso|dlf)\.aliyuncs\.com|[A-Z]\w+Access|cn-[a-z]+|https:\/\/homenew\.console\.aliyun\.com)$/;

/** Everything telling in the cloud's state that is four characters or longer. */
function originalsIn(value: unknown, name = ""): Set<string> {
  if (typeof value === "string") {
    return new Set(TELLING.test(name) && value.length >= 4 && !PUBLIC.test(value) ? [value] : []);
  }
  if (typeof value !== "object" || value === null) return new Set();
  const entries = Object.entries(value).flatMap(([key, inner]) => [
    ...originalsIn(inner, Array.isArray(value) ? name : key),
    ...(name === "tags" ? [key, String(inner)].filter((text) => text.length >= 4) : []),
  ]);
  return new Set(entries);
}
