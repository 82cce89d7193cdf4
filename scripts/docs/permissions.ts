import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { cloudSsoOperations } from "../../provider/api/cloudsso";
import { imsOperations } from "../../provider/api/ims";
import { ramOperations } from "../../provider/api/ram";
import { resourceDirectoryOperations } from "../../provider/api/resource-directory";
import { stsOperations } from "../../provider/api/sts";

type Operations = { readonly [name: string]: { readonly action: string } };

const SERVICES: { readonly [service: string]: Operations } = {
  cloudsso: cloudSsoOperations,
  ims: imsOperations,
  ram: ramOperations,
  resourceDirectory: resourceDirectoryOperations,
  sts: stsOperations,
};

/** What verbs reach through their context instead of an import. */
const SHARED = [
  { use: /\.scheduler\b/, file: "provider/rollout/scheduler.ts" },
  { use: /\.snapshots\b/, file: "provider/rollout/snapshot.ts" },
];

/** The operations that a file calls, itself and through what it imports, as `<service>:<Action>`, sorted. */
export function permissionsOf(root: string, file: string): readonly string[] {
  const texts = [...sourcesFrom(root, file).values()];
  return [...new Set(texts.flatMap(operationsIn))].sort();
}

function sourcesFrom(root: string, file: string, seen = new Map<string, string>()): ReadonlyMap<string, string> {
  if (seen.has(file)) return seen;
  const text = readFileSync(join(root, file), "utf8");
  seen.set(file, text);
  const imported = [...text.matchAll(/^(?:import|export) (?!type )[^;]*? from "(\.[^"]+)";/gm)]
    .map(([, path = ""]) => `${posix.join(posix.dirname(file), path)}.ts`)
    .filter((path) => /^provider\/(resources|rollout|functions)\//.test(path) && existsSync(join(root, path)));
  const shared = SHARED.filter(({ use }) => use.test(text)).map(({ file: path }) => path);
  for (const next of [...imported, ...shared]) sourcesFrom(root, next, seen);
  return seen;
}

/** Verbs say `context.ims.getUser`, functions `ims.getUser`, the roll-out, which knows CloudSSO alone, `this.api.listTasks`. */
function operationsIn(text: string): readonly string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, ""); // examples name functions, which have the names of operations
  return [...code.matchAll(/\b(cloudsso|ims|ram|resourceDirectory|sts|api)\s*\.(\w+)/g)].flatMap(
    ([, object = "", name = ""]) => {
      const service = object === "api" ? "cloudsso" : object;
      const operation = SERVICES[service]?.[name];
      return operation === undefined ? [] : [`${service}:${operation.action}`];
    },
  );
}

/** A RAM policy that allows these operations. */
export function renderPolicy(operations: readonly string[]): string {
  const actions = [...new Set(operations.flatMap(actionsOf))];
  const policy = { Version: "1", Statement: [{ Effect: "Allow", Action: actions.sort(), Resource: "*" }] };
  return ["```json", JSON.stringify(policy, undefined, 2), "```"].join("\n");
}

/**
 * The actions of an operation in a policy. The API pages of IMS name them `ram:`, an older page of the same product
 * `ims:`; naming both harms nobody. The resource directory has those of Resource Management.
 */
function actionsOf(operation: string): readonly string[] {
  const [service, action = ""] = operation.split(":");
  if (service === "ims") return [`ram:${action}`, operation];
  return [service === "resourceDirectory" ? `resourcemanager:${action}` : operation];
}
