import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { makePlace, type Place, type PlaceOptions } from "../../../../cli/try/place";
import { findProject } from "../../../../cli/try/project";
import { type OwnStack, refuseOthers } from "../../../../cli/try/stack";
import { Crypter } from "../../../../rehearsal/passphrase";

describe("the place that try runs a command in", () => {
  let folder: string;
  let place: Place | undefined;

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "place-")));
  });
  afterEach(() => {
    place?.remove();
    place = undefined;
    rmSync(folder, { recursive: true });
  });

  function write(file: string, text = ""): void {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }

  function make(stack?: OwnStack, more: Partial<PlaceOptions> = {}): Place {
    const environment = { PULUMI_HOME: join(folder, "home") };
    place = makePlace({ project: findProject(folder), stack, cwd: folder, allow: [], environment, ...more });
    return place;
  }

  const inCopy = (file: string) => readFileSync(join(place?.cwd ?? "", file), "utf8");

  it("runs the program where it is, and keeps what Pulumi writes of a stack for itself", () => {
    write(
      "Pulumi.yaml",
      [
        "# the team's",
        "name: team",
        "main: infra/ # below",
        "stackConfigDir: stacks",
        "backend:",
        "  url: s3://states",
        "",
        "runtime:",
        "  name: nodejs",
      ].join("\n"),
    );
    write("infra/index.ts");
    write("stacks/Pulumi.dev.yaml", "config: {}");
    make();
    assert.equal(
      inCopy("Pulumi.yaml"),
      `# the team's\nname: team\nruntime:\n  name: nodejs\nmain: ${JSON.stringify(`${folder}/infra/`)}\n`,
    );
  });

  it("finds the project from below, the program without main, and a project in JSON", () => {
    write("Pulumi.json", '{"name": "team", "runtime": "nodejs", "backend": {"url": "s3://states"}}');
    write("deep/below/index.js");
    make(undefined, { project: findProject(join(folder, "deep", "below")) });
    assert.deepEqual(JSON.parse(inCopy("Pulumi.json")), { name: "team", runtime: "nodejs", main: `${folder}/` });
  });

  it("has the stack's configuration, its secrets encrypted for this place alone", () => {
    write("Pulumi.yaml", "name: team\nruntime: nodejs\n");
    write("Pulumi.dev.yaml", "encryptionsalt: of-the-user\n");
    const { environment, salt } = make({
      name: "dev",
      configuration: {
        "team:plain": { value: "p", secret: false },
        "team:object": { value: '{"a":1}', objectValue: { a: 1 }, secret: false },
        "team:secret": { value: "hush", secret: true },
      },
      deployment: {},
    });
    const text = inCopy("Pulumi.dev.yaml");
    assert.doesNotMatch(text, /hush|of-the-user/);
    const { encryptionsalt, config } = JSON.parse(text);
    assert.equal(encryptionsalt, salt);
    assert.deepEqual([config["team:plain"], config["team:object"]], ["p", { a: 1 }]);
    const crypter = new Crypter(environment["PULUMI_CONFIG_PASSPHRASE"], encryptionsalt);
    assert.equal(crypter.decrypt(config["team:secret"].secure), "hush");
    assert.equal(readFileSync(join(folder, "Pulumi.dev.yaml"), "utf8"), "encryptionsalt: of-the-user\n");
  });

  it("has no plugin of a provider that would act for real, unless that is allowed", () => {
    write("Pulumi.yaml", "name: team\nruntime: nodejs\n");
    for (const name of [
      "resource-aws-v6.0.0",
      "resource-gcp-v7.1.0",
      "resource-random-v4.16.0",
      "analyzer-rules-v1.0.0",
    ]) {
      mkdirSync(join(folder, "home", "plugins", name), { recursive: true });
    }
    const { environment } = make(undefined, { allow: ["gcp"] });
    const plugins = readdirSync(join(environment["PULUMI_HOME"] ?? "", "plugins")).sort();
    assert.deepEqual(plugins, ["analyzer-rules-v1.0.0", "resource-gcp-v7.1.0", "resource-random-v4.16.0"]);
    assert.equal(environment["PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION"], "true");
  });

  it("takes nothing along that it links to when it goes", () => {
    write("Pulumi.yaml", "name: team\nruntime: nodejs\n");
    write("src/index.ts", "kept");
    const { folder: gone, remove } = make();
    assert.equal(inCopy("src/index.ts"), "kept");
    remove();
    assert.equal(existsSync(gone), false);
    assert.equal(readFileSync(join(folder, "src", "index.ts"), "utf8"), "kept");
  });

  it("is refused to a stack with resources that have no copy", () => {
    const of = (...types: readonly string[]): OwnStack => ({
      name: "dev",
      configuration: {},
      deployment: { deployment: { resources: types.map((type) => ({ type })) } },
    });
    const mixed = of("pulumi:providers:pulumi-nodejs", "pulumi:providers:aws", "pulumi:providers:random");
    assert.throws(() => refuseOthers(mixed, []), /The stack dev has resources of aws, .* with --allow aws/);
    refuseOthers(mixed, ["aws"]);
    refuseOthers(of("pulumi:pulumi:Stack", "pulumi:providers:pulumi-nodejs"), []);
  });
});
