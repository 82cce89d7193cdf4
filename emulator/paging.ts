import { hash } from "node:crypto";
import type { PagingFacts } from "../provider/api/facts";
import type { Uncertain } from "./options";
import { Refusal } from "./refusal";

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly size: number;
  readonly total: number;
  /** Present while there is more. */
  readonly token: string | undefined;
}

export interface PageRequest {
  readonly facts: PagingFacts;
  /** The call's own parameters, the token among them. */
  readonly request: Readonly<Record<string, unknown>>;
  /** What else the token is bound to: service, action and account. */
  readonly scope: string;
  readonly now: number;
  readonly order: Uncertain["listOrder"];
}

const tokenLifeMs = 60 * 60_000;

/**
 * Cuts the page that the request asks for. A token remembers the last item's place in the order of creation, so pages
 * neither skip nor repeat what stays in place while others come and go. It serves only the query it was given for, for an hour.
 */
export function cutPage<Item extends { readonly sequence: number }>(
  all: readonly Item[],
  { facts, request, scope, now, order }: PageRequest,
): Page<Item> {
  const direction = order === "oldest first" ? 1 : -1;
  const sorted = inOrder(all, direction);
  const asked = facts.size === undefined ? undefined : request[facts.size];
  const size = typeof asked === "number" ? asked : (facts.initial ?? 100);
  const query = digest(scope, request, facts.token);
  const after = readToken(String(request[facts.token] ?? ""), query, now, facts.token);
  const rest = after === undefined ? sorted : sorted.filter(({ sequence }) => direction * (sequence - after) > 0);
  const items = rest.slice(0, size);
  const last = items.at(-1);
  const token = last === undefined || rest.length <= size ? undefined : writeToken(last.sequence, query, now);
  return { items, size, total: all.length, token };
}

/** Lists mostly are in the order of creation as they are held. */
function inOrder<Item extends { readonly sequence: number }>(all: readonly Item[], direction: 1 | -1): readonly Item[] {
  let before = Number.NEGATIVE_INFINITY;
  for (const { sequence } of all) {
    if (direction * sequence < before) {
      return [...all].sort((left, right) => direction * (left.sequence - right.sequence));
    }
    before = direction * sequence;
  }
  return all;
}

function writeToken(sequence: number, query: string, now: number): string {
  return Buffer.from(JSON.stringify([sequence, query, now + tokenLifeMs])).toString("base64url");
}

function readToken(token: string, query: string, now: number, name: string): number | undefined {
  if (token === "") return undefined;
  const refuse = (why: string) => new Refusal(`InvalidParameter.${name}`, 400, `The specified ${name} ${why}.`);
  const parts = parse(token);
  if (parts === undefined) throw refuse("is not valid");
  if (parts[1] !== query) throw refuse("belongs to another query");
  if (parts[2] <= now) throw refuse("is expired");
  return parts[0];
}

function parse(token: string): readonly [number, string, number] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    if (!Array.isArray(parts)) return undefined;
    const [sequence, query, expires] = parts as unknown[];
    if (typeof sequence !== "number" || typeof query !== "string" || typeof expires !== "number") return undefined;
    return [sequence, query, expires];
  } catch {
    return undefined;
  }
}

function digest(scope: string, request: Readonly<Record<string, unknown>>, tokenName: string): string {
  const others = Object.entries(request)
    .filter(([name]) => name !== tokenName)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return hash("sha256", JSON.stringify([scope, others]), "base64url").slice(0, 16);
}
