/**
 * Writes what follows from the code: `docs/resources/`, `docs/functions.md`, `docs/operations.md`, the marked parts of
 * `docs/drift.md`, `docs/emulator.md`, `docs/lint.md`, `docs/connect.md`, `docs/rehearsal.md` and the README, and the table
 * that the command `policy` has of who calls what. With `--check` it writes nothing, names what is stale and ends with 1.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Declarations } from "./docs/declarations";
import { DRIFT_PAGE, renderDrift } from "./docs/drift";
import { EMULATOR_PAGE, renderEmulator } from "./docs/emulator";
import { LINT_PAGE, renderLint } from "./docs/lint";
import { withSection } from "./docs/markdown";
import { OPERATIONS_PAGE, renderOperations } from "./docs/operations";
import { renderContents, renderFunctions, renderResource } from "./docs/pages";
import { renderPolicies } from "./docs/permissions";
import { POLICY_TABLE, renderPolicyTable } from "./docs/policy-table";
import { renderEndpoints, renderSettings, renderSources } from "./docs/settings";
import {
  describeFunctions,
  describeResources,
  FUNCTIONS_PAGE,
  type FunctionSubject,
  type ResourceSubject,
} from "./docs/subjects";

const FOLDER = "docs/resources";
const CONNECT_PAGE = "docs/connect.md";
const REHEARSAL_PAGE = "docs/rehearsal.md";
const root = join(__dirname, "..");
const check = process.argv.includes("--check");

try {
  write();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function write(): void {
  const declarations = new Declarations(root);
  const resources = describeResources(root, declarations);
  const functions = describeFunctions(root, declarations);
  const pages = new Map([
    ...resources.map((resource) => [resource.page, renderResource(resource, declarations)] as const),
    [FUNCTIONS_PAGE, renderFunctions(functions, declarations)],
    [OPERATIONS_PAGE, renderOperations(root, resources, functions)],
    [EMULATOR_PAGE, renderEmulator(root)],
    [DRIFT_PAGE, renderDrift(textOf(DRIFT_PAGE))],
    [LINT_PAGE, renderLint(textOf(LINT_PAGE))],
    [CONNECT_PAGE, withSection(textOf(CONNECT_PAGE), "example", sourceBlock("examples/new-logon/index.ts"))],
    [REHEARSAL_PAGE, withSection(textOf(REHEARSAL_PAGE), "endpoints", renderEndpoints())],
    [POLICY_TABLE, renderPolicyTable(resources, functions)],
    ["README.md", readme(resources, functions)],
  ]);
  mkdirSync(join(root, FOLDER), { recursive: true });
  const there = readdirSync(join(root, FOLDER)).map((file) => `${FOLDER}/${file}`);
  for (const name of there) if (!pages.has(name)) settle(name, undefined);
  for (const [name, text] of pages) settle(name, text);
}

function readme(resources: readonly ResourceSubject[], functions: readonly FunctionSubject[]): string {
  const withContents = withSection(textOf("README.md"), "contents", renderContents(resources, functions));
  const operations = [...resources, ...functions].flatMap(({ permissions }) => permissions);
  const withSettings = withSection(withContents, "settings", renderSettings());
  const withSources = withSection(withSettings, "credentials", renderSources());
  return withSection(withSources, "permissions", renderPolicies(operations));
}

function textOf(name: string): string {
  return readFileSync(join(root, name), "utf8");
}

function sourceBlock(name: string): string {
  return ["```ts", textOf(name).trimEnd(), "```"].join("\n");
}

/** `undefined` is the text of a page whose subject is gone. */
function settle(name: string, text: string | undefined): void {
  const path = join(root, name);
  if ((existsSync(path) ? readFileSync(path, "utf8") : undefined) === text) return;
  if (check) {
    console.error(`${name} is stale: run \`npm run docs\`.`);
    process.exitCode = 1;
    return;
  }
  if (text === undefined) rmSync(path);
  else writeFileSync(path, text);
  console.log(`${text === undefined ? "removed" : "wrote"} ${name}`);
}
