import type { Declarations } from "../../docs/declarations";
import { classFile, typesIn } from "./class";
import type { Subject } from "./subjects";
import { docComment, type Exported, exportLine, importLine } from "./text";

const GENERATED =
  "// Generated from provider/resources and provider/functions by `npm run generate`. Edit those, not this file.";

/** What the modules are, as programs see them. */
const MODULES: { readonly [module: string]: string } = {
  cloudsso: "CloudSSO 2021-05-15, under the names that `@pulumi/alicloud` uses.",
  ims: "IMS 2019-08-15, the API behind RAM users, under the API's own nouns.",
  ram: "RAM 2015-05-01: policies, roles, and who has which policy.",
  resourcedirectory:
    "The resource directory (ResourceDirectoryMaster 2022-04-19): which accounts there are, in which folders.",
};

export const REGISTRY = "provider/registry.generated.ts";

export function moduleFile(module: string): string {
  return `provider/${module}.generated.ts`;
}

export const modules = Object.keys(MODULES);

/** All that a program imports of one module: classes with their types, functions with theirs, and the types in between. */
export function renderModule(module: string, subjects: readonly Subject[], declarations: Declarations): string {
  const file = moduleFile(module);
  const own = subjects.filter((one) => one.module === module);
  const classes = own.map((one): readonly [string, readonly Exported[]] => {
    const names = [one.name, ...(one.definition.alsoCalled === undefined ? [] : [one.definition.alsoCalled])];
    return [classFile(one), names.flatMap((name) => exportsAs(one.name, name))];
  });
  const functionFiles = [...new Set(declarations.functionsOf(module).map((one) => one.file))];
  const functions = functionFiles.map((from) => [from, declarations.exportsOf(from)] as const);
  const lines = [...classes, ...functions, ...sharedTypes(own, declarations)].map(([from, exported]) =>
    exportLine(file, exported, from),
  );
  return [...docComment(MODULES[module] ?? ""), GENERATED, ...lines, ""].join("\n");
}

/** A class with the types of its arguments, under its own name or another. */
function exportsAs(own: string, name: string): readonly Exported[] {
  const as = (what: string) => (own === name ? `${own}${what}` : `${own}${what} as ${name}${what}`);
  return [{ name: as(""), isType: false }, ...["Args", "State"].map((what) => asType(as(what)))];
}

function asType(name: string): Exported {
  return { name, isType: true };
}

/** Types that properties name, and those that these name in turn. */
function sharedTypes(
  own: readonly Subject[],
  declarations: Declarations,
): readonly (readonly [string, readonly Exported[]])[] {
  const files = new Map<string, Set<string>>();
  for (const subject of own) {
    for (const names of typesIn(subject, declarations).values()) {
      for (const name of declarations.interfacesIn(subject.module, [...names])) {
        const from = declarations.fileOfType(subject.module, name);
        if (from !== undefined) files.set(from, (files.get(from) ?? new Set()).add(name));
      }
    }
  }
  return [...files].map(([from, names]) => [from, [...names].map(asType)] as const);
}

/** The list of all definitions. Two modules may have a noun in common: then its module tells them apart. */
export function renderRegistry(subjects: readonly Subject[]): string {
  const named = subjects.map(({ module, name, described }) => {
    const isShared = subjects.filter((other) => other.described.name === described.name).length > 1;
    return { described, alias: isShared ? `${module}${name}` : described.name };
  });
  return [
    "// Generated from provider/resources by `npm run generate`. Edit that, not this file.",
    ...named.map(({ described, alias }) => {
      const imported = alias === described.name ? alias : `${described.name} as ${alias}`;
      return importLine(REGISTRY, [imported], described.file);
    }),
    "",
    "/** Every resource there is, in the order of kinds. */",
    "export const definitions = [",
    ...named.map(({ alias }) => `  ${alias},`),
    "] as const;",
    "",
    "/** Every kind, as states have it. */",
    "export type Kind =",
    ...subjects.map(({ definition: { kind } }, index) => `  | "${kind}"${index === subjects.length - 1 ? ";" : ""}`),
    "",
  ].join("\n");
}
