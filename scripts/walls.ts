// The walls that no rule about a single file can hold: which folder may import from which. Biome holds the others.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

/** Data flows one way: each part of provider/ imports only from those before it. */
const flow = ["config", "client", "api", "kernel", "lint", "rollout", "resources", "registry", "functions", "dynamic"];
const parts = flow.map((name) => `provider/${name}`);

/** What each part may import beside itself. */
const mayImport: { readonly [part: string]: readonly string[] } = {
  ...Object.fromEntries(parts.map((part, index) => [part, parts.slice(0, index)])),
  "provider/kernel": [
    "provider/client/errors",
    "provider/client/error-codes",
    "provider/config/nearest",
    "provider/config/values",
  ],
  "provider/lint": [
    "provider/api/facts",
    "provider/api/tables",
    "provider/config/nearest",
    "provider/config/values",
    "provider/kernel",
  ],
  provider: ["provider/resources", "provider/functions", "provider/dynamic"], // the public index
  emulator: ["facts", "tables", "cloudsso.generated", "ims.generated", "ram.generated", "saml-metadata"]
    .map((name) => `provider/api/${name}`)
    .concat("provider/client/encode", "provider/config/nearest", "estate/model"),
  rehearsal: [],
  export: [...parts.filter((part) => part !== "provider/dynamic"), "estate"].concat(
    ["record", "text", "urn"].map((name) => `provider/dynamic/${name}`),
  ),
  estate: parts.filter((part) => part !== "provider/dynamic"),
  report: ["estate", ...parts.filter((part) => part !== "provider/dynamic")],
  cli: ["provider", "emulator", "rehearsal", "estate", "export", "report"],
  examples: [], // programs as users write them: the package by its name
};

/** Who may load the SDK: a second copy in the provider process would cost half a second on the first call; engine.ts borrows its own. */
const loadsPulumi =
  /^provider\/(functions\/|config\/program\.ts|dynamic\/((resource|engine|hidden|refusals)\.ts|(cloudsso|ims|ram)\/))/;

/** Every import that crosses a wall, one sentence each. */
export function crossings(root: string): string[] {
  return Object.keys(mayImport)
    .filter((part) => !part.includes("/"))
    .flatMap((folder) => sourcesOf(root, folder))
    .flatMap((file) => crossingsOf(file, readFileSync(join(root, file), "utf8")));
}

function sourcesOf(root: string, folder: string): string[] {
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile() && file.name.endsWith(".ts"))
    .map((file) => posix.join(file.parentPath.slice(root.length + 1).replaceAll("\\", "/"), file.name));
}

function crossingsOf(file: string, text: string): string[] {
  const own = partOf(file);
  const targets = [...text.matchAll(/(?:\bfrom|\bimport|\brequire\(|\bimport\() ?"(\.[^"]+)"/g)]
    .map(([, path = ""]) => posix.join(dirname(file), path))
    .filter((target) => partOf(target) !== own && !mayImport[own]?.some((path) => begins(target, path)))
    .map((target) => `${file} imports ${target}, which ${own} may not`);
  const atRunTime = text.replace(/^(?:import|export) type [^;]*;|typeof import\([^)]*\)/gm, "");
  const pulumi = file.startsWith("provider/") && /"@pulumi\/pulumi/.test(atRunTime) && !loadsPulumi.test(file);
  return pulumi ? [...targets, `${file} loads @pulumi/pulumi, and may only name its types`] : targets;
}

function partOf(path: string): string {
  const holding = Object.keys(mayImport).filter((part) => begins(path, part));
  return holding.sort((a, b) => b.length - a.length)[0] ?? path;
}

function begins(path: string, part: string): boolean {
  return path === part || path.startsWith(`${part}/`) || path.startsWith(`${part}.`);
}

if (require.main === module) {
  const found = crossings(join(__dirname, ".."));
  for (const sentence of found) console.error(sentence);
  process.exitCode = found.length > 0 ? 1 : 0;
}
