/**
 * Writes what follows from the facts and the definitions: `npm run generate`. With `--check` it writes nothing, names
 * what is stale and ends with 1.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { estateJsonSchema } from "../estate/schema";
import { factsOf, SERVICE_NAMES } from "../provider/api/tables";
import { driftJsonSchema } from "../report/drift/schema";
import { impactJsonSchema } from "../report/impact/schema";
import { Declarations } from "./docs/declarations";
import { renderPage } from "./generate/page";
import { fileNameOf, renderTypes } from "./generate/render";
import { renderResources } from "./generate/resources";

const root = join(__dirname, "..");
const check = process.argv.includes("--check");

try {
  write();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function write(): void {
  const files = new Map<string, string>();
  for (const service of SERVICE_NAMES) {
    files.set(`provider/api/${fileNameOf(service)}.generated.ts`, renderTypes(factsOf(service)));
  }
  for (const [name, text] of renderResources(root, new Declarations(root))) files.set(name, text);
  files.set("docs/impact.schema.json", `${JSON.stringify(impactJsonSchema(), undefined, 2)}\n`);
  files.set("docs/estate.schema.json", `${JSON.stringify(estateJsonSchema(), undefined, 2)}\n`);
  files.set("report/map/page.generated.ts", renderPage(root));
  files.set("docs/drift.schema.json", `${JSON.stringify(driftJsonSchema(), undefined, 2)}\n`);
  for (const [name, text] of files) settle(name, text);
  for (const name of generatedClasses()) if (!files.has(name)) settle(name, undefined);
}

/** `undefined` is the text of a class whose definition is gone. */
function settle(name: string, text: string | undefined): void {
  const path = join(root, name);
  if ((existsSync(path) ? readFileSync(path, "utf8") : undefined) === text) return;
  if (check) {
    console.error(`${name} is stale: run \`npm run generate\`.`);
    process.exitCode = 1;
    return;
  }
  if (text === undefined) rmSync(path);
  else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  console.log(`${text === undefined ? "removed" : "wrote"} ${name}`);
}

function generatedClasses(): readonly string[] {
  const folder = "provider/dynamic";
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".generated.ts"))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
}
