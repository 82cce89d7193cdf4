import assert from "node:assert/strict";
import { createRequire } from "node:module";
import type { Shape } from "../../../provider/api/facts";
import { type Described, factsOf } from "../conformance";

/** The XML parser that the official SDKs bring along and read XML with. */
const { XML } = createRequire(require.resolve("@alicloud/openapi-core"))("@darabonba/typescript") as {
  readonly XML: { parseXml(text: string, model: null): Readonly<Record<string, unknown>> };
};

/** An XML answer as the JSON one would be, by the shapes of the facts table: XML tells neither types nor lists of one. */
export function parsed(text: string, service: string, action: string): unknown {
  const document = XML.parseXml(text, null);
  assert.deepEqual(Object.keys(document), [`${action}Response`]);
  const operation = factsOf(service as Described).operations.find((each) => each.action === action);
  return typed(operation?.response ?? {}, document[`${action}Response`]);
}

function typed(shape: Shape, value: unknown): unknown {
  if (Array.isArray(shape)) return listOf(value).map((item) => typed(shape[0], item));
  if (typeof shape === "object") return objectOf(shape as Readonly<Record<string, Shape>>, value);
  assert.equal(typeof value, "string");
  if (shape === "integer") return Number(value);
  if (shape === "boolean") return { true: true, false: false }[String(value)];
  return value;
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function objectOf(shape: Readonly<Record<string, Shape>>, value: unknown): object {
  // An element without children reads as empty text.
  const fields = value === "" ? {} : (value as Readonly<Record<string, unknown>>);
  const unknown = Object.keys(fields).filter((field) => shape[field] === undefined);
  assert.deepEqual(unknown, [], "fields that the facts table does not have");
  const there = Object.entries(shape).filter(([field, inner]) => Array.isArray(inner) || fields[field] !== undefined);
  return Object.fromEntries(there.map(([field, inner]) => [field, typed(inner, fields[field])]));
}

/** The same but for empty lists, which XML cannot tell from absent ones. */
export function sameInXml(actual: unknown, expected: unknown, message: string): void {
  assert.deepEqual(withoutEmptyLists(actual), withoutEmptyLists(expected), message);
}

function withoutEmptyLists(value: unknown): unknown {
  const kept = (_: string, inner: unknown) => (Array.isArray(inner) && inner.length === 0 ? undefined : inner);
  return JSON.parse(JSON.stringify({ value }, kept));
}
