import type { OutputFacts } from "../../provider/kernel/definition";
import type { AnyFields } from "../../provider/kernel/fields";
import { definitions } from "../../provider/registry";
import { modules } from "../generate/resources/modules";
import type { Declarations, Described, DescribedDefinition } from "./declarations";
import { Calls } from "./permissions";

export interface ResourceSubject {
  readonly module: string;
  readonly name: string;
  /** `cloudsso.AccessConfiguration` */
  readonly title: string;
  readonly kind: string;
  readonly page: string;
  readonly described: DescribedDefinition;
  readonly facts: AnyFields;
  readonly outputs: { readonly [name: string]: OutputFacts };
  readonly id: readonly string[];
  readonly permissions: readonly string[];
}

export interface FunctionSubject {
  readonly module: string;
  readonly title: string;
  readonly described: Described;
  readonly permissions: readonly string[];
}

export const FUNCTIONS_PAGE = "docs/functions.md";

/** Where a function is described. @param from the folder of the page that links, with a slash. */
export function functionLink(title: string, from = ""): string {
  return `${FUNCTIONS_PAGE.replace(from, "")}#${title.replace(".", "").toLowerCase()}`;
}

/** Where verbs and functions find what they call. */
const CALLING = ["provider/resources", "provider/rollout", "provider/functions"];

/** Every resource of the registry. */
export function describeResources(root: string, declarations: Declarations): readonly ResourceSubject[] {
  const calls = new Calls(root, CALLING);
  return declarations.definitions().map((described) => {
    const definition = definitions.find(({ kind }) => kind === described.kind);
    if (definition === undefined)
      throw new Error(`${described.kind} is not in the registry: run \`npm run generate\`.`);
    const [module = "", name = ""] = described.kind.split(":");
    return {
      module,
      name,
      title: `${module}.${name}`,
      kind: described.kind,
      page: `docs/resources/${module}.${name}.md`,
      described,
      facts: definition.fields as AnyFields,
      outputs: definition.outputs,
      id: definition.id,
      permissions: calls.by(described.file, described.name),
    };
  });
}

export function describeFunctions(root: string, declarations: Declarations): readonly FunctionSubject[] {
  const calls = new Calls(root, CALLING);
  return modules.flatMap((module) =>
    declarations.functionsOf(module).map((described) => ({
      module,
      title: `${module}.${described.name}`,
      described,
      permissions: calls.by(described.file, described.name),
    })),
  );
}
