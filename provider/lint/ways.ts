import { inWords } from "../config/values";
import type { Document, Said } from "./document";
import { ESCALATIONS, type Escalation } from "./escalations";
import { covers } from "./patterns";
import { type Permission, permitting, type Reach } from "./permits";
import { type Place, quoted } from "./rule";

/** How the holder of a document becomes administrator, and which of its entries lets it. */
export interface Way {
  readonly how: string;
  readonly said: Said;
  readonly actions: readonly string[];
}

/** A sentence names as many ways as this; the others are counted. */
const NAMED = 3;

/** The ways that a document leaves open. */
export function waysIn(document: Document, reach: Reach = {}): Way[] {
  return ESCALATIONS.flatMap((one) => wayOf(document, one, reach));
}

/**
 * The way, where each action that it needs is allowed; it is told of the first of them, which has to be allowed on
 * everything. The others serve on whatever there is: one instance is enough to run code on.
 */
function wayOf(document: Document, { needs: [first = [], ...others], how }: Escalation, reach: Reach): Way[] {
  const start = firstOf(document, first, reach);
  if (start === undefined) return [];
  const rest = others.map((any) =>
    firstOf(
      document,
      any.filter((action) => isServed(start.permission, action)),
      { ...reach, onSome: true },
    ),
  );
  const found = [start, ...rest.filter((one) => one !== undefined)];
  if (found.length <= others.length) return [];
  return [{ how, said: start.permission.said, actions: found.map(({ action }) => action) }];
}

function firstOf(document: Document, any: readonly string[], reach: Reach) {
  for (const action of any) {
    const permission = permitting(document, action, reach);
    if (permission !== undefined) return { action, permission };
  }
  return undefined;
}

/** By acs:Service, a role may be passed to some services alone. */
function isServed({ statement }: Permission, action: string): boolean {
  const service = `${action.split(":")[0] ?? ""}.aliyuncs.com`;
  return statement.conditions
    .filter(({ operator, key }) => key.toLowerCase() === "acs:service" && !/Not/.test(operator))
    .every(({ values }) => values.some(({ text }) => covers(text.toLowerCase(), service)));
}

/** One place for each entry, with the ways that it opens. */
export function placesOf(ways: readonly Way[], leads: string): Place[] {
  return [...new Set(ways.map(({ said }) => said))].map((said) => {
    const all = ways.filter((one) => one.said === said).map(({ how, actions }) => `${how} (${inWords(actions)})`);
    const more = all.length - NAMED;
    const named = all.slice(0, NAMED).join("; or ");
    const rest = more > 0 ? `; and ${more} other ways` : "";
    return { path: said.path, what: `is ${quoted(said.text)}, which ${leads}: ${named}${rest}` };
  });
}
