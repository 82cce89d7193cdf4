import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** What the source says of a class or a function: its doc comment, and the examples in it. */
export interface Described {
  readonly name: string;
  readonly comment: string;
  readonly examples: readonly string[];
  /** From the root, with slashes. */
  readonly file: string;
}

export interface DescribedField {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly comment: string;
}

type Declaration = ts.InterfaceDeclaration | ts.ClassDeclaration | ts.FunctionDeclaration;

const FOLDERS = ["provider/resources", "provider/dynamic", "provider/functions"];

/** Doc comments as the TypeScript compiler parses them. A name is looked up in a module's files, then in shared ones. */
export class Declarations {
  private readonly all: readonly Declaration[];

  constructor(root: string) {
    this.all = FOLDERS.flatMap((folder) => sourcesIn(root, folder)).flatMap((file) => declarationsIn(root, file));
  }

  classNamed(module: string, name: string): Described {
    const found = this.find(module, name, ts.isClassDeclaration);
    if (found === undefined) throw new Error(`There is no class ${name} for ${module} in ${FOLDERS.join(", ")}.`);
    return describe(found);
  }

  /** The functions of a module that programs call, without their twins for outputs. */
  functionsOf(module: string): readonly Described[] {
    return this.all
      .filter(ts.isFunctionDeclaration)
      .filter((one) => fileOf(one).startsWith(`provider/functions/${module}/`) && isExported(one))
      .map(describe)
      .filter(({ name }) => !name.endsWith("Output"));
  }

  /** The fields of an interface, in the order of the source; none where there is no such interface. */
  fieldsOf(module: string, name: string): readonly DescribedField[] {
    const members: readonly ts.TypeElement[] = this.find(module, name, ts.isInterfaceDeclaration)?.members ?? [];
    return members.filter(ts.isPropertySignature).map((member) => ({
      name: member.name.getText(),
      type: typeText(member.type?.getText() ?? "unknown"),
      optional: member.questionToken !== undefined,
      comment: commentOf(member),
    }));
  }

  commentOn(module: string, name: string): string {
    const found = this.find(module, name, ts.isInterfaceDeclaration);
    return found === undefined ? "" : commentOf(found);
  }

  /** The interfaces that types name, and those that these name in turn, in the order of their first mention. */
  interfacesIn(module: string, types: readonly string[]): readonly string[] {
    const found: string[] = [];
    const look = (type: string): void => {
      for (const [name] of type.matchAll(/\b[A-Z]\w+\b/g)) {
        if (found.includes(name) || this.find(module, name, ts.isInterfaceDeclaration) === undefined) continue;
        found.push(name);
        for (const field of this.fieldsOf(module, name)) look(field.type);
      }
    };
    types.forEach(look);
    return found;
  }

  private find<T extends Declaration>(module: string, name: string, is: (node: ts.Node) => node is T): T | undefined {
    const named = this.all.filter(is).filter((one) => one.name?.text === name);
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
    (one): one is Declaration =>
      ts.isInterfaceDeclaration(one) || ts.isClassDeclaration(one) || ts.isFunctionDeclaration(one),
  );
}

function isExported(declaration: Declaration): boolean {
  return declaration.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
}

function describe(node: Declaration): Described {
  const examples = ts
    .getJSDocTags(node)
    .filter(({ tagName }) => tagName.text === "example")
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "");
  return { name: node.name?.text ?? "", comment: commentOf(node), examples, file: fileOf(node) };
}

export function commentOf(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return ts.getTextOfJSDocComment(doc?.comment) ?? "";
}

/** As a reader understands it: what the compiler needs to complete known words is no part of the type's meaning. */
function typeText(written: string): string {
  return written.replace(/\s+/g, " ").replace(/\bSuggested<([^<>]+)>/g, "$1 | string");
}
