import ts from "typescript";
import type { Property } from "./subjects";

/** The type of a property as a program gives it: an output may stand for the whole and for each of its parts. */
export function inputText({ node, values, type }: Property, isOptional: boolean): string {
  const plain = partsOf(node, values);
  const absent = isOptional ? " | undefined" : "";
  return plain === undefined ? `Given<${type}${absent}>` : `pulumi.Input<${plain}${absent}>`;
}

export function outputText({ type, isAlwaysThere }: Property): string {
  return `pulumi.Output<${type}${isAlwaysThere ? "" : " | undefined"}>`;
}

/** `undefined` for what names another type, which the compiler takes apart with `Given`. */
function partsOf(node: ts.TypeNode | undefined, values: readonly string[] = []): string | undefined {
  if (node === undefined) return undefined;
  const literals = values.length > 0 ? values.map((value) => JSON.stringify(value)) : literalsOf(node);
  // `string & {}`: an editor goes on offering the values, and a variable of the type `string` is taken all the same.
  if (literals.length > 0) return `${literals.join(" | ")} | (string & {})`;
  if (ts.isArrayTypeNode(node)) return wrapped(partsOf(node.elementType), (item) => `pulumi.Input<${item}>[]`);
  const map = mapValue(node);
  if (map !== undefined) return wrapped(partsOf(map), (value) => `{ [key: string]: pulumi.Input<${value}> }`);
  return SCALARS.includes(node.kind) ? node.getText() : undefined;
}

const SCALARS = [ts.SyntaxKind.StringKeyword, ts.SyntaxKind.NumberKeyword, ts.SyntaxKind.BooleanKeyword];

function wrapped(inner: string | undefined, wrap: (inner: string) => string): string | undefined {
  return inner === undefined ? undefined : wrap(inner);
}

function literalsOf(node: ts.TypeNode): readonly string[] {
  if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) return [node.getText()];
  if (!ts.isUnionTypeNode(node)) return [];
  const each = node.types.map(literalsOf);
  return each.every((one) => one.length > 0) ? each.flat() : [];
}

function mapValue(node: ts.TypeNode): ts.TypeNode | undefined {
  const [only, ...others] = ts.isTypeLiteralNode(node) ? node.members : [];
  return only !== undefined && others.length === 0 && ts.isIndexSignatureDeclaration(only) ? only.type : undefined;
}

/** The names of other types in a type. */
export function namesIn(type: string): readonly string[] {
  return [...type.replace(/"[^"]*"/g, "").matchAll(/\b[A-Z]\w+\b/g)].map(([name]) => name);
}
