import type { Cloud } from "../action";

export interface NumberedRequest {
  readonly PageNumber?: number;
  readonly PageSize?: number;
}

/** A page by its number: rows are skipped or repeated when others come and go meanwhile. */
export function numbered<Item>(all: readonly Item[], request: NumberedRequest, cloud: Cloud) {
  const { PageNumber = 1, PageSize = 10 } = request;
  const ordered = cloud.options.listOrder === "oldest first" ? all : [...all].reverse();
  return {
    items: ordered.slice((PageNumber - 1) * PageSize, PageNumber * PageSize),
    fields: { PageNumber, PageSize, TotalCount: all.length },
  };
}

/** What stands where the next page's token would, on the last page. */
export function nextToken(token: string | undefined, cloud: Cloud): string | undefined {
  return token ?? (cloud.options.lastNextToken === "empty" ? "" : undefined);
}

/** Gives rows that have no place of their own the one they stand in. */
export function inOrder<Item extends object>(all: readonly Item[]): (Item & { readonly sequence: number })[] {
  return all.map((item, index) => ({ ...item, sequence: index + 1 }));
}
