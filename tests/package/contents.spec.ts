import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join, posix } from "node:path";
import manifest from "../../package.json";
import { root, temporaryFolder } from "./copy";
import { succeed } from "./run";
import { type Tarball, tarball } from "./tarball";

describe("package contents", () => {
  let packed: Tarball;
  let unpacked = "";

  before(async () => {
    packed = await tarball();
    unpacked = temporaryFolder("unpacked-");
    await succeed(unpacked, "tar", ["-xzf", packed.path, "--strip-components", "1"]);
  });

  it("are the build, the entries, the documents and the papers", () => {
    const places = new Set(packed.files.map((file) => (file.includes("/") ? `${file.split("/")[0]}/` : file)));
    const papers = ["package.json", "README.md", "LICENSE", "CHANGELOG.md"];
    const allowed = ["dist/", "entry/", "docs/", "examples/", "templates/", ...papers];
    assert.deepEqual(
      [...places].filter((place) => !allowed.includes(place)),
      [],
    );
    for (const place of ["dist/", "entry/", "templates/", "package.json", "LICENSE", "CHANGELOG.md"])
      assert.ok(places.has(place), place);
  });

  it("hold no sources, tests or maps", () => {
    const own = packed.files.filter((file) => !file.startsWith("examples/"));
    const unwanted = own.filter((file) => /(?<!\.d)\.[mc]?ts$|\.map$|\.spec\.|^tests|tsbuildinfo$/.test(file));
    assert.deepEqual(unwanted, []);
  });

  it("hold every file that their pages link to", () => {
    for (const page of packed.files.filter((file) => file.endsWith(".md"))) {
      const text = readFileSync(join(unpacked, page), "utf8");
      for (const [, link = ""] of text.matchAll(/\]\((?![a-z]+:)([^)#]+)(?:#[^)]*)?\)/g)) {
        const target = posix.join(posix.dirname(page), link);
        assert.ok(packed.files.includes(target), `${page} links to ${link}`);
      }
    }
  });

  it("name nothing of the machine that built them", () => {
    const home = [packed.checkout, root, process.env["HOME"]].filter((path) => (path ?? "").length > 3);
    for (const file of packed.files) {
      const text = readFileSync(join(unpacked, file), "utf8");
      for (const path of home) assert.ok(!text.includes(path ?? ""), `${file} names ${path}`);
    }
  });

  it("hold every file that package.json points at", () => {
    const targets = JSON.stringify([manifest.exports, manifest.types, manifest.bin]).match(/(?<=:")\.\/[^"]+/g) ?? [];
    assert.ok(targets.length >= 7);
    for (const target of targets) assert.ok(packed.files.includes(target.slice(2)), target);
  });

  it("give the command its first line", () => {
    assert.match(readFileSync(join(unpacked, manifest.bin["alicloud-identity"]), "utf8"), /^#!\/usr\/bin\/env node\n/);
  });

  it("declare what they load", () => {
    const declared = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)];
    // The SDK's own: read with its copy, or loaded by the rehearsal from the program's.
    const theSdks = ["@grpc/grpc-js", "google-protobuf"];
    const onlyInACheckout = ["ts-node"];
    for (const file of packed.files.filter((file) => file.endsWith(".js"))) {
      const text = readFileSync(join(unpacked, file), "utf8");
      for (const [, specifier = ""] of text.matchAll(/\b(?:require|classicRequire)\("([^."][^"]*)"\)/g)) {
        if (isBuiltin(specifier)) continue;
        const name = specifier
          .split("/")
          .slice(0, specifier.startsWith("@") ? 2 : 1)
          .join("/");
        assert.ok([...declared, ...theSdks, ...onlyInACheckout, manifest.name].includes(name), `${file} loads ${name}`);
      }
    }
  });
});
