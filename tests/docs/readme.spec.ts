import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

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
  const settings = readFileSync(join(root, "provider/config.ts"), "utf8") + sources("provider/config");
  const tables = readme.slice(readme.indexOf("\n## Settings"), readme.indexOf("\n## Resources"));

  it("names every environment variable that is read, and no other", () => {
    const variables = /\b(?:ALICLOUD|ALIBABA_CLOUD|ALIBABACLOUD|CLIENT|MAX_RETRY)_[A-Z_0-9]+\b/g;
    const read = new Set(settings.match(variables));
    const named = new Set(tables.match(variables));
    // Said in words: the third family has the names of the second, and endpoints are read by service.
    const spoken = /^ALIBABACLOUD_|^ALIBABA_CLOUD_ENDPOINT_|_DISABLED$|SESSION_(NAME|EXPIRATION)$/;
    assert.deepEqual(
      [...read].filter((name) => !named.has(name) && !spoken.test(name)),
      [],
    );
    assert.deepEqual(
      [...named].filter((name) => !read.has(name) && !spoken.test(name)),
      [],
    );
  });

  it("names every key of the stack configuration that is read, and no other", () => {
    const read = [...settings.matchAll(/(?:fromConfiguration\(lookup, |find\(\s*)"(\w+)"/g)].map(
      ([, key]) => key ?? "",
    );
    const keys = new Set([...read, "endpoints", "accessKey", "secretKey"]); // these three are composed
    const named = [...tables.matchAll(/^\|[^|]*\|([^|]*)\|/gm)].flatMap(([, cell = ""]) =>
      [...cell.matchAll(/`(\w+)`/g)].map(([, key]) => key ?? ""),
    );
    assert.deepEqual(
      named.filter((key) => !keys.has(key)),
      [],
    );
    // An STS token there is refused, which the README says in words.
    assert.deepEqual(
      [...keys].filter((key) => !named.includes(key) && key !== "securityToken"),
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
