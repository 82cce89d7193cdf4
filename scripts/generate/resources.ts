import manifest from "../../package.json";
import type { Declarations } from "../docs/declarations";
import { classFile, renderClass } from "./resources/class";
import { moduleFile, modules, REGISTRY, renderModule, renderRegistry } from "./resources/modules";
import { packageSchema } from "./resources/package-schema";
import { subjectsOf } from "./resources/subjects";

const SCHEMA = "provider/schema.generated.json";

/** What follows from the definitions, by the names of the files: classes, modules, the registry. */
export function renderResources(root: string, declarations: Declarations): ReadonlyMap<string, string> {
  const subjects = subjectsOf(root, declarations);
  return new Map([
    ...subjects.map((subject) => [classFile(subject), renderClass(subject, declarations)] as const),
    ...modules.map((module) => [moduleFile(module), renderModule(module, subjects, declarations)] as const),
    [REGISTRY, renderRegistry(subjects)],
    [SCHEMA, `${JSON.stringify(packageSchema(manifest, subjects, declarations), undefined, 2)}\n`],
  ]);
}
