import type { OperationFacts, Shape } from "../../provider/api/facts";

/** An object of the answers under its own noun: `User` of CreateUser, GetUser and ListUsers is one type. */
export interface NamedShape {
  readonly name: string;
  readonly fields: ReadonlyMap<string, Field>;
  /** The operations that answer with it. */
  readonly operations: readonly string[];
}

export interface Field {
  /** One, or a list bare and wrapped: GetAccount has the tags of an account so, ListAccounts so. */
  readonly shapes: readonly Shape[];
  /** The operations whose answers have this field. */
  readonly operations: readonly string[];
}

interface Noun {
  readonly fields: Map<string, { readonly shapes: Shape[]; readonly operations: string[] }>;
  readonly operations: string[];
}

type Fields = { readonly [field: string]: Shape };

export function isFields(shape: Shape): shape is Fields {
  return typeof shape === "object" && !Array.isArray(shape);
}

export function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

/** IMS wraps its lists (`Users.User[]`): such a wrapper is no noun of its own. */
export function isWrapper(shape: Fields): boolean {
  const [only, ...others] = Object.values(shape);
  return only !== undefined && others.length === 0 && isList(only);
}

/** `Users` to `User`, `Directories` to `Directory`; words that are singular stay as they are. */
export function singular(name: string): string {
  if (name.endsWith("ies")) return `${name.slice(0, -3)}y`;
  return name.endsWith("s") && !name.endsWith("ss") && !name.endsWith("us") ? name.slice(0, -1) : name;
}

/**
 * The nouns of a service's answers, each merged over all operations: every field is optional anyway, so one type serves
 * all of them, and each field knows which operations have it. Two types under one field name would be a mistake.
 */
export function namedShapes(operations: readonly OperationFacts[]): NamedShape[] {
  const nouns = new Map<string, Noun>();

  function visit(name: string, shape: Shape, action: string): void {
    if (isList(shape)) {
      if (isFields(shape[0])) record(singular(name), shape[0], action);
    } else if (isFields(shape)) {
      if (isWrapper(shape)) visitFields(shape, action);
      else record(name, shape, action);
    }
  }

  function visitFields(fields: Fields, action: string): void {
    for (const [field, shape] of Object.entries(fields)) visit(field, shape, action);
  }

  function record(name: string, fields: Fields, action: string): void {
    const noun: Noun = nouns.get(name) ?? { fields: new Map(), operations: [] };
    nouns.set(name, noun);
    noun.operations.push(action);
    for (const [field, shape] of Object.entries(fields)) {
      const known = noun.fields.get(field);
      if (!known) noun.fields.set(field, { shapes: [shape], operations: [action] });
      else if (known.shapes.some((other) => kindOf(other) === kindOf(shape))) known.operations.push(action);
      else if (known.shapes.every((other) => isSameList(other, shape))) {
        known.shapes.push(shape);
        known.operations.push(action);
      } else throw new Error(`${name}.${field} has two types; ${action} disagrees with ${known.operations[0]}.`);
    }
    visitFields(fields, action);
  }

  for (const { action, response } of operations) visitFields(response, action);
  return [...nouns].map(([name, noun]) => ({ name, ...noun })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The path of the one list that a List operation answers with; `undefined` where it has none, or several. */
export function listPath({ action, paging, response }: OperationFacts): string | undefined {
  if (paging) return paging.items;
  if (!action.startsWith("List")) return undefined;
  const paths = Object.entries(response).flatMap(([field, shape]) => {
    if (isList(shape)) return [field];
    return isFields(shape) && isWrapper(shape) ? [`${field}.${Object.keys(shape)[0]}`] : [];
  });
  return paths.length === 1 ? paths[0] : undefined;
}

/** Whether one is the list that the other wraps. */
function isSameList(one: Shape, other: Shape): boolean {
  const [inner = one] = isFields(one) && isWrapper(one) ? Object.values(one) : [];
  const [outer = other] = isFields(other) && isWrapper(other) ? Object.values(other) : [];
  return isList(inner) && isList(outer) && kindOf(inner) === kindOf(outer);
}

/** What must agree when shapes merge; the fields of nested objects are merged under their own noun. */
function kindOf(shape: Shape): string {
  if (isList(shape)) return `list of ${kindOf(shape[0])}`;
  return isFields(shape) ? "object" : (shape as string);
}
