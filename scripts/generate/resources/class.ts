import type { Declarations } from "../../docs/declarations";
import type { Property, Subject } from "./subjects";
import { docComment, generatedFrom, importLine, importTypes } from "./text";
import { inputText, namesIn, outputText } from "./types";

/** Where the class of a definition is: beside its kin, under the name of the definition's file. */
export function classFile({ described }: Subject): string {
  return described.file.replace("provider/resources/", "provider/dynamic/").replace(/\.ts$/, ".generated.ts");
}

/** The public class of a resource, with what it takes, what can be said of it for a look-up, and what it gives. */
export function renderClass(subject: Subject, declarations: Declarations): string {
  const { name, described, given } = subject;
  const isAnyRequired = given.some(({ field }) => field?.required === true);
  const constant = described.name;
  const idForm = subject.definition.id.map((part) => `<${part}>`).join(":");
  return [
    generatedFrom(described.file),
    ...imports(subject, declarations),
    "",
    ...docComment(`The arguments of \`${name}\`. Every value, at any depth, may be an output of another resource.`),
    `export interface ${name}Args {`,
    ...given.flatMap((property) => {
      const isOptional = property.field?.required !== true;
      return member(property, `${property.name}${isOptional ? "?" : ""}: ${inputText(property, isOptional)}`);
    }),
    "}",
    "",
    ...docComment(`What is known of one that \`${name}.get\` looks up; all of it may be left out.`),
    `export interface ${name}State {`,
    ...subject.recorded.flatMap((property) => member(property, `${property.name}?: ${inputText(property, true)}`)),
    "}",
    "",
    ...docComment([described.comment, ...described.examples.map((text) => `@example\n${text}`)].join("\n\n")),
    `export class ${name} extends pulumi.CustomResource {`,
    ...subject.parts.flatMap((part) => member(part, `declare readonly ${part.name}: pulumi.Output<string>`)),
    ...subject.recorded.flatMap((property) =>
      member(property, `declare readonly ${property.name}: ${outputText(property)}`),
    ),
    "",
    ...docComment(
      [
        "@param name Names the resource in its stack.",
        "@param args What it shall be.",
        "@param options Pulumi's own; `import` and `provider` do not work for dynamic resources and are refused.",
      ].join("\n"),
      "  ",
    ),
    `  constructor(name: string, args: ${name}Args${isAnyRequired ? "" : " = {}"}, options?: pulumi.CustomResourceOptions) {`,
    `    super(...registration(${constant}, name, args, options));`,
    `    deriveFromId(this, ${constant});`,
    "  }",
    "",
    ...docComment(
      [
        "Reads one that is there, without owning it.",
        "",
        "@param name Names the resource in its stack.",
        `@param id \`${idForm}\``,
        "@param state What is known of it already; what the cloud does not say is taken from here.",
        "@param options Pulumi's own.",
      ].join("\n"),
      "  ",
    ),
    `  static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ${name}State, options?: pulumi.CustomResourceOptions): ${name} {`,
    `    return new ${name}(...lookUp<${name}Args>(${constant}, name, id, state, options));`,
    "  }",
    "",
    `  static override isInstance(value: unknown): value is ${name} {`,
    `    return isInstanceOf(${constant}.kind, value);`,
    "  }",
    "}",
    "",
  ].join("\n");
}

function member({ comment }: Pick<Property, "comment">, declaration: string): readonly string[] {
  return [...docComment(comment, "  "), `  ${declaration};`];
}

function imports(subject: Subject, declarations: Declarations): readonly string[] {
  const file = classFile(subject);
  const properties = [...subject.given, ...subject.recorded];
  const texts = properties.map((property) => inputText(property, true));
  const own = ["deriveFromId", "isInstanceOf", "lookUp", "registration"];
  return [
    'import * as pulumi from "@pulumi/pulumi";',
    importLine(file, [subject.described.name], subject.described.file),
    ...[...typesIn(subject, declarations)].map(([from, names]) => importTypes(file, [...names].sort(), from)),
    ...(texts.some((text) => text.startsWith("Given<"))
      ? [importTypes(file, ["Given"], "provider/functions/given.ts")]
      : []),
    importLine(file, own, "provider/dynamic/resource.ts"),
  ];
}

/** The types that a resource's properties name, by the file that declares them. */
export function typesIn(subject: Subject, declarations: Declarations): ReadonlyMap<string, ReadonlySet<string>> {
  const types = new Map<string, Set<string>>();
  for (const { type, name: property } of [...subject.given, ...subject.recorded]) {
    for (const name of namesIn(type)) {
      const file = declarations.fileOfType(subject.module, name);
      if (file === undefined) {
        throw new Error(
          `${subject.described.file}: ${property} is of the type ${name}, which no file of resources exports.`,
        );
      }
      types.set(file, (types.get(file) ?? new Set()).add(name));
    }
  }
  return new Map([...types].sort(([a], [b]) => (a < b ? -1 : 1)));
}
