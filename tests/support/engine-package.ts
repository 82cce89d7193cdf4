import { spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Options, transformSync } from "@swc/core";
import { publishedFolders } from "./folders";

const root = join(__dirname, "..", "..");
const compiled = [...publishedFolders, "examples"];
const copied = ["entry", "tests/engine/programs", "tests/support/preloaded"];
/** What npm notes of its last install. */
const installed = "node_modules/.package-lock.json";

/** As tests are compiled; what is published comes from the compiler of `npm run build`, for tests/package. */
const compilation: Options = {
  configFile: false,
  swcrc: false,
  jsc: { target: "es2022", parser: { syntax: "typescript" } },
  module: { type: "commonjs" },
};

let built: string | undefined;

/**
 * The package as it is installed, compiled from the checkout, with the programs of the tests in it; they find it by its
 * own name. Engines start three processes an operation, and each would spend two seconds on compiling the sources.
 *
 * @returns its folder, which is named by its contents and used again.
 */
export function builtPackage(): string {
  built ??= found();
  return built;
}

function found(): string {
  const files = [...compiled, ...copied].flatMap((folder) => filesOf(folder));
  files.push("package.json", "tests/support/engine-package.ts", installed);
  const hash = createHash("sha256")
    .update(process.version)
    .update(realpathSync(join(root, "node_modules")));
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  const folder = join(tmpdir(), `alicloud-identity-${hash.digest("hex").slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const fresh = `${folder}-${randomUUID()}`;
  build(fresh);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error; // otherwise another process of the tests was faster
    rmSync(fresh, { recursive: true });
    return folder;
  }
  pack(folder);
  return folder;
}

function build(folder: string): void {
  for (const file of compiled.flatMap((name) => filesOf(name))) {
    const source = readFileSync(join(root, file), "utf8");
    const target = join(folder, "dist", file).replace(/\.ts$/, ".js");
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, file.endsWith(".ts") ? transformSync(source, compilation).code : source);
  }
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true });
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  symlinkSync(realpathSync(join(root, "node_modules")), join(folder, "node_modules")); // it outlives a copy of the checkout
}

/** In its place at last: what is packed is known by its path. Until it is, processes load it as ever. */
function pack(folder: string): void {
  const preloaded = join(folder, "tests/support/preloaded");
  const { status, stderr } = spawnSync(process.execPath, [join(preloaded, "pack.js")], {
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "" }, // V8 takes no code that was compiled under other settings
    timeout: 120_000,
  });
  if (status === 0) return;
  rmSync(join(preloaded, "packed.json"), { force: true }); // or what does not run would be used from now on
  throw new Error(`the package was not packed: ${stderr || "it took too long"}`);
}

function filesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
