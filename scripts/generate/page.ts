import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";

const FOLDER = "report/map/page";

/**
 * The script and the style of the access map as texts, which a report writes into its one file: `report/map/page/main.ts`
 * with what it imports, each a function that is called when it is first asked for.
 */
export function renderPage(root: string): string {
  return [
    "// Written by `npm run generate` from report/map/page; edit that.",
    `export const PAGE_SCRIPT = ${JSON.stringify(scriptOf(root))};`,
    `export const PAGE_STYLE = ${JSON.stringify(styleOf(root, stylesIn(root)))};`,
    `export const PALETTE = ${JSON.stringify(styleOf(root, ["palette.css"]))};`,
    "",
  ].join("\n");
}

function scriptOf(root: string): string {
  const sources = [
    ...readdirSync(join(root, FOLDER)).filter((name) => name.endsWith(".ts")),
    "../shape.ts",
    "../../shell.ts",
  ];
  const modules = sources.sort().map((name) => moduleOf(root, posix.join(FOLDER, name)));
  return [
    "(() => {",
    '"use strict";',
    "const modules = {",
    ...modules,
    "};",
    "const loaded = {};",
    "function load(name) {",
    "  if (!(name in loaded)) modules[name]((loaded[name] = {}), load);",
    "  return loaded[name];",
    "}",
    `load("${FOLDER}/main");`,
    "})();",
  ].join("\n");
}

function moduleOf(root: string, file: string): string {
  const { outputText } = ts.transpileModule(readFileSync(join(root, file), "utf8"), {
    fileName: file,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, removeComments: true },
  });
  const text = outputText
    .replace('"use strict";\n', "")
    .replace(/require\("(\.[^"]+)"\)/g, (_, path: string) => `require("${posix.join(posix.dirname(file), path)}")`);
  return `"${file.replace(/\.ts$/, "")}"(exports, require) {\n${text}},`;
}

/** In the order of their names, in which what comes later overrides. */
function stylesIn(root: string): string[] {
  return readdirSync(join(root, FOLDER))
    .filter((name) => name.endsWith(".css"))
    .sort();
}

function styleOf(root: string, names: readonly string[]): string {
  const style = names.map((name) => readFileSync(join(root, FOLDER, name), "utf8"));
  return style.join("").replace(/\/\*[\s\S]*?\*\/\n?/g, "");
}
