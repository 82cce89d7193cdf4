import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** What the source says of a definition or a function: its doc comment, and the examples in it. */
export interface Described {
  readonly name: string;
  readonly comment: string;
  readonly examples: readonly string[];
  /** From the root, with slashes. */
  readonly file: string;
}

export interface DescribedDefinition extends Described {
  readonly kind: string;
  /** What its `idOutputs` say of themselves, by name. */
  readonly idOutputs: ReadonlyMap<string, string>;
}

export interface DescribedField {
  readonly name: string;
  /** As a reader understands it, on one line. */
  readonly type: string;
  readonly node: ts.TypeNode | undefined;
  readonly optional: boolean;
  readonly comment: string;
}

type Declaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.FunctionDeclaration | ts.VariableStatement;

const FOLDERS = ["provider/resources", "provider/functions"];

/** Doc comments as the TypeScript compiler parses them. A name is looked up in a module's files, then in shared ones. */
export class Declarations {
  private readonly all: readonly Declaration[];

  constructor(root: string) {
    this.all = FOLDERS.flatMap((folder) => sourcesIn(root, folder)).flatMap((file) => declarationsIn(root, file));
  }

  /** Every exported constant of the type `Definition`, in the order of their kinds. */
  definitions(): readonly DescribedDefinition[] {
    const found = this.all.filter(ts.isVariableStatement).flatMap(asDefinition);
    return found.sort((a, b) => (a.kind < b.kind ? -1 : 1));
  }

  /** The functions of a module that programs call; their twins for outputs are constants. */
  functionsOf(module: string): readonly Described[] {
    return this.all
      .filter(ts.isFunctionDeclaration)
      .filter((one) => fileOf(one).startsWith(`provider/functions/${module}/`) && isExported(one))
      .map((one) => describe(one, one.name?.text ?? ""));
  }

  /** All that a file of functions exports by name, and whether it is a type. */
  exportsOf(file: string): readonly { readonly name: string; readonly isType: boolean }[] {
    return this.all
      .filter((one) => fileOf(one) === file && isExported(one))
      .map((one) => ({ name: nameOf(one), isType: isTypeDeclaration(one) }));
  }

  /**
   * The fields of an interface and of those that it extends, its own first, in the order of the source; none where
   * there is no such interface.
   */
  fieldsOf(module: string, name: string): readonly DescribedField[] {
    const found = this.find(module, name, ts.isInterfaceDeclaration);
    if (found === undefined) return [];
    const inherited = (found.heritageClauses ?? [])
      .flatMap(({ types }) => [...types])
      .flatMap(({ expression }) => this.fieldsOf(module, expression.getText()));
    const own = found.members.filter(ts.isPropertySignature).map(asField);
    return [...own, ...inherited.filter((field) => !own.some((one) => one.name === field.name))];
  }

  commentOn(module: string, name: string): string {
    const found = this.find(module, name, ts.isInterfaceDeclaration);
    return found === undefined ? "" : commentOf(found);
  }

  /** Where a type that is exported under this name is declared, from the root. */
  fileOfType(module: string, name: string): string | undefined {
    const found = this.find(module, name, isTypeDeclaration);
    return found === undefined || !isExported(found) ? undefined : fileOf(found);
  }

  /** The interfaces that types name, and those that these name in turn, in the order of their first mention. */
  interfacesIn(module: string, types: readonly string[]): readonly string[] {
    const found: string[] = [];
    const look = (type: string): void => {
      // What stands in quotes is a value, such as "User", and no interface of that name.
      for (const [name] of type.replaceAll(/"[^"]*"/g, "").matchAll(/\b[A-Z]\w+\b/g)) {
        if (found.includes(name) || this.find(module, name, ts.isInterfaceDeclaration) === undefined) continue;
        found.push(name);
        for (const field of this.fieldsOf(module, name)) look(field.type);
      }
    };
    types.forEach(look);
    return found;
  }

  private find<T extends Declaration>(module: string, name: string, is: (node: ts.Node) => node is T): T | undefined {
    const named = this.all.filter(is).filter((one) => nameOf(one) === name);
    return named.find((one) => fileOf(one).includes(`/${module}/`)) ?? named.find((one) => isShared(fileOf(one)));
  }
}

function isShared(file: string): boolean {
  return file.split("/").length === 3;
}

function fileOf(node: ts.Node): string {
  return node.getSourceFile().fileName;
}

function sourcesIn(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .sort();
}

function declarationsIn(root: string, file: string): readonly Declaration[] {
  const text = readFileSync(join(root, file), "utf8");
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  return statements.filter(
    (one): one is Declaration => isTypeDeclaration(one) || ts.isFunctionDeclaration(one) || ts.isVariableStatement(one),
  );
}

function isTypeDeclaration(node: ts.Node): node is ts.InterfaceDeclaration | ts.TypeAliasDeclaration {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
}

function nameOf(declaration: Declaration): string {
  if (ts.isVariableStatement(declaration)) return declaration.declarationList.declarations[0]?.name.getText() ?? "";
  return declaration.name?.text ?? "";
}

function isExported(declaration: Declaration): boolean {
  return declaration.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
}

/** `export const user: Definition<...> = { kind: "ims:User", ... }` */
function asDefinition(statement: ts.VariableStatement): readonly DescribedDefinition[] {
  const [constant] = statement.declarationList.declarations;
  const { type, initializer } = constant ?? {};
  if (!isExported(statement) || type === undefined || !/^Definition</.test(type.getText())) return [];
  const facts = initializer !== undefined && ts.isObjectLiteralExpression(initializer) ? initializer : undefined;
  const kind = facts && propertyNamed(facts, "kind");
  if (kind === undefined || !ts.isStringLiteral(kind)) {
    throw new Error(`${fileOf(statement)}: a definition is an object whose kind is written out, such as "ims:User".`);
  }
  return [
    {
      ...describe(statement, nameOf(statement)),
      kind: kind.text,
      idOutputs: commentsIn(facts && propertyNamed(facts, "idOutputs")),
    },
  ];
}

function propertyNamed(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const found = object.properties.filter(ts.isPropertyAssignment).find((one) => one.name.getText() === name);
  return found?.initializer;
}

function commentsIn(object: ts.Expression | undefined): ReadonlyMap<string, string> {
  if (object === undefined || !ts.isObjectLiteralExpression(object)) return new Map();
  return new Map(object.properties.map((one) => [one.name?.getText() ?? "", commentOf(one)]));
}

function asField(member: ts.PropertySignature): DescribedField {
  return {
    name: member.name.getText(),
    type: (member.type?.getText() ?? "unknown").replace(/\s+/g, " "),
    node: member.type,
    optional: member.questionToken !== undefined,
    comment: commentOf(member),
  };
}

function describe(node: ts.FunctionDeclaration | ts.VariableStatement, name: string): Described {
  const examples = ts
    .getJSDocTags(node)
    .filter(({ tagName }) => tagName.text === "example")
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "");
  return { name, comment: commentOf(node), examples, file: fileOf(node) };
}

export function commentOf(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return ts.getTextOfJSDocComment(doc?.comment) ?? "";
}
