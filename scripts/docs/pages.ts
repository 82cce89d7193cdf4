import type { AnyFields } from "../../provider/kernel/fields";
import type { Declarations, DescribedField } from "./declarations";
import { code, firstSentence, paragraphs, table } from "./markdown";
import { reasonFor } from "./reasons";
import { type FunctionSubject, functionLink, type ResourceSubject } from "./subjects";

const GENERATED = "<!-- Written by `npm run docs` from the code. Edit the doc comments there. -->";

/** One resource: what it is, what it takes and gives, its id, the types it names, what it may call. */
export function renderResource(resource: ResourceSubject, declarations: Declarations): string {
  const { module, name, facts, described } = resource;
  const inputs = declarations.fieldsOf(module, `${name}Inputs`);
  const given = inputs.filter((field) => facts[field.name]?.derived !== true);
  const types = declarations.interfacesIn(
    module,
    given.map(({ type }) => type),
  );
  return page([
    `# ${resource.title}`,
    GENERATED,
    paragraphs(described.comment),
    ...described.examples.map(example),
    "## Arguments",
    `${table(
      ["Argument", "Type", "Facts", "Default", "Meaning"],
      given.map((field) => argumentRow(field, facts)),
    )}`,
    "*replaces*: a change makes a new object. *set*: the order means nothing. *state only*: the cloud knows nothing of it. " +
      "*at creation*: counts when the object is made, and never again.",
    ...types.flatMap((type) => [
      `### ${type}`,
      paragraphs(declarations.commentOn(module, type)),
      fieldTable(declarations.fieldsOf(module, type)),
    ]),
    "## Outputs",
    ...outputs(outputRows(resource, inputs, declarations)),
    "## Id",
    `${code(resource.id.map((part) => `<${part}>`).join(":"))}, of type ${code(`pulumi-nodejs:dynamic/${resource.kind}`)}. ` +
      `${code(`${resource.title}.get(name, id, state?, options?)`)} reads one that is there without owning it.`,
    "## Permissions",
    permissionTable(resource.permissions),
  ]);
}

export function renderFunctions(functions: readonly FunctionSubject[], declarations: Declarations): string {
  return page([
    "# Functions",
    GENERATED,
    "What a program asks the account, in its own process and in every preview. Results are not in the state.",
    "Each is there twice: as a promise, and with the ending `Output` for arguments and results that are outputs.",
    ...functions.flatMap(({ module, title, described, permissions }) => {
      const noun = described.name.replace(/^get/, "Get");
      const given = declarations.fieldsOf(module, `${noun}Args`);
      const result = declarations.fieldsOf(module, `${noun}Result`);
      const [takes, gives] = [given, result].map((fields) =>
        declarations.interfacesIn(
          module,
          fields.map(({ type }) => type),
        ),
      ) as [string[], string[]];
      return [
        `## ${title}`,
        paragraphs(described.comment),
        ...described.examples.map(example),
        ...(given.length === 0 ? ["It takes no arguments."] : ["Arguments:", fieldTable(given)]),
        ...takes.flatMap((type) => [`${code(type)}:`, fieldTable(declarations.fieldsOf(module, type))]),
        "Result, where a `?` may be absent:",
        resultTable(result),
        ...gives.flatMap((type) => [`${code(type)}:`, resultTable(declarations.fieldsOf(module, type))]),
        ...(permissions.length === 0 ? [] : [permissionTable(permissions)]),
      ];
    }),
  ]);
}

/** The README's table of everything there is. */
export function renderContents(resources: readonly ResourceSubject[], functions: readonly FunctionSubject[]): string {
  return table(
    ["", "What it is"],
    [
      ...resources.map(({ title, page, described }) => [`[${title}](${page})`, firstSentence(described.comment)]),
      ...functions.map(({ title, described }) => [
        `[${title}](${functionLink(title)})`,
        firstSentence(described.comment),
      ]),
    ],
  );
}

function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function outputs(rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return ["Every argument that is not *at creation*."];
  return ["Every argument that is not *at creation*, and:", table(["Output", "Type", "Facts", "Meaning"], rows)];
}

function permissionTable(permissions: readonly string[]): string {
  return table(
    ["Permission", "Why"],
    permissions.map((permission) => [code(permission), reasonFor(permission)]),
  );
}

function example(text: string): string {
  return ["```ts", text, "```"].join("\n");
}

function argumentRow({ name, type, comment }: DescribedField, facts: AnyFields): readonly string[] {
  const field = facts[name];
  const said = [
    field?.required === true && "required",
    field?.replaces === true && "replaces",
    field?.secret === true && "secret",
    field?.set !== undefined && "set",
    field?.stateOnly === true && "state only",
    field?.createOnly === true && "at creation",
  ];
  const fallback = field?.default === undefined ? "" : code(JSON.stringify(field.default));
  return [code(name), code(type), said.filter(Boolean).join(", "), fallback, comment];
}

function outputRows(
  { module, name, facts, outputs, described }: ResourceSubject,
  inputs: readonly DescribedField[],
  declarations: Declarations,
): readonly (readonly string[])[] {
  const parts = [...described.idOutputs].map(([part, comment]) => ({
    name: part,
    type: "string",
    optional: false,
    comment,
  }));
  const derived = inputs.filter((field) => facts[field.name]?.derived === true);
  const decided = declarations.fieldsOf(module, `${name}Outputs`);
  return [...parts, ...derived, ...decided].map((field) => {
    const isSecret = (outputs[field.name]?.secret ?? facts[field.name]?.secret) === true;
    const said = [isSecret && "secret", field.optional && "may be absent"];
    return [code(field.name), code(field.type), said.filter(Boolean).join(", "), field.comment];
  });
}

function fieldTable(fields: readonly DescribedField[]): string {
  return table(
    ["Field", "Type", "Facts", "Meaning"],
    fields.map(({ name, type, optional, comment }) => [code(name), code(type), optional ? "" : "required", comment]),
  );
}

function resultTable(fields: readonly DescribedField[]): string {
  const rows = fields.map(({ name, type, optional, comment }) => [
    code(`${name}${optional ? "?" : ""}`),
    code(type),
    comment,
  ]);
  return table(["Field", "Type", "Meaning"], rows);
}
