import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Declaration, SETTINGS } from "../../provider/config/declarations";

const root = join(__dirname, "..", "..");
const readme = readFileSync(join(root, "README.md"), "utf8");

function sources(folder: string): string {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(root, folder, file), "utf8"))
    .join("\n");
}

describe("the README", () => {
  const tables = readme.slice(readme.indexOf("\n## Settings"), readme.indexOf("\n## Resources"));
  const cells = [...tables.matchAll(/^\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)];
  const quoted = (column: number) =>
    cells.flatMap((row) => [...(row[column] ?? "").matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name));
  const settings: readonly Declaration[] = Object.values(SETTINGS);

  it("names every environment variable that is read, and no other", () => {
    const read = new Set(settings.flatMap(({ variables = [] }) => variables));
    assert.deepEqual(new Set(quoted(3)), read);
  });

  it("names every key of the stack configuration that is read, and no other", () => {
    const read = new Set(settings.flatMap(({ key }) => key ?? []));
    read.delete("securityToken"); // refused, which the README says in words
    assert.deepEqual(new Set(quoted(2)), read);
  });

  it("finds no variable in the source that is not declared", () => {
    const variables = /\b(?:ALICLOUD|ALIBABA_CLOUD|ALIBABACLOUD|CLIENT|MAX_RETRY)_[A-Z_0-9]*[A-Z0-9]\b/g;
    const declared = new Set(quoted(3));
    const source = readFileSync(join(root, "provider/config.ts"), "utf8") + sources("provider/config");
    assert.deepEqual(
      [...new Set(source.match(variables))].filter((name) => !declared.has(name) && !name.endsWith("_ENDPOINT")),
      [],
    );
  });

  it("says the versions that package.json says", () => {
    const { engines, peerDependencies, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      engines: { node: string };
      peerDependencies: { [name: string]: string };
      version: string;
    };
    const [sdk = ""] = /\d+\.\d+/.exec(peerDependencies["@pulumi/pulumi"] ?? "") ?? [];
    assert.ok(readme.includes(`Node.js ${engines.node.replace(">=", "")} or later`));
    assert.ok(readme.includes(`\`@pulumi/pulumi\` ${sdk} or later`));
    assert.ok(readme.includes(`"pulumi-alicloud-identity": "^${version}"`));
  });

  it("links to files that are there", () => {
    for (const page of ["README.md", ...pages("docs")]) {
      const text = readFileSync(join(root, page), "utf8");
      for (const [, link = ""] of text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)) {
        assert.ok(existsSync(join(root, page, "..", link)), `${page} links to ${link}`);
      }
    }
  });
});

function pages(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => join(folder, file));
}
