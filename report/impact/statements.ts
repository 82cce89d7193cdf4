import stringify from "safe-stable-stringify";
import { sameStatement } from "../../provider/lint/compare";
import { documentOf, type Kind, type Statement } from "../../provider/lint/document";
import type { Policy } from "../power";
import type { PolicyRow } from "./model";

export interface StatementChanges {
  /** Each as JSON. */
  readonly statementsAdded: readonly string[];
  readonly statementsRemoved: readonly string[];
}

/** Two documents, statement by statement; their order does not count. What is no policy is compared as a text. */
export function statementsBetween(before: string | undefined, after: string | undefined, kind: Kind): StatementChanges {
  const [old, now] = [rowsOf(before, kind), rowsOf(after, kind)];
  return { statementsAdded: less(now, old), statementsRemoved: less(old, now) };
}

/** By type and name, in their order. */
export function policiesBetween(before: readonly Policy[], after: readonly Policy[]): PolicyRow[] {
  const [old, now] = [byKey(before), byKey(after)];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((key): PolicyRow[] => {
    const [was, is] = [old.get(key), now.get(key)];
    const { type, name } = (is ?? was) as Policy;
    const statements = statementsBetween(was?.document, is?.document, "policy");
    if (was === undefined) return [{ change: "added", type, name, ...statements }];
    if (is === undefined) return [{ change: "removed", type, name, ...statements }];
    const { statementsAdded, statementsRemoved } = statements;
    return statementsAdded.length + statementsRemoved.length === 0
      ? []
      : [{ change: "changed", type, name, ...statements }];
  });
}

function byKey(policies: readonly Policy[]): Map<string, Policy> {
  return new Map(policies.map((policy) => [`${policy.type} ${policy.name.toLowerCase()}`, policy]));
}

interface Row {
  readonly text: string;
  readonly statement: Statement | undefined;
}

function rowsOf(document: string | undefined, kind: Kind): Row[] {
  if (document === undefined || document === "") return [];
  const raw = rawStatements(document);
  if (raw === undefined) return [{ text: document, statement: undefined }];
  const { statements } = documentOf({ Statement: raw }, kind);
  return raw.map((row, index) => ({
    text: stringify(row) ?? "null",
    statement: statements.find(({ path }) => path[1] === index),
  }));
}

function rawStatements(document: string): readonly unknown[] | undefined {
  try {
    const { Statement } = JSON.parse(document) as { readonly Statement?: unknown };
    return Statement === undefined ? undefined : [Statement].flat();
  } catch {
    return undefined;
  }
}

function less(rows: readonly Row[], others: readonly Row[]): string[] {
  return rows.filter((row) => others.every((other) => !isSame(row, other))).map(({ text }) => text);
}

function isSame(a: Row, b: Row): boolean {
  if (a.text === b.text) return true;
  return a.statement !== undefined && b.statement !== undefined && sameStatement(a.statement, b.statement);
}
