import { existsSync } from "node:fs";
import { join } from "node:path";
import type { OutputFacts } from "../../provider/kernel/definition";
import type { AnyFields } from "../../provider/kernel/fields";
import { definitions } from "../../provider/registry";
import type { Declarations, Described } from "./declarations";
import { permissionsOf } from "./permissions";

export interface ResourceSubject {
  readonly module: string;
  readonly name: string;
  /** `cloudsso.AccessConfiguration` */
  readonly title: string;
  readonly kind: string;
  readonly page: string;
  readonly described: Described;
  readonly facts: AnyFields;
  readonly outputs: { readonly [name: string]: OutputFacts };
  readonly id: readonly string[];
  readonly idOutputs: readonly string[];
  readonly permissions: readonly string[];
}

export interface FunctionSubject {
  readonly module: string;
  readonly title: string;
  readonly described: Described;
  readonly permissions: readonly string[];
}

export const FUNCTIONS_PAGE = "docs/functions.md";

/** Every resource of the registry. Its verbs are in `provider/resources`, at the path of its class. */
export function describeResources(root: string, declarations: Declarations): readonly ResourceSubject[] {
  return definitions.map((definition) => {
    const [module = "", name = ""] = definition.kind.split(":");
    const described = declarations.classNamed(module, name);
    const source = described.file.replace("provider/dynamic/", "provider/resources/");
    if (!existsSync(join(root, source))) throw new Error(`The verbs of ${definition.kind} are not in ${source}.`);
    return {
      module,
      name,
      title: `${module}.${name}`,
      kind: definition.kind,
      page: `docs/resources/${module}.${name}.md`,
      described,
      facts: definition.fields as AnyFields,
      outputs: definition.outputs,
      id: definition.id,
      idOutputs: Object.keys(definition.idOutputs ?? {}),
      permissions: permissionsOf(root, source),
    };
  });
}

export function describeFunctions(root: string, declarations: Declarations): readonly FunctionSubject[] {
  return ["cloudsso", "ims"].flatMap((module) =>
    declarations.functionsOf(module).map((described) => ({
      module,
      title: `${module}.${described.name}`,
      described,
      permissions: permissionsOf(root, described.file),
    })),
  );
}
