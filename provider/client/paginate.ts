import type { Answer, Call, Send } from "./call";

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
 * Ends with an error when the service repeats a token, which would otherwise go round for ever.
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
    if (typeof token !== "string" || token === "" || isLast(answer)) return;
    if (seen.has(token)) {
      throw new Error(
        `${call.action} of ${call.service} gave the same ${paging.token} twice while listing ${paging.items}.`,
      );
    }
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

/** Some operations type the flag as text. */
function isLast(answer: Answer): boolean {
  return answer["IsTruncated"] === false || answer["IsTruncated"] === "false";
}

/** A list that is left out, or whose wrapper is, is empty: the services leave empty fields out. */
function itemsOf<Item>(answer: Answer, call: Call, path: string): readonly Item[] {
  let value: unknown = answer;
  for (const name of path.split(".")) {
    if (value === undefined || value === null) return [];
    value = (value as { readonly [field: string]: unknown })[name];
  }
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    throw new Error(
      `${call.action} of ${call.service} answered without a list at ${path} (request ${String(answer["RequestId"])}).`,
    );
  }
  return value;
}
