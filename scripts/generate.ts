/**
 * Writes what follows from the facts: `npm run generate`. With `--check` it writes nothing, names what is stale and ends
 * with 1.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { factsOf } from "../provider/api/tables";
import { renderTypes } from "./generate/render";

const root = join(__dirname, "..");
const check = process.argv.includes("--check");

for (const service of ["cloudsso", "ims"] as const) {
  const name = `provider/api/${service}.generated.ts`;
  const path = join(root, name);
  const text = renderTypes(factsOf(service));
  if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
  if (check) {
    console.error(`${name} is stale: run \`npm run generate\`.`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, text);
    console.log(`wrote ${name}`);
  }
}
