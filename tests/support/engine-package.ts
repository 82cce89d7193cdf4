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
import * as ts from "typescript";

const root = join(__dirname, "..", "..");
const compiled = ["provider", "emulator", "rehearsal", "cli", "examples"];
const copied = ["entry", "tests/engine/programs"];

/**
 * The package as it is installed, compiled from the checkout, with the programs of the tests in it; they find it by its
 * own name. Engines start three processes an operation, and each would spend two seconds on compiling the sources.
 *
 * @returns its folder, which is named by its contents and used again.
 */
export function builtPackage(): string {
  const files = [...compiled, ...copied].flatMap((folder) => filesOf(folder)).concat("package.json", "tsconfig.json");
  const hash = createHash("sha256").update(realpathSync(join(root, "node_modules")));
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
  }
  return folder;
}

function build(folder: string): void {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const compilerOptions: ts.CompilerOptions = { ...options, module: ts.ModuleKind.CommonJS, noEmit: false };
  delete compilerOptions.moduleResolution;
  for (const file of compiled.flatMap((name) => filesOf(name))) {
    const source = readFileSync(join(root, file), "utf8");
    const target = join(folder, "dist", file).replace(/\.ts$/, ".js");
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, file.endsWith(".ts") ? ts.transpileModule(source, { compilerOptions }).outputText : source);
  }
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true });
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
}

function filesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
