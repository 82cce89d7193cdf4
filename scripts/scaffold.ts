/**
 * `npm run scaffold <module>:<Name> [-- --shape <shape>]` begins a resource: its file in `provider/resources`, an outline
 * of its lifecycle spec, its line among the kinds, and all that is generated from it. What it writes compiles and lints;
 * what it cannot know it names at the end.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { SERVICE_NAMES } from "../provider/api/tables";
import { renderEdge } from "./scaffold/edge";
import { renderEntity } from "./scaffold/entity";
import { leftToDo } from "./scaffold/left";
import { planOf, SHAPES } from "./scaffold/plan";
import { renderSecretOnce } from "./scaffold/secret-once";
import { renderSetting } from "./scaffold/setting";
import { renderSpec } from "./scaffold/spec";

const root = join(__dirname, "..");
const USAGE = "npm run scaffold <module>:<Name>, such as npm run scaffold ims:Application";
const RENDER = { entity: renderEntity, edge: renderEdge, setting: renderSetting, "secret-once": renderSecretOnce };
/** Kinds that exist, one a line: states hold them, so the list only grows. */
const KINDS = "tests/host/kinds.txt";

try {
  scaffold();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function scaffold(): void {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { shape: { type: "string" } } });
  const [kind = "", ...others] = positionals;
  const [, module = "", name = ""] = /^([a-z]+):([A-Z][A-Za-z0-9]*)$/.exec(kind) ?? [];
  if (name === "" || others.length > 0) throw new Error(`Say which resource to begin: ${USAGE}.`);
  const service = SERVICE_NAMES.find((one) => one === module);
  if (service === undefined) throw new Error(`There is no module ${module}; there are ${SERVICE_NAMES.join(", ")}.`);
  const { shape: wanted = "entity" } = values;
  const shape = SHAPES.find((one) => one === wanted);
  if (shape === undefined) throw new Error(`There is no shape ${wanted}; there are ${SHAPES.join(", ")}.`);
  const plan = planOf(service, name, shape);
  const text = RENDER[shape](plan);
  const files = new Map([
    [plan.file, text],
    [plan.spec, renderSpec(plan)],
  ]);
  for (const file of files.keys()) if (existsSync(join(root, file))) throw new Error(`${file} is there already.`);
  for (const [file, text] of files) write(file, text);
  const kinds = readFileSync(join(root, KINDS), "utf8").trim().split("\n");
  write(KINDS, `${[...new Set([...kinds, kind])].sort().join("\n")}\n`);
  run(join(root, "node_modules/@biomejs/biome/bin/biome"), "check", "--write", "--log-level=error", ...files.keys());
  run("-r", "./scripts/register.js", "scripts/generate.ts");
  console.log(
    ["", `Left to do for ${kind}:`, ...leftToDo(plan, text).map((line, index) => `${index + 1}. ${line}`)].join("\n"),
  );
}

function write(file: string, text: string): void {
  writeFileSync(join(root, file), text);
  console.log(`wrote ${file}`);
}

function run(...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error(`${args.find((word) => word.includes(root)) ?? ""} ended with ${status}.`);
}
