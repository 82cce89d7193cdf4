import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";

/** What a source file says, as far as it matters for who calls what. */
interface Source {
  /** Top-level statements by the names that they declare. */
  readonly declared: ReadonlyMap<string, ts.Statement>;
  /** Where each imported or passed-on name comes from; types come from nowhere. */
  readonly imported: ReadonlyMap<string, Origin>;
}

interface Origin {
  readonly file: string;
  readonly name: string;
}

/**
 * The top-level statements that a name leads to: its own, and those of all names in it, through imports. A local variable
 * that is called as something at the top leads there as well, so it is too many at times, and never too few.
 */
export class Reach {
  private readonly sources = new Map<string, Source>();

  /** @param within whether a file is followed: what lies outside says nothing of its own. */
  constructor(
    private readonly root: string,
    private readonly within: (file: string) => boolean,
  ) {}

  from(file: string, name: string): readonly ts.Statement[] {
    return [...this.walk({ file, name }, new Set())];
  }

  /** All that a file declares, with what that leads to. */
  ofFile(file: string): readonly ts.Statement[] {
    const found = new Set<ts.Statement>();
    for (const name of this.source(file).declared.keys()) this.walk({ file, name }, found);
    return [...found];
  }

  private walk({ file, name }: Origin, found: Set<ts.Statement>): Set<ts.Statement> {
    const source = this.source(file);
    const statement = source.declared.get(name);
    const origin = source.imported.get(name);
    if (statement === undefined) return origin === undefined ? found : this.walk(origin, found);
    if (found.has(statement)) return found;
    found.add(statement);
    for (const used of namesIn(statement)) this.walk({ file, name: used }, found);
    return found;
  }

  private source(file: string): Source {
    const known = this.sources.get(file) ?? this.parse(file);
    this.sources.set(file, known);
    return known;
  }

  private parse(file: string): Source {
    const text = readFileSync(join(this.root, file), "utf8");
    const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
    const declared = statements.flatMap((one) => declaredBy(one).map((name) => [name, one] as const));
    const imported = statements.flatMap((one) => this.importedBy(one, file));
    return { declared: new Map(declared), imported: new Map(imported) };
  }

  private importedBy(statement: ts.Statement, from: string): readonly (readonly [string, Origin])[] {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return [];
    const file = `${posix.join(posix.dirname(from), moduleSpecifier.text)}.ts`;
    if (!moduleSpecifier.text.startsWith(".") || !this.within(file) || !existsSync(join(this.root, file))) return [];
    const names = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : statement.exportClause;
    if (names === undefined || !(ts.isNamedImports(names) || ts.isNamedExports(names))) {
      throw new Error(
        `${from}: name what is taken from ${moduleSpecifier.text}, so that it can be told who calls what.`,
      );
    }
    return names.elements.map((one) => [one.name.text, { file, name: (one.propertyName ?? one.name).text }]);
  }
}

function declaredBy(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => boundBy(name));
  }
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return [statement.name?.text ?? ""];
  return []; // types call nothing
}

function boundBy(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((one) => (ts.isOmittedExpression(one) ? [] : boundBy(one.name)));
}

/** Names that stand for something there; not those of properties, nor types. */
function namesIn(statement: ts.Statement): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isIdentifier(node) && !isPropertyName(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return names;
}

function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) && parent.name === node;
}
