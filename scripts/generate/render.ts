import { describeParameter } from "../../provider/api/describe";
import type { OperationFacts, ParameterFacts, ServiceFacts, ServiceName, Shape } from "../../provider/api/facts";
import { isFields, isList, isWrapper, listPath, type NamedShape, namedShapes, singular } from "./shapes";

const TABLE_NAMES: Readonly<Record<ServiceName, string>> = {
  cloudsso: "CloudSsoOperations",
  ims: "ImsOperations",
  ram: "RamOperations",
  resourceDirectory: "ResourceDirectoryOperations",
  sts: "StsOperations",
};

/** `resource-directory` of `resourceDirectory`, as files are called. */
export function fileNameOf(service: ServiceName): string {
  return service.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const SCALARS: Readonly<Record<string, string>> = {
  string: "string",
  integer: "number",
  boolean: "boolean",
  any: "unknown",
};

/** The request and response types of a service, as the text of its `.generated.ts` in `provider/api`. */
export function renderTypes({ service, product, version, operations }: ServiceFacts): string {
  const inOrder = [...operations].sort((a, b) => (a.action < b.action ? -1 : 1));
  const sections = [
    [
      `// Generated from facts/${fileNameOf(service)}.json by \`npm run generate\`. Edit the table, not this file.`,
      `// The types of ${product} ${version} in wire names. Any field of an answer may be missing.`,
    ].join("\n"),
    "export type RequestTag = { readonly Key: string; readonly Value?: string | undefined };",
    ...namedShapes(inOrder).map(renderNoun),
    ...inOrder.flatMap((operation) => [renderRequest(operation), renderResponse(operation)]),
    renderTable(TABLE_NAMES[service], inOrder),
  ];
  return `${sections.join("\n\n")}\n`;
}

function renderNoun({ name, fields, operations }: NamedShape): string {
  const lines = [...fields].flatMap(([field, { shapes, operations: having }]) => [
    ...comment(partial(operations, having)),
    `  readonly ${field}?: ${shapes.map((shape) => typeOf(field, shape)).join(" | ")};`,
  ]);
  return [`export interface ${name} {`, ...lines, "}"].join("\n");
}

/** Says which answers have a field that not all have. */
function partial(all: readonly string[], having: readonly string[]): string {
  const lacking = all.filter((action) => !having.includes(action));
  if (lacking.length === 0) return "";
  return having.length <= lacking.length ? `Only from ${having.join(", ")}.` : `Not from ${lacking.join(", ")}.`;
}

/** A type, not an interface: only types fit the index signature of a call's parameters. */
function renderRequest(operation: OperationFacts): string {
  const name = `${operation.action}Request`;
  if (operation.request.length === 0) return `export type ${name} = Readonly<Record<string, never>>;`;
  const lines = operation.request.flatMap((parameter) => [
    ...comment(describeParameter(parameter, operation)),
    `  readonly ${parameter.name}${renderParameter(parameter)};`,
  ]);
  return [`export type ${name} = {`, ...lines, "};"].join("\n");
}

function renderParameter(parameter: ParameterFacts): string {
  const must = parameter.required || (parameter.needed && !parameter.oneOf);
  return must ? `: ${parameterType(parameter)}` : `?: ${parameterType(parameter)} | undefined`;
}

function parameterType({ type, values }: ParameterFacts): string {
  if (type === "strings") return "readonly string[]";
  if (type === "tags") return "readonly RequestTag[]";
  if (values) return values.map((value) => (type === "integer" ? value : JSON.stringify(value))).join(" | ");
  return SCALARS[type] ?? "string";
}

function renderResponse(operation: OperationFacts): string {
  const { action, response } = operation;
  const lines = Object.entries(response).map(([field, shape]) => `  readonly ${field}?: ${typeOf(field, shape)};`);
  const path = listPath(operation);
  const item = path ? [`\nexport type ${action}Item = ${itemType(response, path)};`] : [];
  return [`export interface ${action}Response {`, ...lines, "}", ...item].join("\n");
}

function typeOf(field: string, shape: Shape): string {
  if (isList(shape)) return `readonly ${typeOf(singular(field), shape[0])}[]`;
  if (!isFields(shape)) return SCALARS[shape] ?? "unknown";
  if (!isWrapper(shape)) return field;
  const inner = Object.entries(shape).map(([name, list]) => `readonly ${name}?: ${typeOf(name, list)}`);
  return `{ ${inner.join("; ")} }`;
}

function renderTable(name: string, operations: readonly OperationFacts[]): string {
  const lines = operations.map(({ action, paging }) => {
    const item = paging ? `; readonly item: ${action}Item` : "";
    return `  readonly ${action}: { readonly request: ${action}Request; readonly response: ${action}Response${item} };`;
  });
  return [
    "/** Every operation with its types; `item` is what a paged list holds. */",
    `export interface ${name} {`,
    ...lines,
    "}",
  ].join("\n");
}

function itemType(response: Shape, path: string): string {
  const names = path.split(".");
  let shape = response;
  for (const name of names) {
    const next = isFields(shape) ? shape[name] : undefined;
    if (next === undefined) throw new Error(`The answer has no ${path}.`);
    shape = next;
  }
  if (!isList(shape)) throw new Error(`${path} is no list.`);
  return typeOf(singular(names.at(-1) ?? ""), shape[0]);
}

function comment(text: string): string[] {
  return text ? [`  /** ${text} */`] : [];
}
