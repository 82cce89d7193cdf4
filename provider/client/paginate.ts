import type { Answer, Call, Send } from "./call";
import { UnexpectedAnswerError } from "./errors";

/** Where an operation keeps its pages; the shape of the paging facts of `api/`. */
export interface Paging {
  readonly token: string;
  readonly size?: string;
  /** Path of the list in the answer, such as `Users.User`. */
  readonly items: string;
  readonly maximum?: number;
}

/**
 * Reads a list page by page. Asks for the largest page unless the call names a size.
 *
 * A list that stops short would make objects look gone, so a missing or repeated token is an `UnexpectedAnswerError`.
 */
export async function* pages<Item>(
  send: Send,
  call: Call,
  paging: Paging,
): AsyncGenerator<readonly Item[], void, undefined> {
  const seen = new Set<string>();
  let parameters = call.parameters;
  if (paging.size && paging.maximum && parameters[paging.size] === undefined) {
    parameters = { ...parameters, [paging.size]: paging.maximum };
  }
  for (;;) {
    const answer = await send({ ...call, parameters });
    yield itemsOf<Item>(answer, call, paging.items);
    const token = answer[paging.token];
    if (isMarked(answer, false)) return;
    if (typeof token !== "string" || token === "") {
      if (isMarked(answer, true)) throw unexpected(call, answer, `said that there is more but gave no ${paging.token}`);
      return;
    }
    if (seen.has(token)) throw unexpected(call, answer, `gave the same ${paging.token} twice`);
    seen.add(token);
    parameters = { ...parameters, [paging.token]: token };
  }
}

/** Reads all pages of a list. */
export async function everyItem<Item>(send: Send, call: Call, paging: Paging): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages<Item>(send, call, paging)) items.push(...page);
  return items;
}

/** The services' samples show a token beside `IsTruncated: false`; some operations type the flag as text. */
function isMarked(answer: Answer, truncated: boolean): boolean {
  return String(answer["IsTruncated"]).toLowerCase() === String(truncated);
}

/** A list that is left out, or whose wrapper is, is empty: the services leave empty fields out. */
function itemsOf<Item>(answer: Answer, call: Call, path: string): readonly Item[] {
  let value: unknown = answer;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null) return [];
    value = (value as { readonly [field: string]: unknown })[name];
  }
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw unexpected(call, answer, `answered without a list at ${path}`);
  return value;
}

function unexpected(call: Call, answer: Answer, what: string): UnexpectedAnswerError {
  const requestId = typeof answer["RequestId"] === "string" ? answer["RequestId"] : undefined;
  return new UnexpectedAnswerError(`${call.action} of ${call.service} ${what} (request ${requestId ?? "unknown"}).`, {
    service: call.service,
    action: call.action,
    requestId,
  });
}
