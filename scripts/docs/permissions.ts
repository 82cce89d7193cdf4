import type ts from "typescript";
import { policiesOf } from "../../estate/permissions";
import { cloudSsoOperations } from "../../provider/api/cloudsso";
import { imsOperations } from "../../provider/api/ims";
import { ramOperations } from "../../provider/api/ram";
import { resourceDirectoryOperations } from "../../provider/api/resource-directory";
import { stsOperations } from "../../provider/api/sts";
import { Reach } from "./reach";

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

/** Finds in the code who calls what. */
export class Calls {
  private readonly reach: Reach;

  /** @param folders where calls are made; what lies elsewhere makes none. */
  constructor(root: string, folders: readonly string[]) {
    this.reach = new Reach(root, (file) => folders.some((folder) => file.startsWith(`${folder}/`)));
  }

  /** The operations that what a file declares by a name calls, itself and by all that it uses, as `<service>:<Action>`. */
  by(file: string, name: string): readonly string[] {
    return this.in(this.reach.from(file, name));
  }

  /** The operations that all of a file calls. */
  ofFile(file: string): readonly string[] {
    return this.in(this.reach.ofFile(file));
  }

  private in(statements: readonly ts.Statement[]): readonly string[] {
    const all = new Set(statements);
    for (const { use, file } of SHARED) {
      if (![...all].some((one) => use.test(one.getText()))) continue;
      for (const one of this.reach.ofFile(file)) all.add(one);
    }
    return [...new Set([...all].flatMap((one) => operationsIn(one.getText())))].sort();
  }
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

/** RAM policies that together allow these operations. */
export function renderPolicies(operations: readonly string[]): string {
  const texts = policiesOf(operations).map((policy) => JSON.stringify(policy, undefined, 2));
  return texts.map((text) => ["```json", text, "```"].join("\n")).join("\n\n");
}
